import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenBench, openBench } from '../src/bench/open-bench.ts';
import { type Draft, short } from '../src/bench/witness.ts';
import { correct } from '../src/correct.ts';
import { policies } from '../src/policy.ts';

const FORM = 'Application/X-WWW-Form-Urlencoded; charset=UTF-8';

const tolerated: readonly [title: string, draft: (bench: OpenBench) => Draft][] = [
  ['an unknown claim', () => ({ claims: { extra: { deep: [1] } } })],
  ['an unknown header member', () => ({ header: { extra: 'x' } })],
  ['an unknown parameter, twice', () => ({ params: { extra: ['1', '2'] } })],
  ['empty parameters', () => ({ params: { client_secret: '', client_id: '', unknown: '' } })],
  ['an absent iat', () => ({ claims: { iat: undefined } })],
  ['client_id equal to sub', (b) => ({ params: { client_id: b.tested.id } })],
  ['a charset parameter', () => ({ headers: { 'content-type': FORM } })],
  ['typ in lower case', (b) => ({ header: { typ: b.policy.types[0] } })],
  ['typ with application/', (b) => ({ header: { typ: `application/${b.policy.types[0]?.toUpperCase()}` } })],
  ['a fractional exp', (b) => ({ claims: { exp: b.now() + 60.5 } })],
  ['exp at the limit', (b) => ({ claims: { exp: b.now() + b.policy.maxLifetimeSeconds } })],
  ['exp 5 s ago', (b) => ({ claims: { exp: b.now() - 5, iat: b.now() - 60 } })],
  ['iat and nbf 8 s ahead', (b) => ({ claims: { iat: b.now() + 8, nbf: b.now() + 8 } })],
  [
    'a long jti of many scripts',
    (b) => ({ claims: { jti: `ünïcødé${'x'.repeat((b.policy.longestJti ?? 1000) - 7)}` } }),
  ],
  ['two scopes', () => ({ params: { scope: 'system/Observation.rs system/Patient.rs' } })],
  ['a foreign scope beside an own one', () => ({ params: { scope: 'system/Patient.rs system/All.cruds' } })],
  ['unknown parameters in the query', () => ({ query: '?trace=1' })],
  ['JSON with spaces', (b) => ({ payload: JSON.stringify(b.base().claims, null, 2) })],
  ['an assertion of 200 KiB', () => ({ claims: { extra: 'x'.repeat(150_000) } })],
];

describe.each(policies.map((policy) => [policy.profile, policy] as const))('correct endpoint under %s', (_, policy) => {
  let bench: OpenBench;
  beforeAll(async () => {
    bench = await openBench({ policy, behaviour: correct });
  });
  afterAll(() => bench.close());

  const algs = Object.values(policy.algs).flat();

  test.each(algs)('a good %s assertion of every client', async (alg) => {
    const clients = bench.clients.filter((client) => client.alg === alg && client.enabled !== false);
    expect(clients.length).toBeGreaterThan(1);
    for (const client of clients) expect(short(await bench.send({ client })), client.id).toBe('200');
  });

  test('the token answer', async () => {
    const reply = await bench.send({});
    expect(reply.json).toEqual({
      access_token: expect.stringMatching(/^[\w-]{43}$/),
      token_type: 'bearer',
      expires_in: 300,
      scope: 'system/Patient.rs',
    });
    expect(reply.headers).toMatchObject({
      'content-type': 'application/json;charset=UTF-8',
      'cache-control': 'no-store',
      pragma: 'no-cache',
    });
  });

  test.each(tolerated)('%s is accepted', async (_title, draft) => {
    expect(short(await bench.send(draft(bench)))).toBe('200');
  });
});
