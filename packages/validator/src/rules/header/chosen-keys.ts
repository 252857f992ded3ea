import type { PublicKeyFacts } from '../../facts.ts';
import type { JsonObject } from '../../json.ts';

/** The registered keys that carry exactly the `kid` of a header; letter case counts (RFC 7515 section 4.1.4). */
export function namedKeys(header: JsonObject, keys: readonly PublicKeyFacts[]): readonly PublicKeyFacts[] {
  const kid = header['kid'];
  return typeof kid === 'string' ? keys.filter((key) => key.kid === kid) : [];
}

/**
 * The registered keys that may have signed: those the header names, else every one.
 *
 * A `kid` that names none is the business of `kid-known`; where that rule does not hold it is a mere hint.
 */
export function chosenKeys(header: JsonObject, keys: readonly PublicKeyFacts[]): readonly PublicKeyFacts[] {
  const named = namedKeys(header, keys);
  return named.length > 0 ? named : keys;
}
