import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeTamper, tamperWith } from '../src/tamper.ts';

const octets = fc.uint8Array({ minLength: 1, maxLength: 66 });
const bit = fc.record({ octet: fc.nat({ max: 600 }), bit: fc.nat({ max: 7 }) });

function compactOf(...parts: readonly Uint8Array[]): string {
  return parts.map((one) => Buffer.from(one).toString('base64url')).join('.');
}

function decoded(compact: string, part: number): Buffer {
  return Buffer.from(compact.split('.')[part] ?? '', 'base64url');
}

/** How many bits differ between two texts of octets of one length. */
function distance(one: Buffer, other: Buffer): number {
  const bits = [...one].map((octet, index) => (octet ^ (other[index] ?? 0)).toString(2).replaceAll('0', '').length);
  return bits.reduce((sum, count) => sum + count, 0);
}

describe('a tampered assertion', () => {
  test('differs in exactly the one bit of its decoded signature', () => {
    fc.assert(
      fc.property(octets, octets, octets, bit, (header, claims, signature, tamper) => {
        const before = compactOf(header, claims, signature);
        const after = tamperWith(before, tamper);
        expect(after.split('.').slice(0, 2)).toEqual(before.split('.').slice(0, 2));
        const [one, other] = [decoded(before, 2), decoded(after, 2)];
        expect(other).toHaveLength(one.length);
        expect(distance(one, other)).toBe(1);
        const at = tamper.octet % signature.length;
        expect((one[at] ?? 0) ^ (other[at] ?? 0)).toBe(1 << tamper.bit);
      }),
    );
  });

  test('keeps the unused bits of its signature as they were', () => {
    fc.assert(
      fc.property(octets, bit, (signature, tamper) => {
        const text = tamperWith(compactOf(new Uint8Array(), new Uint8Array(), signature), tamper).split('.')[2] ?? '';
        expect(Buffer.from(text, 'base64url').toString('base64url')).toBe(text);
      }),
    );
  });

  test('differs in the decoded octets of header or claims', () => {
    const long = fc.uint8Array({ minLength: 2, maxLength: 66 });
    const letter = fc.record({ part: fc.constantFrom(1 as const, 2 as const), at: fc.nat({ max: 200 }) });
    fc.assert(
      fc.property(long, long, octets, letter, (header, claims, signature, tamper) => {
        const before = compactOf(header, claims, signature);
        const after = tamperWith(before, tamper);
        expect(decoded(after, tamper.part - 1).equals(decoded(before, tamper.part - 1))).toBe(false);
        expect(decoded(after, 2).equals(decoded(before, 2))).toBe(true);
      }),
    );
  });

  test('is told in words', () => {
    expect(describeTamper({ octet: 17, bit: 0 })).toBe('signature octet 17: bit 0 flipped');
    expect(describeTamper({ part: 1, at: 3 })).toBe('header part: character 3 changed');
    expect(describeTamper({ part: 2, at: 3 })).toBe('claims part: character 3 changed');
  });
});
