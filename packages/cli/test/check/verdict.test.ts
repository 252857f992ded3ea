import { createHash, generateKeyPairSync } from 'node:crypto';
import { mint, plan, shippedCases, shippedProfile, type Variant } from '@assay/cases';
import { generateKey, selfSigned, sign } from '@assay/jws';
import { type Json, type TokenRequest, validate } from '@assay/validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  all,
  assertionOf,
  check,
  claims,
  clientId,
  folder,
  key,
  now,
  remove,
  reportOf,
  tokenEndpoint,
} from './harness.ts';

let cwd: string;
beforeAll(async () => {
  const stranger = await generateKey('ES384', { kid: 'k1' });
  cwd = await folder({
    'stranger.json': JSON.stringify({ keys: [stranger.publicJwk] }),
    'private.json': JSON.stringify({ keys: [{ ...key.publicJwk, d: 'AAAAAAAAAAAAAAAA' }] }),
    'none.json': '{"keys":[]}',
  });
});
afterAll(() => remove(cwd));

/** Options without some of them. */
function without(...names: readonly string[]): readonly string[] {
  return all.filter((one, index) => !names.includes(one) && !names.includes(all[index - 1] ?? ''));
}

interface Row {
  readonly title: string;
  readonly change?: Readonly<Record<string, Json | undefined>>;
  readonly header?: Readonly<Record<string, Json | undefined>>;
  readonly args?: readonly string[];
  readonly code: number;
  /** Rules broken, at any level. */
  readonly rules?: readonly string[];
  /** What has to be supplied. */
  readonly supply?: readonly string[];
}

const redox = ['--profile', 'redox-source-auth-v2'];
const rows: readonly Row[] = [
  { title: 'conforms', code: 0 },
  { title: 'conforms, by the generic profile', args: all, code: 0 },
  { title: 'expired', change: { exp: now - 1 }, code: 1, rules: ['exp-in-future'] },
  { title: 'expired, within the skew', change: { exp: now - 1 }, args: [...redox, ...all, '--skew', '5'], code: 0 },
  { title: 'too long', change: { exp: now + 301 }, code: 1, rules: ['exp-max-lifetime'] },
  { title: 'too long, which the generic profile does not mind', change: { exp: now + 301 }, args: all, code: 0 },
  { title: 'no jti', change: { jti: undefined }, code: 1, rules: ['jti-required'] },
  { title: 'a SHOULD that is broken is no failure', change: { aud: [tokenEndpoint] }, code: 0, rules: ['aud-type'] },
  { title: 'another client', change: { iss: 'c2', sub: 'c2' }, code: 1, rules: ['client-known'] },
  {
    title: 'an audience that is none',
    change: { aud: 'https://as.example/' },
    code: 1,
    rules: ['aud-accepted'],
  },
  {
    title: 'an audience that may be the issuer',
    change: { aud: 'https://as.example/' },
    args: all,
    code: 3,
    supply: ['--issuer URL', '--audience URL'],
  },
  {
    title: 'an audience that is the issuer',
    change: { aud: 'https://as.example/' },
    args: [...all, '--issuer', 'https://as.example/'],
    code: 0,
  },
  {
    title: 'an audience that is neither',
    change: { aud: 'https://as.example' },
    args: [...all, '--issuer', 'https://as.example/'],
    code: 1,
    rules: ['aud-accepted'],
  },
  {
    title: '--audience replaces what the profile would derive',
    args: [...redox, ...all, '--audience', 'urn:a', '--audience', 'urn:b'],
    code: 1,
    rules: ['aud-accepted'],
  },
  {
    title: '--audience repeats',
    change: { aud: 'urn:b' },
    args: [...redox, ...all, '--audience', 'urn:a', '--audience', 'urn:b'],
    code: 0,
  },
  { title: 'no key', args: [...redox, ...without('--jwks')], code: 3, supply: ['--jwks FILE'] },
  { title: 'no client', args: [...redox, ...without('--client-id')], code: 3, supply: ['--client-id ID'] },
  {
    title: 'no audience',
    args: [...redox, ...without('--token-endpoint')],
    code: 3,
    supply: ['--token-endpoint URL', '--issuer URL', '--audience URL'],
  },
  {
    title: 'only the issuer, where the token endpoint is asked for',
    change: { aud: 'https://as.example' },
    args: [...redox, ...without('--token-endpoint'), '--issuer', 'https://as.example'],
    code: 3,
    supply: ['--token-endpoint URL', '--audience URL'],
  },
  {
    title: 'what is broken comes before what is open',
    change: { exp: now - 1 },
    args: [...redox, '--now', String(now)],
    code: 1,
    rules: ['exp-in-future'],
  },
  {
    title: 'the key of another',
    args: [...redox, ...without('--jwks'), '--jwks', 'stranger.json'],
    code: 1,
    rules: ['signature-valid'],
  },
  {
    title: 'a set without keys',
    args: [...redox, ...without('--jwks'), '--jwks', 'none.json'],
    code: 1,
    rules: ['kid-known'],
  },
  {
    title: 'a set with a private key',
    args: [...redox, ...without('--jwks'), '--jwks', 'private.json'],
    code: 1,
    rules: ['jwks-public-only'],
  },
  { title: 'alg none', header: { alg: 'none' }, code: 1, rules: ['jws-not-unsecured'] },
  { title: 'an unknown kid', header: { kid: 'k2' }, code: 1, rules: ['kid-known'] },
  {
    title: 'a jku, of which no option can say whether it is registered',
    header: { jku: 'https://client.example/jwks.json' },
    args: ['--profile', 'smart-backend-services', ...all],
    code: 0,
    supply: [],
  },
  {
    title: 'the side of the server',
    change: { aud: [tokenEndpoint] },
    args: [...redox, ...all, '--side', 'server'],
    code: 0,
    rules: ['aud-type'],
  },
];

