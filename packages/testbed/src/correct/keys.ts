import { timingSafeEqual } from 'node:crypto';
import { fits, macOctets, verifies } from '../algorithm.ts';
import type { Jwk, KeyDecisions } from '../behaviour.ts';
import type { Attempt, Member } from '../scene.ts';

/** A `typ` as RFC 7519 section 5.1 compares it: lower case, without `application/`. */
export function foldedType(typ: Member): string | undefined {
  return typeof typ === 'string' ? typ.toLowerCase().replace(/^application\//, '') : undefined;
}

/** The `kid` of a header, when it names a key. */
export function kidOf(attempt: Pick<Attempt, 'header'>): string | undefined {
  const kid = attempt.header['kid'];
  return typeof kid === 'string' && kid !== '' ? kid : undefined;
}

/** The keys that carry the `kid` of the header, or all of them when it names none. */
export function keysByKid(keys: readonly Jwk[], attempt: Attempt): readonly Jwk[] {
  const kid = kidOf(attempt);
  return kid === undefined ? keys : keys.filter((key) => key['kid'] === kid);
}

/** How the correct endpoint reads the header and finds the key (RFC 7515 section 4.1, RFC 8725 section 3). */
export const keyDecisions: KeyDecisions = {
  algorithmOf: (header) => (typeof header['alg'] === 'string' ? header['alg'] : ''),
  algorithmAllowed: (alg, client, policy) => alg === client.alg && policy.algs[client.method]?.includes(alg) === true,
  typAccepted: (typ, policy) =>
    typ === undefined ? !policy.requireTyp : policy.types.includes(foldedType(typ) ?? '*'),
  critAccepted: (header) => header['crit'] === undefined,
  b64Accepted: (header) => header['b64'] !== false,
  kidAccepted: (kid, client, policy) => {
    if (kid !== undefined && typeof kid !== 'string') return false;
    return client.method !== 'private_key_jwt' || !policy.requireKid || (kid !== undefined && kid !== '');
  },
  jkuAccepted: (jku, client, policy) =>
    jku === undefined || policy.jku === 'ignored' || client.method !== 'private_key_jwt' || jku === client.jwksUrl,
  certificateAccepted: (header, client, policy) => {
    const thumbprint = header['x5t#S256'];
    if (policy.thumbprint === undefined) return true;
    return typeof thumbprint === 'string' && client.certificates?.includes(thumbprint) === true;
  },
  registeredKeys: (attempt, scene) => scene.jwks.keys(attempt.client, kidOf(attempt), scene.now),
  embeddedKeys: () => [],
  keyFits: fits,
  selectKeys: (keys, attempt, scene) => {
    const chosen = keysByKid(keys, attempt);
    return chosen.length > 1 && scene.policy.severalKeys === 'fail' ? [] : chosen;
  },
  macKeys: ({ client, alg }, { policy }) => {
    if (client.method !== 'client_secret_jwt' || client.secret === undefined || client.secret === '') return [];
    const key = Buffer.from(client.secret, 'utf8');
    return policy.secretSize && key.length < macOctets(alg) ? [] : [key];
  },
  macMatches: (expected, received) => expected.length === received.length && timingSafeEqual(expected, received),
  signingInput: ({ parts }) => `${parts[0]}.${parts[1]}`,
  verifyWithKey: (key, { alg, signature }, input) => verifies(key, { alg, input, signature }),
  unsignedAccepted: () => false,
};
