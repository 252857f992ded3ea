import { base64url } from '../base64url.ts';
import type { Behaviour } from '../behaviour.ts';
import { withSignature } from '../bench/signing.ts';
import { sends } from '../bench/witness.ts';
import type { Defect } from '../defect.ts';
import { SECRET } from './about.ts';

type Comparison = Behaviour['macMatches'];

/** A MAC passes when either the right comparison or a wrong one says so. */
function passesAlso(wrong: Comparison): Defect['alter'] {
  return (b) => ({
    ...b,
    macMatches: (expected, received) => b.macMatches(expected, received) || wrong(expected, received),
  });
}

/** Differences of all octets in one number; two of them may make up for each other. */
function summed(add: (sum: number, expected: number, received: number) => number): Comparison {
  return (expected, received) =>
    expected.length === received.length &&
    expected.reduce((sum, octet, index) => add(sum, octet, received[index] ?? 0), 0) === 0;
}

/** Turns the highest bit of two octets. */
function twoBits(octets: Buffer): Uint8Array {
  return octets.with(1, (octets[1] ?? 0) ^ 0x80).with(5, (octets[5] ?? 0) ^ 0x80);
}

/** Writes the first small letter of the signature, not its last character, as a capital one. */
function oneLetter(assertion: string): string {
  const at = assertion.lastIndexOf('.');
  return assertion.slice(0, at) + assertion.slice(at).replace(/[a-z](?=.)/, (letter) => letter.toUpperCase());
}

/** Faults in comparing a MAC with the one that was received. */
export const macComparisonFaults: readonly Defect[] = [
  {
    id: 'mac-differences-cancel',
    title: 'the differences of a MAC are collected by exclusive or, so that two of them cancel',
    kind: 'wrong-behaviour',
    rules: ['signature-valid'],
    when: SECRET,
    needs: ['hmac'],
    alter: passesAlso(summed((sum, expected, received) => sum ^ expected ^ received)),
    witness: sends({ text: withSignature(twoBits) }),
  },
  {
    id: 'mac-differences-summed',
    title: 'the differences of a MAC are added with their signs',
    kind: 'wrong-behaviour',
    rules: ['signature-valid'],
    when: SECRET,
    needs: ['hmac'],
    alter: passesAlso(summed((sum, expected, received) => sum + expected - received)),
    witness: sends({ text: withSignature((octets) => octets.reverse()) }),
  },
  {
    id: 'octets-behind-mac-passed-over',
    title: 'octets behind a right MAC are passed over',
    kind: 'wrong-behaviour',
    rules: ['signature-length', 'signature-valid'],
    when: SECRET,
    needs: ['hmac'],
    alter: passesAlso((expected, received) => received.subarray(0, expected.length).equals(expected)),
    witness: sends({ text: withSignature((octets) => Buffer.concat([octets, Buffer.from('abc')])) }),
  },
  {
    id: 'mac-letter-case-passed-over',
    title: 'a MAC is compared as base64url without regard to the case of letters',
    kind: 'wrong-behaviour',
    rules: ['signature-valid'],
    when: SECRET,
    needs: ['hmac'],
    alter: passesAlso((expected, received) => base64url(expected).toLowerCase() === base64url(received).toLowerCase()),
    witness: sends({ text: oneLetter }),
  },
  {
    id: 'mac-in-hexadecimal-passes',
    title: 'a MAC in hexadecimal passes beside its octets',
    kind: 'wrong-behaviour',
    rules: ['signature-length', 'signature-valid'],
    when: SECRET,
    needs: ['hmac'],
    alter: passesAlso((expected, received) => received.toString('latin1') === expected.toString('hex')),
    witness: sends({ text: withSignature((octets) => Buffer.from(octets.toString('hex'))) }),
  },
];
