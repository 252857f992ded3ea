import { isJsonObject } from '@assay/validator';
import { publicKey } from '../algorithm.ts';
import type { VerifyKey } from '../behaviour.ts';
import { selfSigned } from '../bench/self-signed.ts';
import { sends } from '../bench/witness.ts';
import { kidOf } from '../correct/keys.ts';
import type { Defect } from '../defect.ts';
import type { Attempt } from '../scene.ts';
import { GENERIC, PRIVATE, STRICT } from './about.ts';
import { certificateKeys, strangerJwk, strangerKey } from './embedded-key.ts';

function jwkIn({ header }: Attempt): readonly VerifyKey[] {
  const { jwk } = header;
  return isJsonObject(jwk) && publicKey(jwk) !== undefined ? [jwk] : [];
}

type Keys = (attempt: Attempt) => readonly VerifyKey[];

/** Keys of the header that count where the kid finds no registered key. */
function whereUnknown(keys: Keys): Defect['alter'] {
  return (b) => ({
    ...b,
    embeddedKeys: async (attempt, scene) => {
      const registered = await b.registeredKeys(attempt, scene);
      return registered.some((key) => key['kid'] === kidOf(attempt)) ? [] : keys(attempt);
    },
  });
}

/** Keys of the header that count where there is no kid. */
function whereAbsent(keys: Keys): Defect['alter'] {
  return (b) => ({ ...b, embeddedKeys: (attempt) => (kidOf(attempt) === undefined ? keys(attempt) : []) });
}

const TRUSTED = ['embedded-key-not-trusted'];

/** Faults of endpoints that fall back to something else where what they ought to use is not there. */
export const secondChanceFaults: readonly Defect[] = [
  {
    id: 'jwk-trusted-when-kid-unknown',
    title: 'the key in the jwk header member verifies when kid finds none',
    kind: 'wrong-behaviour',
    rules: TRUSTED,
    profiles: STRICT,
    when: PRIVATE,
    alter: whereUnknown(jwkIn),
    witness: sends((bench) => ({ header: { kid: 'nobody', jwk: strangerJwk(bench) }, key: bench.stranger })),
  },
  {
    id: 'jwk-trusted-without-kid',
    title: 'the key in the jwk header member verifies when there is no kid',
    kind: 'wrong-behaviour',
    rules: TRUSTED,
    profiles: GENERIC,
    when: PRIVATE,
    alter: whereAbsent(jwkIn),
    witness: sends((bench) => ({ header: { kid: undefined, jwk: strangerJwk(bench) }, key: bench.stranger })),
  },
  {
    id: 'x5c-trusted-when-kid-unknown',
    title: 'the certificate in x5c verifies when kid finds no key',
    kind: 'wrong-behaviour',
    rules: TRUSTED,
    profiles: STRICT,
    when: PRIVATE,
    alter: whereUnknown(certificateKeys),
    witness: sends((bench) => ({
      header: { kid: 'nobody', x5c: [selfSigned(strangerKey(bench))] },
      key: bench.stranger,
    })),
  },
  {
    id: 'x5c-trusted-without-kid',
    title: 'the certificate in x5c verifies when there is no kid',
    kind: 'wrong-behaviour',
    rules: TRUSTED,
    profiles: GENERIC,
    when: PRIVATE,
    alter: whereAbsent(certificateKeys),
    witness: sends((bench) => ({
      header: { kid: undefined, x5c: [selfSigned(strangerKey(bench))] },
      key: bench.stranger,
    })),
  },
  {
    id: 'client-by-parameter',
    title: 'with client_id the client is looked up by it, and iss and sub are only compared with each other',
    kind: 'wrong-behaviour',
    rules: ['iss-is-client-id', 'sub-is-client-id', 'client-known'],
    alter: (b) => ({
      ...b,
      claimedClient: (decoded, given) => given.clientId ?? b.claimedClient(decoded, given),
      issuerMatches: (iss) => typeof iss === 'string' && iss !== '',
      subjectMatches: () => true,
      claimsAccepted: (claims) => claims['iss'] === claims['sub'] && b.claimsAccepted(claims),
    }),
    witness: sends((bench) => ({ claims: { iss: 'nobody', sub: 'nobody' }, params: { client_id: bench.tested.id } })),
  },
];
