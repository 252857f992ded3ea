import fc from 'fast-check';
import type { Property } from './property.ts';

/** Octets of a signature at most: RSA with 4096 bits. An index is taken modulo the real length. */
const longest = 512;

/**
 * One bit of the decoded signature flipped, or one character of the first two parts changed; shrinks towards the first
 * octet at which a change goes unseen. Unused bits are never the only change.
 */
export const damage: Property = {
  id: 'property-damage',
  title: 'no assertion is accepted after any of its signed or signing octets changed',
  rule: 'signature-valid',
  draw: ({ variant }) => {
    const octets = signatureOctets[variant.name] ?? longest;
    const bit = fc.record({ octet: fc.nat({ max: octets - 1 }), bit: fc.nat({ max: 7 }) });
    const letter = fc.record({ part: fc.constantFrom(1 as const, 2 as const), at: fc.nat({ max: 40 }) });
    return fc.oneof({ weight: 3, arbitrary: bit }, { weight: 1, arbitrary: letter }).map((tamper) => ({ tamper }));
  },
};

const signatureOctets: Readonly<Record<string, number>> = {
  HS256: 32,
  HS384: 48,
  HS512: 64,
  ES256: 64,
  ES384: 96,
  ES512: 132,
  EdDSA: 64,
  Ed25519: 64,
  RS256: 256,
  RS384: 256,
  RS512: 256,
  PS256: 256,
  PS384: 256,
  PS512: 256,
};
