import type { JsonObject } from '@assay/validator';
import { base64url, strictBase64url } from '../base64url.ts';
import type { Behaviour, VerifyKey } from '../behaviour.ts';
import { withSignature } from '../bench/signing.ts';
import { sends, short, type Witness } from '../bench/witness.ts';
import type { Defect } from '../defect.ts';
import { strictText } from '../json-object.ts';
import type { Attempt } from '../scene.ts';
import { PRIVATE, REPEATABLE } from './about.ts';

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

/** What verified once is not verified again; `by` names what it is known by: the signature, or the text it covers. */
function verifiesOnce(b: Behaviour, by: 'signature' | 'text'): Behaviour {
  const known = new Set<string>();
  const once = (octets: Buffer, verified: () => boolean): boolean => {
    const name = octets.toString('base64');
    if (!known.has(name) && verified()) known.add(name);
    return known.has(name);
  };
  return {
    ...b,
    verifyWithKey: (key, attempt, input) =>
      once(by === 'text' ? input : attempt.signature, () => b.verifyWithKey(key, attempt, input)),
    macMatches: (expected, received) =>
      once(by === 'text' ? expected : received, () => b.macMatches(expected, received)),
  };
}

/** Sends a valid assertion, and then what is made of it. */
function afterSuccess(change: (assertion: string) => string): Witness {
  return async (bench) => {
    const assertion = bench.assertion({});
    const before = short(await bench.send({ text: () => assertion }));
    return `${before}, ${short(await bench.send({ text: () => change(assertion) }))}`;
  };
}

/** The claims of an assertion with another `jti`, under the signature that is there. */
function withOtherJti(assertion: string): string {
  const [header, payload = '', signature] = assertion.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as JsonObject;
  return `${header}.${base64url(JSON.stringify({ ...claims, jti: 'another' }))}.${signature}`;
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
    id: 'signature-verified-once',
    title: 'a signature that verified once is known by its octets and passes over any text',
    kind: 'wrong-behaviour',
    rules: ['signature-valid'],
    alter: (b) => verifiesOnce(b, 'signature'),
    witness: afterSuccess(withOtherJti),
  },
  {
    id: 'text-verified-once',
    title: 'header and payload that verified once pass under any signature, as often as they come',
    kind: 'wrong-behaviour',
    rules: ['signature-valid'],
    profiles: REPEATABLE,
    alter: (b) => ({ ...verifiesOnce(b, 'text'), replayKey: () => undefined }),
    witness: afterSuccess(withSignature((octets) => octets.with(9, (octets[9] ?? 0) ^ 1))),
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
