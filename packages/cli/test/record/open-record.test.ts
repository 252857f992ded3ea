import { createHmac, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '@assay/runner';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Folder } from '../scenarios/workshop.ts';
import { copyOf, privateMember, vendorsFolder } from './recorded.ts';

const secret = 'a secret of the vendor, 48 octets & a bit: 0x%; hush';
const password = 'planted-password-51b0c2';
const planted = new Map([
  ['the secret', secret],
  ['a private key', privateMember],
  ['a password', password],
  ['a token of somebody else', 'planted-token-9c31f7'],
]);
const reason = '=HYPERLINK("http://127.0.0.1/","agreed")<script>alert(1)</script>';

interface Urls {
  readonly token: string;
  readonly resource: string;
}

function assertion({ token }: Urls, more: object, header: string): string {
  const claims = {
    iss: 'vendor',
    sub: 'vendor',
    aud: token,
    exp: Math.floor(Date.now() / 1000) + 250,
    jti: randomUUID(),
  };
  const parts = [header, JSON.stringify({ ...claims, ...more })];
  const input = parts.map((one) => Buffer.from(one).toString('base64url')).join('.');
  const signature = createHmac('sha384', secret).update(input).digest('base64url');
  planted.set(`signature ${planted.size}`, signature);
  return `${input}.${signature}`;
}

async function ask(urls: Urls, params: Readonly<Record<string, string>>, headers: HeadersInit = {}): Promise<void> {
  const body = new URLSearchParams({ grant_type: 'client_credentials', scope: 'system/Patient.rs', ...params });
  const response = await fetch(urls.token, { method: 'POST', body, headers });
  const { access_token: token } = (await response.json()) as { readonly access_token: string };
  planted.set(`issued token ${planted.size}`, token);
  await fetch(urls.resource, { headers: { authorization: `Bearer ${token}` } });
  await fetch(`${urls.resource}?access_token=${token}`);
}

/** A client that gives everything away, once in each way. */
async function careless(urls: Urls): Promise<void> {
  const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
  const proof = (more: object = {}, header: string = '{"alg":"HS384","typ":"JWT"}') => ({
    client_assertion_type: type,
    client_assertion: assertion(urls, more, header),
  });
  const basic = Buffer.from(`vendor:${secret}`).toString('base64');
  await ask(urls, proof());
  await ask(urls, { ...proof(), client_secret: secret });
  await ask(urls, proof(), { authorization: `Basic ${basic}`, 'x-api-key': password, cookie: `s=${password}` });
  await ask(urls, { ...proof({ jwk: { kty: 'EC', d: privateMember } }), password });
  // White space before the first member moves every character of the header.
  await ask(urls, proof({}, '{ "alg":"HS384","typ":"JWT"}'));
  await fetch(urls.token, { method: 'POST', body: JSON.stringify({ client_secret: secret, password }) });
  await fetch(`${urls.token}?client_secret=${encodeURIComponent(secret)}&password=${password}`, { method: 'POST' });
  await fetch(`${urls.resource}?access_token=planted-token-9c31f7`);
}

let place: Folder;
let report: Report;
const files = new Map<string, string>();

beforeAll(async () => {
  place = await vendorsFolder();
  await place.write('assay.config.json', {
    profile: 'redox-source-auth-v2',
    scope: 'system/Patient.rs',
    clients: [{ clientId: 'vendor', alg: 'HS384', secretEnv: 'VENDOR_SECRET' }],
  });
  await place.write('baseline.json', {
    version: 1,
    profile: 'redox-source-auth-v2',
    entries: [
      {
        id: 'secret-not-transmitted',
        variant: 'HS384',
        status: 'failed',
        requirement: 'secret-not-transmitted',
        reason,
        whose: 'choice',
        clause: 'redox#jwt-claims',
        until: '2999-12-31',
      },
    ],
  });
  const args = ['certify', '--reporter', 'json=r.json', '--record', 'record', '--baseline', 'baseline.json'];
  const { stderr } = await place.command(args, {
    env: { VENDOR_SECRET: secret },
    started: (child) => {
      child.stderr?.on('data', (text: string) => {
        const token = /token endpoint +(\S+)/.exec(text)?.[1];
        if (token === undefined) return;
        const urls = { token, resource: token.replace(/token$/, 'resource') };
        void careless(urls).finally(() => child.kill('SIGINT'));
      });
    },
  });
  expect(stderr).toContain('wrote the record record, not signed; to sign it: assay record sign record --key FILE');
  report = await place.report('r.json');
  for (const name of await readdir(join(place.path, 'record')))
    files.set(name, await readFile(join(place.path, 'record', name), 'utf8'));
}, 120_000);
afterAll(() => place.remove());

