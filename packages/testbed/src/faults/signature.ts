import { timingSafeEqual } from 'node:crypto';
import { verifies } from '../algorithm.ts';
import { base64url, strictBase64url } from '../base64url.ts';
import { sends } from '../bench/witness.ts';
import type { Defect } from '../defect.ts';
import { strictText } from '../json-object.ts';

/** An assertion with its signature octets changed. */
function withSignature(change: (octets: Buffer) => Uint8Array): (assertion: string) => string {
  return (assertion) => {
    const [header, payload, signature = ''] = assertion.split('.');
    return `${header}.${payload}.${base64url(change(Buffer.from(signature, 'base64url')))}`;
  };
}

/** An ECDSA signature of two numbers as the DER sequence that other protocols use. */
function derSignature(octets: Buffer): Buffer {
  const half = octets.length / 2;
  const numbers = [octets.subarray(0, half), octets.subarray(half)].map((number) => {
    const first = number.findIndex((octet) => octet !== 0);
    const short = number.subarray(first);
    const positive = (short[0] ?? 0) > 127 ? Buffer.concat([Buffer.from([0]), short]) : short;
    return Buffer.concat([Buffer.from([2, positive.length]), positive]);
  });
  const content = Buffer.concat(numbers);
  return Buffer.concat([Buffer.from([0x30, content.length]), content]);
}

/** The two numbers of a DER signature, side by side; undefined when it is none. */
function fromDer(octets: Buffer, size: number): Buffer | undefined {
  if (octets[0] !== 0x30 || octets[2] !== 2) return undefined;
  const first = octets[3] ?? 0;
  const second = octets[5 + first] ?? 0;
  const pad = (number: Buffer): Buffer =>
    number.length > size ? number.subarray(-size) : Buffer.concat([Buffer.alloc(size - number.length), number]);
  return Buffer.concat([pad(octets.subarray(4, 4 + first)), pad(octets.subarray(6 + first, 6 + first + second))]);
}

/** How a JSON text looks after it was read and written again. */
function rewritten(part: string): string {
  const text = strictText(strictBase64url(part) ?? Buffer.alloc(0)) ?? '';
  return base64url(JSON.stringify(JSON.parse(text)));
}

const PRIVATE = { method: 'private_key_jwt' } as const;
const SECRET = { method: 'client_secret_jwt' } as const;
const ES = ['ES256', 'ES384', 'ES512'] as const;

/** Faults in checking the signature itself. */
export const signatureFaults: readonly Defect[] = [
  {
    id: 'signature-not-verified',
    title: 'claims are read, the signature never is',
    kind: 'missing-check',
    rules: ['signature-valid'],
    alter: (b) => ({ ...b, verifyWithKey: () => true, macMatches: () => true }),
    witness: sends((bench) => ({ key: bench.stranger })),
  },
  {
    id: 'empty-signature-passes',
    title: 'an empty signature is taken for nothing to check',
    kind: 'wrong-behaviour',
    rules: ['jws-not-unsecured', 'signature-valid'],
    alter: (b) => ({ ...b, unsignedAccepted: (attempt) => attempt.signature.length === 0 || b.unsignedAccepted(attempt) }),
    witness: sends({ text: withSignature(() => Buffer.alloc(0)) }),
  },
  {
    id: 'signature-cut-in-half-passes',
    title: 'the exception for a signature of the wrong length is swallowed as a pass',
    kind: 'wrong-behaviour',
    rules: ['signature-length', 'signature-valid'],
    when: PRIVATE,
    alter: (b) => ({
      ...b,
      verifyWithKey: (key, attempt, input) => {
        const half = attempt.signature.length > 0 && attempt.signature.length < 64;
        return half || attempt.signature.length < 200 === (attempt.alg.slice(1, 2) === 'S' && !attempt.alg.startsWith('E'))
          ? attempt.signature.length > 0
          : b.verifyWithKey(key, attempt, input);
      },
    }),
    witness: sends({ text: withSignature((octets) => octets.subarray(0, octets.length / 2)) }),
  },
  {
    id: 'ecdsa-zero-passes',
    title: 'an ECDSA signature of two zeros solves the equation',
    kind: 'wrong-behaviour',
    rules: ['signature-valid'],
    when: { ...PRIVATE, alg: ES },
    alter: (b) => ({
      ...b,
      verifyWithKey: (key, attempt, input) =>
        (attempt.signature.length > 0 && attempt.signature.every((octet) => octet === 0)) ||
        b.verifyWithKey(key, attempt, input),
    }),
    witness: sends({ text: withSignature((octets) => Buffer.alloc(octets.length)) }),
  },
  {
    id: 'ecdsa-der-passes',
    title: 'an ECDSA signature in DER is accepted beside the two plain numbers',
    kind: 'wrong-behaviour',
    rules: ['signature-length', 'signature-valid'],
    when: { ...PRIVATE, alg: ES },
    alter: (b) => ({
      ...b,
      verifyWithKey: (key, attempt, input) => {
        const size = attempt.alg === 'ES256' ? 32 : attempt.alg === 'ES384' ? 48 : 66;
        const plain = fromDer(attempt.signature, size);
        const der = plain !== undefined && verifies(key, { alg: attempt.alg, input, signature: plain });
        return der || b.verifyWithKey(key, attempt, input);
      },
    }),
    witness: sends({ text: withSignature(derSignature) }),
  },
  {
    id: 'mac-compared-as-far-as-sent',
    title: 'a MAC is compared over the length that was received',
    kind: 'wrong-behaviour',
    rules: ['signature-length', 'signature-valid'],
    when: SECRET,
    needs: ['hmac'],
    alter: (b) => ({
      ...b,
      macMatches: (expected, received) =>
        received.length > 0 && expected.subarray(0, received.length).equals(received),
    }),
    witness: sends({ text: withSignature((octets) => octets.subarray(0, 4)) }),
  },
  {
    id: 'mac-compared-to-octet-17',
    title: 'only the first 17 octets of a MAC are compared',
    kind: 'wrong-behaviour',
    rules: ['signature-valid'],
    when: SECRET,
    needs: ['hmac'],
    alter: (b) => ({
      ...b,
      macMatches: (expected, received) =>
        expected.length === received.length && timingSafeEqual(expected.subarray(0, 17), received.subarray(0, 17)),
    }),
    witness: sends({ text: withSignature((octets) => octets.fill(0, 17)) }),
  },
  {
    id: 'mac-compared-as-sum',
    title: 'the octets of a MAC are compared without their order',
    kind: 'wrong-behaviour',
    rules: ['signature-valid'],
    when: SECRET,
    needs: ['hmac'],
    alter: (b) => ({
      ...b,
      macMatches: (expected, received) => Buffer.from(expected).sort().equals(Buffer.from(received).sort()),
    }),
    witness: sends({ text: withSignature((octets) => octets.reverse()) }),
  },
  {
    id: 'json-rewritten-before-verifying',
    title: 'the signature is checked over JSON that was read and written again',
    kind: 'wrong-behaviour',
    rules: ['json-text-as-received'],
    alter: (b) => ({ ...b, signingInput: ({ parts }) => `${rewritten(parts[0])}.${rewritten(parts[1])}` }),
    witness: sends((bench) => ({ payload: JSON.stringify(bench.base().claims, null, 1) })),
  },
];
