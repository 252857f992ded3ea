import type { JsonObject } from '@assay/validator';
import { beforeAll, describe, expect, type TestContext, test } from 'vitest';
import { type Authority, authority, type Identity } from './authority.ts';
import { type Front, type FrontOptions, startFront } from './front.ts';
import type { Said } from './in-process.ts';
import { type ForwardProxy, startProxy } from './proxy.ts';
import { configFor, type Folder, folder } from './workshop.ts';

const run = ['test', '--grep', 'lifetime-hour-over', '--runs', '0', '--reporter', 'json=r.json'];

let home: Authority;
let server: Identity;
beforeAll(async () => {
  home = await authority();
  server = await home.issue();
});

interface Wanted {
  readonly front?: FrontOptions;
  /** Members of the configuration. */
  readonly more?: JsonObject | ((front: Front) => JsonObject);
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>> | ((front: Front) => Readonly<Record<string, string>>);
}

/** Runs one case at a front. */
async function reach(
  { onTestFinished }: Pick<TestContext, 'onTestFinished'>,
  { front: options, more = {}, files = {}, env = {} }: Wanted,
): Promise<{ readonly ended: Said; readonly place: Folder; readonly front: Front }> {
  const front = await startFront(options);
  const config = configFor(front, typeof more === 'function' ? more(front) : more);
  const place = await folder({ 'assay.config.json': config, ...files });
  onTestFinished(async () => {
    await front.close();
    await place.remove();
  });
  const ended = await place.assay(run, { env: typeof env === 'function' ? env(front) : env });
  return { ended, place, front };
}

/** What the control of a run that could not judge says; nothing may be a finding. */
async function trouble({ ended, place }: { readonly ended: Said; readonly place: Folder }): Promise<string> {
  const report = await place.report('r.json');
  expect({ code: ended.code, exitCode: report.exitCode, failed: report.summary.failed }).toEqual({
    code: 3,
    exitCode: 3,
    failed: 0,
  });
  const control = report.results.find((one) => one.id === 'control');
  expect(control?.status).toBe('error');
  return `${control?.message} | ${control?.help}`;
}