test('the record is not signed, and verifies once it is', async () => {
  expect(files.has('record.jws')).toBe(false);
  const copy = await copyOf(place, 'record');
  const { code, stdout } = await copy.verify();
  expect(stdout).toContain('the record is not signed');
  expect(code).toBe(1);
  expect((await copy.sign('vendor.jwk.json')).code).toBe(0);
  const signed = await copy.verify();
  expect(signed.stdout).toMatch(/^verified: /);
  expect(signed.code).toBe(0);
});

describe('waivers', () => {
  test('are waived in the report, which fails for the rest', () => {
    expect(report.results.find(({ id }) => id === 'secret-not-transmitted')?.known).toMatchObject({ whose: 'choice' });
    expect(report.outcome).toBe('failed');
  });

  test('stand in the first line of the page and of what verify says, beside what was not proven', async () => {
    const copy = await copyOf(place, 'record');
    await copy.sign('vendor.jwk.json');
    const [line = ''] = (await copy.verify()).stdout.split('\n');
    expect(line).toContain('vendor does not conform');
    expect(line).toContain(
      `1 waiver: secret-not-transmitted [HS384] failed by secret-not-transmitted (choice: ${reason}`,
    );
    expect(line).toContain('until 2999-12-31');
    expect(line).toMatch(/\d+ MUST rules not proven: .*tls-certificate-checked/);
    const [, title = ''] = /<h1>(.*)<\/h1>/.exec(files.get('summary.html') ?? '') ?? [];
    expect(title).toContain('1 waiver: secret-not-transmitted');
    expect(title).toContain('&lt;script&gt;');
  });

  test('cannot be taken out of a record that is signed', async () => {
    const copy = await copyOf(place, 'record');
    await copy.sign('vendor.jwk.json');
    await copy.change('result.json', (text) => text.replace('"choice"', '"theirs"'));
    await copy.redigest();
    expect((await copy.verify()).code).toBe(1);
  });
});

describe('what must not be shown', () => {
  /** The texts of a file, those that stand in base64url within it too. */
  const textsOf = (text: string): readonly string[] => [
    text,
    ...(text.match(/[\w-]{12,}/g) ?? []).map((one) => Buffer.from(one, 'base64url').toString('latin1')),
  ];
  const spelt = (text: string): readonly string[] => [
    text,
    encodeURIComponent(text),
    new URLSearchParams({ x: text }).toString().slice(2),
    JSON.stringify(text).slice(1, -1),
    Buffer.from(text).toString('base64').replace(/=+$/, ''),
    Buffer.from(text).toString('base64url'),
    Buffer.from(text).toString('hex'),
  ];

  test('was sent, and the record tells of it', () => {
    expect([...planted.keys()].filter((name) => name.startsWith('issued'))).toHaveLength(5);
    const told = ['secret-not-transmitted', 'bearer-header-format', 'key-material-not-sent'];
    for (const rule of told) expect(report.results.find(({ id }) => id === rule)).toMatchObject({ status: 'failed' });
    expect(files.get('exchanges.ndjson')?.split('\n').length).toBeGreaterThan(15);
    expect(files.get('exchanges.ndjson')).toContain('client_secret=[redacted]');
  });

  test('a SHA-256 stands in place of each signature, however its header is written', () => {
    const text = files.get('exchanges.ndjson') ?? '';
    const kept = [...text.matchAll(/client_assertion=([\w-]+)\.[^.&"]+\.([^&"]+)/g)];
    expect(kept.map(([, header = '']) => header.slice(0, 3)).sort()).toEqual(['eyA', 'eyJ', 'eyJ', 'eyJ', 'eyJ']);
    expect(kept.map(([, , third = '']) => third.length)).toEqual([43, 43, 43, 43, 43]);
  });

  test('stands in no file, in no spelling', () => {
    const wanted = [...planted].flatMap(([name, text]) => spelt(text).map((one) => [name, one] as const));
    const found = [...files].flatMap(([file, text]) => {
      const texts = textsOf(text);
      return wanted.flatMap(([name, one]) =>
        texts.some((each) => each.includes(one)) ? [`${name} in ${file}: ${one}`] : [],
      );
    });
    expect(found).toEqual([]);
  });
});
