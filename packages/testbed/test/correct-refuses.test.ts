import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenBench, openBench } from '../src/bench/open-bench.ts';
import { type Draft, short } from '../src/bench/witness.ts';
import { correct } from '../src/correct.ts';
import { policies, policyFor } from '../src/policy.ts';

function damaged(assertion: string): string {
  const [header, payload, signature = ''] = assertion.split('.');
  const octets = Buffer.from(signature, 'base64url');
  octets[11] = (octets[11] ?? 0) ^ 1;
  return `${header}.${payload}.${octets.toString('base64url')}`;
}

const unauthenticated: readonly [title: string, draft: (bench: OpenBench) => Draft][] = [
  ['a stranger’s signature', (b) => ({ key: b.stranger })],
  ['another client’s signature', (b) => ({ key: b.other.key })],
  ['one wrong bit', () => ({ text: damaged })],
  ['an empty signature', () => ({ text: (assertion) => assertion.replace(/[^.]*$/, '') })],
  ['alg none', () => ({ header: { alg: 'none' }, text: (assertion) => assertion.replace(/[^.]*$/, '') })],
  ['no alg', () => ({ header: { alg: undefined } })],
  ['crit', () => ({ header: { crit: ['exp'] } })],
  ['b64 false', () => ({ header: { b64: false } })],
  ['typ at+jwt', () => ({ header: { typ: 'at+jwt' } })],
  ['a kid that is a number', () => ({ header: { kid: 1 } })],
  ['no sub', () => ({ claims: { sub: undefined } })],
  ['no iss', () => ({ claims: { iss: undefined } })],
  ['an unknown client', () => ({ claims: { iss: 'nobody', sub: 'nobody' } })],
  ['an id of the prototype', () => ({ claims: { iss: '__proto__', sub: '__proto__' } })],
  ['client_id of another client', (b) => ({ params: { client_id: b.other.id } })],
  ['no aud', () => ({ claims: { aud: undefined } })],
  ['aud with a slash more', (b) => ({ claims: { aud: `${b.tokenEndpoint}/` } })],
  ['aud of mixed types', (b) => ({ claims: { aud: [b.tokenEndpoint, 1] } })],
  ['no exp', () => ({ claims: { exp: undefined } })],
  ['exp in quotes', (b) => ({ claims: { exp: `${b.now() + 60}` } })],
  ['exp 1e300', () => ({ claims: { iat: undefined, exp: 1e300 } })],
  ['exp 11 s ago', (b) => ({ claims: { exp: b.now() - 11, iat: b.now() - 60 } })],
  ['exp behind the limit', (b) => ({ claims: { iat: undefined, exp: b.now() + b.policy.maxLifetimeSeconds + 11 } })],
  ['nbf too far ahead', (b) => ({ claims: { nbf: b.now() + Math.max(10, b.policy.nbfAheadSeconds) + 1 } })],
  ['iat too far ahead', (b) => ({ claims: { iat: b.now() + b.policy.iatAheadSeconds + 1 } })],
  ['iat as text', () => ({ claims: { iat: 'now' } })],
  ['jti that is a number', () => ({ claims: { jti: 7 } })],
  ['padding', () => ({ text: (assertion) => `${assertion}=` })],
  ['a fourth part', () => ({ text: (assertion) => `${assertion}.` })],
  ['five parts', () => ({ text: () => 'e30.e30.e30.e30.e30' })],
  ['a payload that is null', () => ({ payload: 'null' })],
  ['a duplicate claim', (b) => ({ payload: JSON.stringify(b.base().claims).replace('{', '{"aud":"x",') })],
  ['invalid UTF-8', () => ({ payload: Buffer.from([0x7b, 0xff, 0x7d]) })],
  ['an assertion of 300 KiB', () => ({ claims: { extra: 'x'.repeat(225_000) } })],
  ['nesting of 50,000 arrays', () => ({ payload: `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}` })],
  ['no assertion', () => ({ params: { client_assertion: undefined } })],
];

