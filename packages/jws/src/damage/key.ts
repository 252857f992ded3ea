import type { JsonObject } from '@assay/validator';
import { selfSigned } from '../certificate.ts';
import type { ClientKey } from '../client-key.ts';
import { encodeStandard } from '../octets.ts';
import { publicHalf } from '../public-spelling.ts';
import { always, type DamageEntry, forPairs, join, objectIn, type Parts, part, signAgain } from './damage.ts';

/** Damages made with a key that is not the client's. */
export type KeyDamage = 'other-key' | 'embedded-jwk' | 'embedded-x5c' | 'embedded-jku' | 'embedded-client-id';

/** The other public key under the name of the registered one: a server that looks by `kid` must find it. */
function embedJwk(parts: Parts, other: ClientKey): string {
  return part({ ...objectIn(parts.header), jwk: named(parts, other) });
}

function named(parts: Parts, other: ClientKey): JsonObject {
  const { kid } = objectIn(parts.header);
  const { kid: _own, ...jwk } = publicHalf(other);
  return kid === undefined ? jwk : { ...jwk, kid };
}

function keySetText(parts: Parts, other: ClientKey): string {
  return JSON.stringify({ keys: [named(parts, other)] });
}

/** Claims of a client whose id is an unsigned JWT that holds its own key set. */
function selfDescribed(parts: Parts, other: ClientKey): string {
  const id = join({
    header: part({ alg: 'none' }),
    payload: part({ jwks: { keys: [named(parts, other)] } }),
    signature: '',
  });
  return part({ ...objectIn(parts.payload), iss: id, sub: id });
}

async function embedCertificate(parts: Parts, other: ClientKey): Promise<string> {
  return part({ ...objectIn(parts.header), x5c: [encodeStandard(await selfSigned(other))] });
}

/** The damages of this file. */
export const keyDamages: Readonly<Record<KeyDamage, DamageEntry>> = {
  'other-key': { applies: always, apply: (parts, { key, other }) => signAgain(parts, {}, { key, with: other }) },
  'embedded-jwk': {
    applies: forPairs,
    apply: (parts, { key, other }) => signAgain(parts, { header: embedJwk(parts, other) }, { key, with: other }),
  },
  'embedded-x5c': {
    applies: forPairs,
    apply: async (parts, { key, other }) =>
      signAgain(parts, { header: await embedCertificate(parts, other) }, { key, with: other }),
  },
  'embedded-jku': {
    applies: forPairs,
    apply: (parts, { key, other }) => {
      const header = part({ ...objectIn(parts.header), jku: keySetText(parts, other) });
      return signAgain(parts, { header }, { key, with: other });
    },
  },
  'embedded-client-id': {
    applies: forPairs,
    apply: (parts, { key, other }) => signAgain(parts, { payload: selfDescribed(parts, other) }, { key, with: other }),
  },
};
