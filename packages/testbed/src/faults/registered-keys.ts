import { createPublicKey, type KeyObject, randomBytes } from 'node:crypto';
import type { JsonObject } from '@assay/validator';
import { strongEnough, verifies } from '../algorithm.ts';
import type { Behaviour, Jwk } from '../behaviour.ts';
import { hostedSet } from '../bench/hosted-set.ts';
import { pairOf } from '../bench/keys.ts';
import { type Draft, type SigningKey, short, type Witness, type WitnessBench } from '../bench/witness.ts';
import { keysByKid, kidOf } from '../correct/keys.ts';
import type { Defect } from '../defect.ts';
import { textOf } from '../json-object.ts';
import type { Attempt } from '../scene.ts';
import { ECDSA, FAPI2, PRIVATE, RSA } from './about.ts';

const NEEDS: NonNullable<Defect['needs']> = ['jwks-server', 'slow'];
const CURVES: Readonly<Record<string, string>> = { ES256: 'P-256', ES384: 'P-384', ES512: 'P-521' };

type Enough = (key: KeyObject, attempt: Attempt) => boolean;

/** The endpoint with another idea of which RSA keys are long enough. */
function sized(b: Behaviour, enough: Enough): Behaviour {
  return {
    ...b,
    verifyWithKey: (key, attempt, input) => {
      const { alg, signature } = attempt;
      return verifies(key, { alg, input, signature }, (imported) => enough(imported, attempt));
    },
  };
}

function bitsOf(key: KeyObject): number {
  return key.asymmetricKeyDetails?.modulusLength ?? 0;
}

/** The key as if its curve were that of the algorithm. */
function onCurve(key: Jwk, alg: string): Jwk {
  return key['kty'] === 'EC' ? { ...key, crv: CURVES[alg] ?? '' } : key;
}

/** The key without one of its members. */
function without(key: Jwk, name: 'use' | 'key_ops'): Jwk {
  const { [name]: _, ...rest } = key;
  return rest;
}

interface Signing {
  readonly key: SigningKey;
  readonly jwk: JsonObject;
}

/** Puts a key beside the registered one of the hosted client, and signs with it under its own kid. */
function signsWith(make: (alg: string, bench: WitnessBench) => Signing, draft: Draft = {}): Witness {
  return async (bench) => {
    const { hosted } = bench;
    const { key, jwk } = make(hosted.alg, bench);
    const set = hostedSet(bench);
    set.publish(2, { alg: hosted.alg, ...jwk, kid: 'unfit' });
    return short(await bench.send({ client: hosted, ...draft, key, header: { ...draft.header, kid: 'unfit' } }));
  };
}

/** A key of a family, as it is registered. */
function ofFamily(family: string): Signing {
  const { privateKey, jwk } = pairOf(family, 'unfit');
  return { key: privateKey, jwk: { ...jwk, use: 'sig' } };
}

/** The key of the second client, registered for the hosted one with these members. */
function borrowed({ other }: WitnessBench, members: JsonObject): Signing {
  const [jwk = {}] = other.jwks?.keys ?? [];
  return { key: other.key, jwk: { ...without(jwk, 'use'), ...members } };
}

/** A secret in the set, and the MAC that it keys. */
const macBySecret: Witness = (bench) => {
  const secret = randomBytes(64);
  const alg = 'HS384';
  const jwk = { kty: 'oct', k: secret.toString('base64url'), alg };
  return signsWith(() => ({ key: secret, jwk }), { alg, header: { alg } })(bench);
};

