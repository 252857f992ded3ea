import { AssayError } from '@assay/validator';
import { requireAlgorithm } from '../client-key.ts';
import { concat, encode, fromHex, type Octets } from '../octets.ts';
import { type DamageEntry, forFamilies, join, octetsOf, type Parts } from './damage.ts';
import { numberOf, octetsOfNumber } from './number.ts';

/** Signatures on a curve whose numbers are as large as its order, or larger. */
export type CurveDamage = 'ecdsa-order-signature' | 'ed25519-order-added';

/** The order of the base point of each curve of ES (SEC 2 sections 2.4.2, 2.5.1 and 2.6.1), hexadecimal. */
const orders: Readonly<Record<string, string>> = {
  'P-256': 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551',
  'P-384': 'ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973',
  'P-521': `01${'ff'.repeat(32)}fa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409`,
};

/** The order of the base point of Ed25519 (RFC 8032 section 5.1). */
const edwardsOrder = 2n ** 252n + 27742317777372353535851937790883648493n;

function orderOf(alg: string): Octets {
  return fromHex(orders[requireAlgorithm(alg).crv ?? ''] ?? '');
}

/** S stands in the second half, its least significant octet first; it has room for the order a few times over. */
function addOrder(parts: Parts): string {
  const signature = octetsOf(parts.signature);
  if (signature.length !== 64) throw new AssayError('ERR_CASE', 'this damage needs a signature of 64 octets');
  const sum = numberOf(signature.slice(32).reverse()) + edwardsOrder;
  return join({ ...parts, signature: encode(concat([signature.subarray(0, 32), octetsOfNumber(sum, 32).reverse()])) });
}

/** The damages of this file. */
export const curveDamages: Readonly<Record<CurveDamage, DamageEntry>> = {
  'ecdsa-order-signature': {
    applies: forFamilies('ES'),
    apply: (parts, { key }) => join({ ...parts, signature: encode(concat([orderOf(key.alg), orderOf(key.alg)])) }),
  },
  'ed25519-order-added': { applies: forFamilies('Ed'), apply: addOrder },
};
