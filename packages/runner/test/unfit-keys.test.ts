import { constants, createHmac, createPublicKey, createSecretKey, type KeyObject, verify } from 'node:crypto';
import {
  type Bench,
  type Case,
  expectation,
  mint,
  profileIds,
  type Recipe,
  shippedCases,
  shippedProfile,
  type UnfitKey,
} from '@assay/cases';
import type { ClientKey } from '@assay/jws';
import { holds, type Profile } from '@assay/validator';
import { describe, expect, test } from 'vitest';
import { unfitKey } from '../src/unfit-keys.ts';
import { variantOf } from './judged.ts';

const algs = ['RS384', 'PS256', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];

const made = new Map<string, Promise<ClientKey>>();

function keyOf(kind: UnfitKey, alg: string): Promise<ClientKey> {
  const key = made.get(kind + alg) ?? unfitKey(kind, alg);
  made.set(kind + alg, key);
  return key;
}

/** A case about an unfit key, and the step that is signed with it. */
interface Unfit {
  readonly one: Case;
  readonly kind: UnfitKey;
  readonly recipe: Recipe;
}

const unfit: readonly Unfit[] = shippedCases().flatMap((one) => {
  const step = one.steps?.find(({ key }) => key === 'added');
  const change = one.steps?.flatMap(({ jwks = [] }) => jwks).find((name) => name.startsWith('add:'));
  if (step === undefined || change === undefined) return [];
  const { key: _, ...recipe } = step;
  return [{ one, kind: change.slice(4) as UnfitKey, recipe }];
});

const rows = unfit.flatMap((row) =>
  algs
    .filter((alg) => holds(row.one.when, { id: 'first', method: 'private_key_jwt', algs: [alg] }))
    .map((alg) => ({ ...row, id: row.one.id, alg })),
);

async function benchOf(profile: Profile, alg: string, kind: UnfitKey): Promise<Bench> {
  const variant = await variantOf(alg);
  const issuer = 'https://as.example';
  const target = { tokenEndpoint: `${issuer}/token`, issuer, scope: 'system/Patient.rs', headers: [], params: [] };
  return {
    profile,
    target,
    variant: { ...variant, client: { ...variant.client, key: await keyOf(kind, alg) } },
    now: 0,
  };
}

/** Whether node:crypto verifies the assertion with the key that would be registered. */
function nodeVerifies(assertion: string, { publicJwk = {} }: ClientKey): boolean {
  const [header = '', payload = '', tail = ''] = assertion.split('.');
  const { alg } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { alg: string };
  const [input, signature] = [Buffer.from(`${header}.${payload}`), Buffer.from(tail, 'base64url')];
  const hash = `sha${alg.slice(2)}`;
  if (publicJwk['kty'] === 'oct') {
    const secret = createSecretKey(String(publicJwk['k']), 'base64url');
    return createHmac(hash, secret).update(input).digest().equals(signature);
  }
  const key: KeyObject = createPublicKey({ key: { ...publicJwk }, format: 'jwk' });
  if (alg.startsWith('Ed')) return verify(null, input, key, signature);
  const padding = alg.startsWith('PS')
    ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: Number(alg.slice(2)) / 8 }
    : {};
  return verify(hash, input, { key, dsaEncoding: 'ieee-p1363', ...padding }, signature);
}

test('there is a case for every kind of unfit key', () => {
  const kinds: Readonly<Record<UnfitKey, true>> = {
    ...{ 'rsa-1024': true, 'rsa-2047': true, 'other-curve': true, secp256k1: true, ed448: true, 'off-curve': true },
    ...{ 'for-encryption': true, 'not-to-verify': true, secret: true },
  };
  expect(unfit.map(({ kind }) => kind).sort()).toEqual(Object.keys(kinds).sort());
});

describe.each(rows)('$id with $alg', ({ one, kind, recipe, alg }) => {
  test('signs what its own public half verifies, unless there is none', async () => {
    const key = await keyOf(kind, alg);
    const { assertion = '' } = await mint(recipe, await benchOf(shippedProfile('rfc7523'), alg, kind));
    const verified = (): boolean => nodeVerifies(assertion, key);
    if (kind === 'off-curve') expect(verified).toThrow();
    else expect(verified()).toBe(true);
    expect(Object.keys(key.publicJwk ?? {})).not.toEqual(expect.arrayContaining(['d']));
    expect(key.confidential.length).toBeGreaterThan(0);
  });

  test('breaks what the case names, in every profile that holds it, and nothing else', async () => {
    for (const profile of profileIds().map(shippedProfile)) {
      const certified = profile.rules.some(({ rule }) => rule === 'x5t-s256-known');
      if (certified || !profile.methods.private_key_jwt?.includes(alg)) continue;
      const bench = await benchOf(profile, alg, kind);
      const { expect: owed, violates, ifAccepted } = expectation(await mint(recipe, bench), bench);
      expect(one.violates, profile.id).toEqual(expect.arrayContaining([...violates]));
      const open = kind === 'ed448' && alg === 'EdDSA' && profile.id !== 'fapi-2-security-profile';
      expect([profile.id, owed, ifAccepted?.level]).toEqual([
        profile.id,
        open ? 'either' : 'reject',
        open ? undefined : 'MUST',
      ]);
    }
  });
});
