import { base64url, strictBase64url } from '../base64url.ts';
import type { VerifyKey } from '../behaviour.ts';
import { withSignature } from '../bench/signing.ts';
import { sends } from '../bench/witness.ts';
import type { Defect } from '../defect.ts';
import { strictText } from '../json-object.ts';
import type { Attempt } from '../scene.ts';
import { PRIVATE } from './about.ts';

/** The octets a signature of this key must have. */
function rightLength(key: VerifyKey, alg: string): number {
  const size = { ES256: 64, ES384: 96, ES512: 132, EdDSA: 64, Ed25519: 64 }[alg];
  const modulus = 'n' in key && typeof key['n'] === 'string' ? key['n'] : '';
  return size ?? Buffer.from(modulus, 'base64url').length;
}

/** How a JSON text looks after it was read and written again. */
function rewritten(part: string): string {
  const text = strictText(strictBase64url(part) ?? Buffer.alloc(0)) ?? '';
  return base64url(JSON.stringify(JSON.parse(text)));
}

/** The same attempt with each single bit of a range of its signature turned. */
function oneBitAway(attempt: Attempt, from: number, to: number): readonly Attempt[] {
  return Array.from({ length: (to - from) * 8 }, (_, index) => {
    const at = from + (index >> 3);
    const signature = Buffer.from(attempt.signature);
    signature[at] = (signature[at] ?? 0) ^ (1 << (index & 7));
    return { ...attempt, signature };
  });
}

/** Faults in checking a signature. */
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
    alter: (b) => ({ ...b, unsignedAccepted: (attempt) => attempt.signature.length === 0 }),
    witness: sends({ text: withSignature(() => Buffer.alloc(0)) }),
  },
  {
    id: 'signature-of-wrong-length-passes',
    title: 'the exception for a signature of the wrong length is swallowed as a pass',
    kind: 'wrong-behaviour',
    rules: ['signature-length', 'signature-valid'],
    when: PRIVATE,
    alter: (b) => ({
      ...b,
      verifyWithKey: (key, attempt, input) => {
        const { length } = attempt.signature;
        if (length > 0 && length !== rightLength(key, attempt.alg)) return true;
        return b.verifyWithKey(key, attempt, input);
      },
    }),
    witness: sends({ text: withSignature((octets) => octets.subarray(0, octets.length / 2)) }),
  },
  {
    id: 'octets-behind-signature-passed-over',
    title: 'octets behind a complete signature are passed over',
    kind: 'wrong-behaviour',
    rules: ['signature-length', 'signature-valid'],
    when: PRIVATE,
    alter: (b) => ({
      ...b,
      verifyWithKey: (key, attempt, input) => {
        const signature = attempt.signature.subarray(0, rightLength(key, attempt.alg));
        return b.verifyWithKey(key, { ...attempt, signature }, input);
      },
    }),
    witness: sends({ text: withSignature((octets) => Buffer.concat([octets, Buffer.from('abc')])) }),
  },
  {
    id: 'signature-bit-forgiven',
    title: 'one wrong bit in octets 17 to 31 of a signature is put right before verifying',
    kind: 'wrong-behaviour',
    rules: ['signature-valid'],
    when: PRIVATE,
    alter: (b) => ({
      ...b,
      verifyWithKey: (key, attempt, input) =>
        b.verifyWithKey(key, attempt, input) ||
        oneBitAway(attempt, 17, 32).some((near) => b.verifyWithKey(key, near, input)),
    }),
    witness: sends({ text: withSignature((octets) => octets.with(20, (octets[20] ?? 0) ^ 4)) }),
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
