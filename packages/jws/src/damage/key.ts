import { selfSigned } from '../certificate.ts';
import type { ClientKey } from '../client-key.ts';
import { encodeStandard } from '../octets.ts';
import { publicHalf } from '../public-spelling.ts';
import { always, type DamageEntry, forPairs, objectIn, type Parts, part, signAgain } from './damage.ts';

/** Damages made with a key that is not the client's. */
export type KeyDamage = 'other-key' | 'embedded-jwk' | 'embedded-x5c';

/** The other public key under the name of the registered one: a server that looks by `kid` must find it. */
function embedJwk(parts: Parts, other: ClientKey): string {
  const header = objectIn(parts.header);
  const { kid: _own, ...jwk } = publicHalf(other);
  const named = header['kid'] === undefined ? jwk : { ...jwk, kid: header['kid'] };
  return part({ ...header, jwk: named });
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
};