describe.concurrent('TLS', () => {
  test('an own authority is trusted when "ca" names it', async (context) => {
    const { ended, place } = await reach(context, {
      front: { tls: server },
      more: { ca: './ca.pem' },
      files: { 'ca.pem': home.cert },
    });
    expect(ended.code).toBe(0);
    const { results } = await place.report('r.json');
    expect(results.find((one) => one.id === 'tls-required')?.status).toBe('passed');
  });

  test('a client certificate is shown when "cert" and "certKey" name it', async (context) => {
    const client = await home.issue();
    const { ended } = await reach(context, {
      front: { tls: { ...server, ca: home.cert, requestCert: true, rejectUnauthorized: true } },
      more: { ca: './ca.pem', cert: './client.pem', certKey: './client.key' },
      files: { 'ca.pem': home.cert, 'client.pem': client.cert, 'client.key': client.key },
    });
    expect(ended.code).toBe(0);
  });

  test('and not otherwise: an error that names "ca"', async (context) => {
    const told = await trouble(await reach(context, { front: { tls: server } }));
    expect(told).toContain('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
    expect(told).toContain('/ca');
  });

  test('an expired certificate: an error that says since when', async (context) => {
    const old = await home.issue({ from: -7200, until: -3600 });
    const wanted = { front: { tls: old }, more: { ca: './ca.pem' }, files: { 'ca.pem': home.cert } };
    expect(await trouble(await reach(context, wanted))).toMatch(/\/tokenEndpoint: .*certificate .* expired on \d{4}-/);
  });

  test('a certificate of another name: an error that says which', async (context) => {
    const other = await home.issue({ names: ['other.example'] });
    const wanted = { front: { tls: other }, more: { ca: './ca.pem' }, files: { 'ca.pem': home.cert } };
    expect(await trouble(await reach(context, wanted))).toMatch(/\/tokenEndpoint: .*other\.example/);
  });

  test('and is missed when they do not: an error that names "cert"', async (context) => {
    const wanted: Wanted = {
      front: { tls: { ...server, ca: home.cert, requestCert: true, rejectUnauthorized: true } },
      more: { ca: './ca.pem' },
      files: { 'ca.pem': home.cert },
    };
    expect(await trouble(await reach(context, wanted))).toContain('/cert');
  });
});

describe.concurrent('a proxy', () => {
  const throughProxy = async (
    context: Pick<TestContext, 'onTestFinished'>,
    wanted: Wanted,
    { login, name, ...env }: { readonly login?: string; readonly name: string; readonly NO_PROXY?: string },
  ): Promise<{ readonly ended: Said; readonly place: Folder; readonly proxy: ForwardProxy }> => {
    const proxy = await startProxy(login);
    context.onTestFinished(proxy.close);
    const url = login === undefined ? proxy.url : proxy.url.replace('//', `//${login}@`);
    return { ...(await reach(context, { ...wanted, env: { [name]: url, ...env } })), proxy };
  };
  const name = 'endpoint.test';

  test('HTTP_PROXY is asked for the whole URL', async (context) => {
    const { place, proxy } = await throughProxy(context, { front: { name } }, { name: 'HTTP_PROXY' });
    const { results } = await place.report('r.json');
    expect(results.find((one) => one.id === 'control')?.status).toBe('passed');
    expect(proxy.asked[0]).toMatch(/^POST http:\/\/endpoint\.test:\d+\/oauth\/token$/);
  });

  test('HTTPS_PROXY is asked for a tunnel, with its login', async (context) => {
    const tls = await home.issue({ names: [name] });
    const wanted = { front: { tls, name }, more: { ca: './ca.pem' }, files: { 'ca.pem': home.cert } };
    const { ended, proxy } = await throughProxy(context, wanted, { name: 'https_proxy', login: 'me:pa55word-planted' });
    expect(ended.code).toBe(0);
    expect(proxy.asked[0]).toMatch(/^CONNECT endpoint\.test:\d+$/);
  });

  test('this machine and the hosts of NO_PROXY are reached directly', async (context) => {
    const { ended, proxy } = await throughProxy(context, {}, { name: 'HTTP_PROXY' });
    expect({ code: ended.code, asked: proxy.asked }).toEqual({ code: 0, asked: [] });
    const direct = await throughProxy(context, { front: { name } }, { name: 'HTTP_PROXY', NO_PROXY: '.test' });
    expect(direct.proxy.asked).toEqual([]);
  });

  test('a proxy that turns us away: an error that names it, without its password', async (context) => {
    const tls = await home.issue({ names: [name] });
    const proxy = await startProxy('me:another');
    context.onTestFinished(proxy.close);
    const env = { HTTPS_PROXY: proxy.url.replace('//', '//me:pa55word-planted@') };
    const done = await reach(context, { front: { tls, name }, env });
    const told = await trouble(done);
    expect(told).toContain('HTTPS_PROXY');
    expect(told + done.ended.stdout + done.ended.stderr).not.toContain('pa55word');
  });
});

describe.concurrent('what the configuration adds', () => {
  test('header fields and parameters are in every request', async (context) => {
    const more = { headers: { 'X-Tenant': 'blue' }, params: { resource: 'https://api.example/' } };
    const { ended, front } = await reach(context, { more });
    expect(ended.code).toBe(0);
    expect(front.seen.length).toBeGreaterThan(2);
    for (const { headers, body } of front.seen) {
      expect(headers['x-tenant']).toBe('blue');
      expect(new URLSearchParams(body).get('resource')).toBe('https://api.example/');
    }
  });
});

describe.concurrent('a token endpoint', () => {
  const places: readonly (readonly [string, FrontOptions])[] = [
    ['with a query', { target: '/oauth/token?tenant=1' }],
    ['with a query of several parameters', { target: '/token?tenant=1&flavour=a%20b' }],
    ['at /', { target: '/' }],
    ['at / with a query', { target: '/?tenant=1' }],
    ['at an IPv6 address', { host: '::1' }],
  ];

  test.for(places)('%s is judged as any other', async ([, options], context) => {
    const { ended, front } = await reach(context, { front: options });
    context.expect(ended.code).toBe(0);
    const [, query] = (options.target ?? '').split('?');
    for (const one of front.seen) context.expect(one.url).toBe(options.target ?? '/oauth/token');
    if (query !== undefined) context.expect(front.seen[0]?.url).toContain(query);
  });
});