/** Faults in what a registered key may be. */
export const registeredKeyFaults: readonly Defect[] = [
  {
    id: 'rsa-1024-bits-enough',
    title: 'an RSA key of 1024 bits is long enough',
    kind: 'wrong-behaviour',
    rules: ['rsa-key-size'],
    when: RSA,
    needs: NEEDS,
    alter: (b) => sized(b, (key) => bitsOf(key) >= 1024),
    witness: signsWith(() => ofFamily('rsa-1024')),
  },
  {
    id: 'rsa-octets-counted',
    title: 'the size of an RSA key is counted in octets, so that 2047 bits count as 2048',
    kind: 'wrong-behaviour',
    rules: ['rsa-key-size'],
    when: RSA,
    needs: NEEDS,
    alter: (b) => sized(b, (key) => Math.ceil(bitsOf(key) / 8) >= 256),
    witness: signsWith(() => ofFamily('rsa-2047')),
  },
  {
    id: 'rsa-size-checked-at-first',
    title: 'the size of an RSA key is checked in the first JWK Set of a client, and in no later one',
    kind: 'wrong-behaviour',
    rules: ['rsa-key-size'],
    when: RSA,
    needs: NEEDS,
    alter: (b) => {
      const first = new Map<string, readonly Jwk[]>();
      const checked = sized(b, (key, attempt) => {
        const known = keysByKid(first.get(attempt.client.id) ?? [], attempt).length > 0;
        return known ? strongEnough(key) : true;
      });
      return {
        ...checked,
        registeredKeys: async (attempt, scene) => {
          const keys = await b.registeredKeys(attempt, scene);
          if (!first.has(attempt.client.id)) first.set(attempt.client.id, keys);
          return keys;
        },
      };
    },
    witness: async (bench) => {
      const before = await hostedSet(bench).ask();
      bench.advance(20);
      return `${before}, ${await signsWith(() => ofFamily('rsa-1024'))(bench)}`;
    },
  },
  {
    id: 'key-alg-trusted-over-curve',
    title: 'a key that names the algorithm serves it, whatever curve it is on',
    kind: 'wrong-behaviour',
    rules: ['alg-fits-key'],
    when: ECDSA,
    needs: NEEDS,
    alter: (b) => ({
      ...b,
      keyFits: (key, alg) => b.keyFits(key['alg'] === alg ? onCurve(key, alg) : key, alg),
    }),
    witness: signsWith((alg) => ofFamily(alg === 'ES384' ? 'P-256' : 'P-384')),
  },
  {
    id: 'curve-told-by-length',
    title: 'any curve will do whose numbers are as long as those of the algorithm',
    kind: 'wrong-behaviour',
    rules: ['alg-fits-key'],
    when: { method: 'private_key_jwt', alg: ['ES256'] },
    needs: NEEDS,
    alter: (b) => ({
      ...b,
      keyFits: (key, alg) => {
        const short = Buffer.from(textOf(key['x']), 'base64url').length === 32;
        return b.keyFits(alg === 'ES256' && short ? onCurve(key, alg) : key, alg);
      },
    }),
    witness: signsWith(() => ofFamily('secp256k1')),
  },
  {
    id: 'edwards-curve-not-compared',
    title: 'EdDSA is verified on either of its curves',
    kind: 'wrong-behaviour',
    rules: ['eddsa-curve-allowed'],
    profiles: FAPI2,
    when: { method: 'private_key_jwt', alg: ['EdDSA'] },
    needs: NEEDS,
    alter: (b) => ({
      ...b,
      keyFits: (key, alg) => b.keyFits(key['kty'] === 'OKP' ? { ...key, crv: 'Ed25519' } : key, alg),
    }),
    witness: signsWith(() => ofFamily('ed448')),
  },
  {
    id: 'point-off-the-curve-crashes',
    title: 'a key that is no point of its curve ends in an exception and 500 once it is named',
    kind: 'wrong-behaviour',
    rules: ['refusal-answered'],
    when: ECDSA,
    needs: NEEDS,
    alter: (b) => ({
      ...b,
      selectKeys: (keys, attempt, scene) => {
        const chosen = b.selectKeys(keys, attempt, scene);
        for (const key of chosen) createPublicKey({ key: { ...key }, format: 'jwk' });
        return chosen;
      },
      onCrash: () => ({ status: 500, headers: {}, body: '' }),
    }),
    witness: signsWith((_, bench) => {
      const [{ x, y } = {}] = bench.other.jwks?.keys ?? [];
      return borrowed(bench, { x: y ?? '', y: x ?? '' });
    }),
  },
  {
    id: 'use-read-without-alg',
    title: 'use is read only in keys that name no algorithm',
    kind: 'wrong-behaviour',
    rules: ['alg-fits-key'],
    when: PRIVATE,
    needs: NEEDS,
    alter: (b) => ({ ...b, keyFits: (key, alg) => b.keyFits(key['alg'] === alg ? without(key, 'use') : key, alg) }),
    witness: signsWith((_, bench) => borrowed(bench, { use: 'enc' })),
  },
  {
    id: 'key-ops-read-beside-use',
    title: 'key_ops is read only in keys that have use as well',
    kind: 'wrong-behaviour',
    rules: ['alg-fits-key'],
    when: PRIVATE,
    needs: NEEDS,
    alter: (b) => ({
      ...b,
      keyFits: (key, alg) => b.keyFits(key['use'] === undefined ? without(key, 'key_ops') : key, alg),
    }),
    witness: signsWith((_, bench) => borrowed(bench, { key_ops: ['encrypt'] })),
  },
  {
    id: 'secret-in-the-set-keys-a-mac',
    title: 'a symmetric key in the JWK Set of a client verifies the HMAC that the key itself names',
    kind: 'wrong-behaviour',
    rules: ['alg-fits-method'],
    when: PRIVATE,
    needs: NEEDS,
    alter: (b) => ({
      ...b,
      algorithmAllowed: (alg, client, policy) =>
        alg.startsWith('HS') ? client.jwksUrl !== undefined : b.algorithmAllowed(alg, client, policy),
      macKeys: async (attempt, scene) => {
        const named = kidOf(attempt) === undefined ? [] : keysByKid(await b.registeredKeys(attempt, scene), attempt);
        const secrets = named.filter((key) => key['kty'] === 'oct' && key['alg'] === attempt.alg);
        return [
          ...(await b.macKeys(attempt, scene)),
          ...secrets.map((key) => Buffer.from(textOf(key['k']), 'base64url')),
        ];
      },
    }),
    witness: macBySecret,
  },
];
