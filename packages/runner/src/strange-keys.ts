import type { Variant } from '@assay/cases';
import { type ClientKey, generateKey } from '@assay/jws';
import type { JsonObject } from '@assay/validator';

const strange = ['unknown-kty', 'unusable', 'same-kid', 'same-kid-other-kty'] as const;

/** A kind of key that stands in a set beside the one that is used, and that nothing is signed with. */
export type StrangeKey = (typeof strange)[number];

/** Tells these kinds from those of keys that sign. */
export function isStrange(kind: string): kind is StrangeKey {
  return (strange as readonly string[]).includes(kind);
}

/** Keys of a type of the future; its members are no key. */
const unknown: readonly JsonObject[] = [
  { kty: 'AKP', alg: 'ML-DSA-44', use: 'sig', kid: 'assay-unknown-kty', pub: 'AAAA' },
];

const zeros = 'A'.repeat(43);

/** Keys that lack members, or whose numbers are out of range (RFC 7517 section 5). */
const unusable: readonly JsonObject[] = [
  { kty: 'EC', crv: 'P-256', use: 'sig', kid: 'assay-no-coordinates' },
  { kty: 'EC', crv: 'P-256', use: 'sig', kid: 'assay-off-the-curve', x: zeros, y: zeros },
  { kty: 'RSA', use: 'sig', kid: 'assay-no-modulus', e: 'AQAB' },
];

/** Makes the keys of a kind, where it is one under the `kid` of another key beside that one. */
export async function strangeKeys(
  kind: StrangeKey,
  { beside, variant }: { readonly beside: ClientKey; readonly variant: Variant },
): Promise<readonly JsonObject[]> {
  if (kind === 'unknown-kty') return unknown;
  if (kind === 'unusable') return unusable;
  const kid = beside.kid ?? '';
  if (kind === 'same-kid') return [{ ...variant.stranger.publicJwk, kid }];
  const other = await generateKey(beside.facts.kty === 'EC' ? 'Ed25519' : 'ES256', { kid });
  return [other.publicJwk ?? {}];
}