const otherwise: readonly [title: string, seen: string, draft: (bench: OpenBench) => Draft][] = [
  ['a wrong assertion type', '400 invalid_request', () => ({ params: { client_assertion_type: 'jwt-bearer' } })],
  ['a secret beside the assertion', '400 invalid_request', () => ({ params: { client_secret: 'x' } })],
  ['a Basic header beside it', '400 invalid_request', () => ({ headers: { authorization: 'Basic eDp5' } })],
  ['two assertions', '400 invalid_request', (b) => ({ params: { client_assertion: [b.assertion({}), 'x'] } })],
  ['grant_type in body and query', '400 invalid_request', () => ({ query: '?grant_type=client_credentials' })],
  ['an assertion in the query', '400 invalid_request', () => ({ query: '?client_assertion=x' })],
  ['a JSON body', '400 invalid_request', () => ({ headers: { 'content-type': 'application/json' }, body: '{}' })],
  ['broken percent-encoding', '400 invalid_request', () => ({ body: 'grant_type=%zz' })],
  ['no grant_type', '400 invalid_request', () => ({ params: { grant_type: undefined } })],
  ['an unknown grant_type', '400 unsupported_grant_type', () => ({ params: { grant_type: 'x' } })],
  ['an unknown scope', '400 invalid_scope', () => ({ params: { scope: 'system/Unknown.rs' } })],
  ['a scope outside the grammar', '400 invalid_scope', () => ({ params: { scope: 'a"b' } })],
];

describe.each(policies.map((policy) => [policy.profile, policy] as const))('correct endpoint under %s', (_, policy) => {
  let bench: OpenBench;
  beforeAll(async () => {
    bench = await openBench({ policy, behaviour: correct });
  });
  afterAll(() => bench.close());

  test.each(unauthenticated)('%s fails authentication, in the same words', async (_title, draft) => {
    const reply = await bench.send(draft(bench));
    expect(reply.status).toBe(400);
    expect(reply.json).toEqual({ error: 'invalid_client', error_description: 'client authentication failed' });
    expect(reply.headers).toMatchObject({ 'cache-control': 'no-store', pragma: 'no-cache' });
    expect(short(await bench.send({}))).toBe('200');
  });

  test.each(otherwise)('%s is answered %s', async (_title, seen, draft) => {
    expect(short(await bench.send(draft(bench)))).toBe(seen);
  });

  test('a second use fails, and an earlier refusal did not use the assertion up', async () => {
    const assertion = bench.assertion({});
    const text = () => assertion;
    expect(short(await bench.send({ text: () => damaged(assertion) }))).toBe('400 invalid_client');
    expect(short(await bench.send({ text, params: { scope: 'unknown' } }))).toBe('400 invalid_scope');
    expect(short(await bench.send({ text }))).toBe('200');
    expect(short(await bench.send({ text }))).toBe('400 invalid_client');
  });

  test('one of twenty copies sent at once is accepted', async () => {
    const assertion = bench.assertion({});
    const replies = await Promise.all(Array.from({ length: 20 }, () => bench.send({ text: () => assertion })));
    expect(replies.filter((reply) => reply.status === 200)).toHaveLength(1);
  });

  test('methods other than POST', async () => {
    const always400 = policy.profile === 'redox-source-auth-v2';
    for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS']) {
      const reply = await bench.send({ method });
      expect(reply.status, method).toBe(always400 ? 400 : 405);
      if (!always400) expect(reply.headers['allow']).toBe('POST');
    }
  });

  test('an Authorization header that fails', async () => {
    const params = { client_assertion: undefined, client_assertion_type: undefined };
    const reply = await bench.send({ params, headers: { authorization: 'Basic eDp5' } });
    const always400 = policy.profile === 'redox-source-auth-v2';
    expect(short(reply)).toBe(always400 ? '400 invalid_client' : '401 invalid_client');
    expect(reply.headers['www-authenticate']).toBe(always400 ? undefined : 'Basic realm="token"');
  });

  test('a client that is not enabled', async () => {
    const disabled = bench.clients.filter((client) => client.enabled === false);
    for (const client of disabled) expect(short(await bench.send({ client }))).toBe('400 invalid_client');
  });
});