describe('exit code, findings, and what to supply', () => {
  test.each(rows)('$title', async ({ change, header, args = [...redox, ...all], code, rules = [], supply = [] }) => {
    const assertion = await assertionOf(change, header);
    const given = await check([...args, '--format', 'json', '-'], { cwd, stdin: assertion });
    const { findings, unjudged, outcome } = reportOf(given.stdout);
    expect({ code: given.code, broken: findings.map((one) => one.rule) }).toEqual({ code, broken: rules });
    const wanted = unjudged.filter((one) => one.level === 'MUST').map((one) => one.supply);
    if (supply.length > 0) expect(wanted).toContainEqual(supply);
    if (code === 0) expect(wanted.flat()).toEqual([]);
    if (code === 1) expect(outcome).toBe('refuse');
    if (code === 3) expect(outcome).toBe('undecided');
    for (const option of code === 3 ? supply : []) expect(given.stderr).toContain(option);
    if (code !== 3) expect(given.stderr).toBe('');
  });
});

describe('kinds of keys', () => {
  const hs = 'a secret of the workshop, more than 48 octets long';
  const keyPair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = keyPair.publicKey.export({ type: 'spki', format: 'pem' }).toString();

  async function hmac(secret: string): Promise<string> {
    const { secretKey } = await import('@assay/jws');
    const header = JSON.stringify({ alg: 'HS384', typ: 'JWT' });
    return sign({ header, payload: JSON.stringify(claims), key: secretKey(secret, { alg: 'HS384' }), alg: 'HS384' });
  }

  const base = [...redox, ...without('--jwks'), '--format', 'json', '-'];

  test('a secret from the environment', async () => {
    const args = [...base, '--secret-env', 'THE_SECRET'];
    const good = await check(args, { cwd, stdin: await hmac(hs), env: { THE_SECRET: hs } });
    expect(good.code).toBe(0);
    const bad = await check(args, { cwd, stdin: await hmac(hs), env: { THE_SECRET: `${hs} ` } });
    expect(reportOf(bad.stdout).findings.map((one) => one.rule)).toEqual(['signature-valid']);
  });

  test('a secret as a JWK, for octets that are no text', async () => {
    const jwk = JSON.stringify({ kty: 'oct', k: Buffer.from(hs).toString('base64url') });
    const place = await folder({ 'secret.json': jwk });
    const { code, stdout } = await check([...base, '--jwks', 'secret.json'], { cwd: place, stdin: await hmac(hs) });
    await remove(place);
    expect({ code, broken: reportOf(stdout).findings.map((one) => one.rule) }).toEqual({ code: 0, broken: [] });
  });

  test('a secret is asked for when alg suggests one', async () => {
    const { code, stderr } = await check(base, { cwd, stdin: await hmac(hs) });
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining('give --secret-env NAME') });
  });

  test('a public PEM stands for the key that kid names', async () => {
    const place = await folder({ 'public.pem': pem });
    const { privateKey } = await import('@assay/jws');
    const rsa = await privateKey(keyPair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), {
      alg: 'RS384',
    });
    const header = JSON.stringify({ alg: 'RS384', typ: 'JWT', kid: 'anything' });
    const stdin = await sign({ header, payload: JSON.stringify(claims), key: rsa, alg: 'RS384' });
    const { code, stdout } = await check([...redox, ...without('--jwks'), '-', '--jwks', 'public.pem'], {
      cwd: place,
      stdin,
    });
    await remove(place);
    expect(code).toBe(0);
    expect(stdout).toContain('The key is PEM and has no kid; it is taken for the one that kid names.');
  });
});

