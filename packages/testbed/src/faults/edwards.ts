import type { Behaviour } from '../behaviour.ts';
import { withSignature } from '../bench/signing.ts';
import { sends } from '../bench/witness.ts';
import type { Defect } from '../defect.ts';
import type { Attempt } from '../scene.ts';

/** The order of the base point (RFC 8032 section 5.1). */
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

/** An Ed25519 signature with another S, which stands in the second half, least significant octet first. */
function withS(signature: Buffer, change: (s: bigint) => bigint): Buffer {
  const s = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`);
  const octets = Buffer.from(change(s).toString(16).padStart(64, '0'), 'hex').reverse();
  return Buffer.concat([signature.subarray(0, 32), octets]);
}

function reduced(attempt: Attempt): Attempt {
  if (!attempt.alg.startsWith('Ed') || attempt.signature.length !== 64) return attempt;
  return { ...attempt, signature: withS(attempt.signature, (s) => s % ORDER) };
}

function alter(b: Behaviour): Behaviour {
  return { ...b, verifyWithKey: (key, attempt, input) => b.verifyWithKey(key, reduced(attempt), input) };
}

/** Faults in checking an Edwards signature. */
export const edwardsFaults: readonly Defect[] = [
  {
    id: 'ed25519-s-not-in-range-passes',
    title: 'S of an Ed25519 signature is reduced before it is checked, so that it may be out of range',
    kind: 'wrong-behaviour',
    rules: ['signature-valid'],
    profiles: ['fapi-2-security-profile'],
    when: { method: 'private_key_jwt', alg: ['Ed25519', 'EdDSA'] },
    alter,
    witness: sends({ text: withSignature((octets) => withS(octets, (s) => s + ORDER)) }),
  },
];