const strict = policies.filter((policy) => policy.requireKid && policy.jku === 'must-match');

describe.each(strict.map((policy) => [policy.profile, policy] as const))('what %s adds', (_, policy) => {
  let bench: OpenBench;
  beforeAll(async () => {
    bench = await openBench({ policy, behaviour: correct });
  });
  afterAll(() => bench.close());

  test.each<[string, Draft]>([
    ['no typ', { header: { typ: undefined } }],
    ['no kid', { header: { kid: undefined } }],
    ['an unknown kid', { header: { kid: 'other' } }],
    ['no jti', { claims: { jti: undefined } }],
    ['an empty jti', { claims: { jti: '' } }],
    ['a foreign jku', { header: { jku: 'https://stranger.example/jwks.json' } }],
    ['RS256 for an RS384 client', { header: { alg: 'RS256' }, alg: 'RS256' }],
  ])('%s is refused', async (_title, draft) => {
    expect(short(await bench.send(draft))).toBe('400 invalid_client');
  });

  test('the registered jku is accepted', async () => {
    expect(short(await bench.send({ header: { jku: bench.tested.jwksUrl } }))).toBe('200');
  });

  test('no scope', async () => {
    expect(short(await bench.send({ params: { scope: '' } }))).toBe('400 invalid_scope');
  });
});

const curved = policies.filter((policy) => policy.algs.private_key_jwt?.includes('ES384'));

test.each(curved.map((policy) => [policy.profile, policy] as const))(
  'an ECDSA signature with n − s is accepted under %s',
  async (_, policy) => {
    const bench = await openBench({ policy, behaviour: correct, when: { alg: ['ES384'] } });
    // The order of P-384, FIPS 186-5.
    const n = 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n;
    const other = (assertion: string): string => {
      const [header, payload, signature = ''] = assertion.split('.');
      const hex = Buffer.from(signature, 'base64url').toString('hex');
      const s = (n - BigInt(`0x${hex.slice(96)}`)).toString(16).padStart(96, '0');
      return `${header}.${payload}.${Buffer.from(hex.slice(0, 96) + s, 'hex').toString('base64url')}`;
    };
    expect(short(await bench.send({ text: other }))).toBe('200');
    await bench.close();
  },
);

test('a certificate must be one of the client, where the policy asks for it', async () => {
  const policy = policyFor('entra-certificate-credentials');
  const bench = await openBench({ policy, behaviour: correct });
  const [thumbprint = ''] = bench.tested.certificates ?? [];
  for (const wrong of [undefined, '', thumbprint.slice(1), bench.other.thumbprint, [thumbprint]]) {
    expect(short(await bench.send({ header: { 'x5t#S256': wrong } }))).toBe('400 invalid_client');
  }
  expect(short(await bench.send({ header: { 'x5t#S256': thumbprint } }))).toBe('200');
  await bench.close();
});

test('the window between iat or nbf and exp, and the length of jti, where the policy limits them', async () => {
  const bench = await openBench({ policy: policyFor('epic-backend-services'), behaviour: correct });
  const exp = bench.now() + 250;
  for (const wrong of [{ exp, iat: exp - 301 }, { exp, nbf: exp - 301 }, { jti: 'x'.repeat(152) }]) {
    expect(short(await bench.send({ claims: wrong }))).toBe('400 invalid_client');
  }
  expect(short(await bench.send({ claims: { exp, iat: exp - 300, nbf: exp - 300, jti: 'x'.repeat(151) } }))).toBe(
    '200',
  );
  await bench.close();
});
