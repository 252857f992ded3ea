import { describe, expect, test } from 'vitest';
import { type Capability, type Case, plan, shippedProfile, type TestClient } from '../src/index.ts';
import { target, variantOf } from './bench.ts';

const profile = shippedProfile('redox-source-auth-v2');
const everything: readonly Capability[] = [
  'second-client',
  'jwks-server',
  'slow',
  'intrusive',
  'tls',
  'hmac',
  'resource',
];

function caseWith(more: Partial<Case>): Case {
  return { id: 'one', title: 'one', since: '2026-11', group: 'group', violates: [], ...more };
}

async function skipOf(more: Partial<Case>, { alg = 'RS384', second = true, capabilities = everything } = {}) {
  const { second: other, ...alone } = await variantOf(alg);
  const variant = second && other !== undefined ? { ...alone, second: other } : alone;
  const planned = plan([caseWith(more)], variant, { profile, target, capabilities: new Set(capabilities) });
  return planned.map((one) => one.skip ?? 'planned');
}

describe('a case is planned', () => {
  test('when nothing is missing', async () => {
    expect(await skipOf({ needs: everything, damage: 'pad-signature' })).toEqual(['planned']);
  });

  test('where its condition holds, and is no part of the plan elsewhere', async () => {
    expect(await skipOf({ when: { method: 'private_key_jwt' } })).toEqual(['planned']);
    expect(await skipOf({ when: { method: 'client_secret_jwt' } })).toEqual([]);
    expect(await skipOf({ when: { alg: ['ES384'] } })).toEqual([]);
  });
});

describe('a case is skipped', () => {
  test.each([
    ['second-client', 'a second client of the same algorithm'],
    ['jwks-server', 'jwksServer'],
    ['slow', '--slow'],
    ['intrusive', '--intrusive'],
    ['tls', 'https'],
    ['hmac', 'a secret'],
  ] as const)('without %s', async (need, reason) => {
    const capabilities = everything.filter((one) => one !== need);
    expect(await skipOf({ needs: [need] }, { capabilities })).toEqual([expect.stringContaining(reason)]);
  });

  test.each([
    ['a need', { needs: ['second-client'] }],
    ['a key', { key: 'second-client' }],
    ['a step of it', { steps: [{ id: 'a', client: 'other' }] }],
    ['the key of a step', { steps: [{ id: 'a', key: 'second-client' }] }],
    ['a value', { edit: [{ op: 'replace', path: '/claims/iss', value: { $client: 'other' } }] }],
  ] as const)('without a second client, for %s', async (_, more) => {
    expect(await skipOf(more as Partial<Case>, { second: false })).toEqual([expect.stringContaining('second')]);
  });

  test('where its damage does not apply', async () => {
    expect(await skipOf({ damage: 'der-signature' })).toEqual(['the damage der-signature does not apply to RS384']);
    expect(await skipOf({ steps: [{ id: 'a' }, { id: 'b', damage: 'der-signature' }] })).toEqual([
      'the damage der-signature does not apply to RS384',
    ]);
  });

  test('where a value has no meaning', async () => {
    const edit = [{ op: 'replace', path: '/header/jku', value: { $url: 'jwks' } }] as const;
    expect(await skipOf({ edit }, { alg: 'HS384' })).toEqual(['client client-one has no jwksUrl']);
  });

  test('where the key set that it changes cannot be changed', async () => {
    const { client, ...others } = await variantOf('RS384');
    const { jwksUrl, ...inline } = client;
    const { kid, ...nameless } = client.key;
    const skip = (tested: TestClient, id = profile.id): readonly (string | undefined)[] => {
      const setting = { profile: shippedProfile(id), target, capabilities: new Set(everything) };
      return plan([caseWith({ needs: ['jwks-server'] })], { ...others, client: tested }, setting).map(
        (one) => one.skip,
      );
    };
    expect(skip(client)).toEqual([undefined]);
    expect(skip(inline)).toEqual(['needs jwksUrl for the client client-one in the configuration']);
    expect(skip({ ...client, key: nameless })).toEqual([
      expect.stringContaining('needs a kid for the key of client-one'),
    ]);
    expect(skip(client, 'entra-certificate-credentials')).toEqual([expect.stringContaining('registers certificates')]);
  });
});
