import type { PublicKeyFacts } from '../../facts.ts';
import { algorithm } from './algorithms.ts';

/** Why a key cannot verify an algorithm. */
export type Misfit = 'type' | 'curve' | 'purpose' | 'operation' | 'label';

/** Tells why a registered key does not fit a JWS algorithm; undefined when it does (RFC 7517 sections 4.1 to 4.4). */
export function misfit(name: string, key: PublicKeyFacts): Misfit | undefined {
  const wanted = algorithm(name);
  if (wanted === undefined || wanted.kty !== key.kty) return 'type';
  if (wanted.crv !== undefined && !wanted.crv.includes(key.crv ?? '')) return 'curve';
  if (key.use !== undefined && key.use !== 'sig') return 'purpose';
  if (key.keyOps !== undefined && !key.keyOps.includes('verify')) return 'operation';
  return key.alg === undefined || key.alg === name ? undefined : 'label';
}
