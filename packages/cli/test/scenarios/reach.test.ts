import type { JsonObject } from '@assay/validator';
import { beforeAll, describe, expect, type TestContext, test } from 'vitest';
import { type Authority, authority, type Identity } from './authority.ts';
import type { Ended } from './command.ts';
import { type Front, type FrontOptions, startFront } from './front.ts';
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
): Promise<{ readonly ended: Ended; readonly place: Folder; readonly front: Front }> {
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
});

describe.concurrent('a proxy', () => {
  const throughProxy = async (
    context: Pick<TestContext, 'onTestFinished'>,
    wanted: Wanted,
    { login, name, ...env }: { readonly login?: string; readonly name: string; readonly NO_PROXY?: string },
  ): Promise<{ readonly ended: Ended; readonly place: Folder; readonly proxy: ForwardProxy }> => {
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