describe('a registered certificate', () => {
  const profile = ['--profile', 'entra-certificate-credentials', ...without('--jwks')];

  test('comes with the key set, or as PEM, and is asked for where there is none', async () => {
    const rsa = await generateKey('PS256', { kid: 'k1' });
    const der = Buffer.from(await selfSigned(rsa));
    const thumbprint = createHash('sha256').update(der).digest('base64url');
    const place = await folder({
      'x5c.json': JSON.stringify({ keys: [{ ...rsa.publicJwk, x5c: [der.toString('base64')] }] }),
      'x5t.json': JSON.stringify({ keys: [{ ...rsa.publicJwk, 'x5t#S256': thumbprint }] }),
      'plain.json': JSON.stringify({ keys: [rsa.publicJwk] }),
      'certificate.pem': `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`,
    });
    const header = JSON.stringify({ alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprint });
    const stdin = await sign({ header, payload: JSON.stringify(claims), key: rsa, alg: 'PS256' });
    const foreign = stdin.replace(
      /^[^.]+/,
      Buffer.from(header.replace(thumbprint, 'A'.repeat(43))).toString('base64url'),
    );
    const codes: Record<string, number> = {};
    for (const file of ['x5c.json', 'x5t.json', 'certificate.pem', 'plain.json']) {
      codes[file] = (await check([...profile, '-', '--jwks', file], { cwd: place, stdin })).code;
    }
    const { stdout } = await check([...profile, '-', '--jwks', 'x5c.json', '--format', 'json'], {
      cwd: place,
      stdin: foreign,
    });
    await remove(place);
    expect(codes).toEqual({ 'x5c.json': 0, 'x5t.json': 0, 'certificate.pem': 0, 'plain.json': 3 });
    expect(reportOf(stdout).findings.map((one) => one.rule)).toContain('x5t-s256-known');
  });
});

/** The client of the harness, as the cases know it. */
const variant: Variant = {
  name: 'ES384',
  client: { clientId, key, role: 'tested' },
  stranger: await generateKey('ES384', { kid: 'k1' }),
};

/** A request as text. */
function textOf({ method, url, headers, body }: TokenRequest): string {
  const { pathname, search } = new URL(url);
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${pathname}${search} HTTP/1.1`, ...lines, '', body].join('\r\n');
}

describe('every case of the suite', () => {
  const id = 'smart-backend-services';

  test('is judged as by the validator', async () => {
    const profile = shippedProfile(id);
    const target = { tokenEndpoint, issuer: 'https://as.example', scope: 'system/Patient.rs', headers: [], params: [] };
    const bench = { profile, target, variant, now };
    const capabilities = new Set(['intrusive', 'slow'] as const);
    const args = ['--profile', id, ...all, '--issuer', target.issuer, '--side', 'server', '--format', 'json', '-'];
    let judged = 0;
    for (const { case: one, skip } of plan(shippedCases(), variant, { profile, target, capabilities })) {
      if (skip !== undefined || one.steps !== undefined) continue;
      const minted = await mint(one, bench);
      // No option says which key set URL is registered.
      if (!/^[A-Z]+$/.test(minted.request.method) || headerText(minted.assertion).includes('"jku"')) continue;
      const { findings, unjudged } = reportOf((await check(args, { cwd, stdin: textOf(minted.request) })).stdout);
      const wanted = validate(minted.request, profile, {
        now,
        client: { id: clientId, method: 'private_key_jwt', algs: algsOf(minted.assertion) },
        audiences: { tokenEndpoint, issuer: target.issuer },
        keys: [key.facts],
        signature: minted.signature,
        replay: 'fresh',
        history: {},
      });
      expect({ id: one.id, found: findings.map(({ rule, level }) => `${rule} ${level}`), unjudged }).toEqual({
        id: one.id,
        found: wanted.findings.map(({ rule, level }) => `${rule} ${level}`).filter((rule) => !/jwks-url/.test(rule)),
        unjudged: [],
      });
      judged += 1;
    }
    expect(judged).toBeGreaterThan(100);
  });

  /** No option says for which algorithm the client is registered. */
  function algsOf(assertion = ''): readonly string[] {
    const allowed = shippedProfile(id).methods.private_key_jwt ?? [];
    const found = allowed.filter((alg) => headerText(assertion).includes(`"alg":"${alg}"`));
    return found.length === 1 ? found : allowed;
  }

  function headerText(assertion = ''): string {
    const [part = ''] = assertion.split('.');
    return Buffer.from(part, 'base64url').toString();
  }
});
