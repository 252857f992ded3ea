import { fromHex, hexOf, type Octets } from '../octets.ts';

/** The number that octets spell, the most significant first; 0 for none (OS2IP of RFC 8017 section 4.2). */
export function numberOf(octets: Uint8Array): bigint {
  return BigInt(`0x0${hexOf(octets)}`);
}

/** A number in so many octets, the most significant first (I2OSP of RFC 8017 section 4.1). */
export function octetsOfNumber(number: bigint, length: number): Octets {
  return fromHex(number.toString(16).padStart(length * 2, '0'));
}
