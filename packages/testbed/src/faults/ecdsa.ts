import { verifies } from '../algorithm.ts';
import { withSignature } from '../bench/signing.ts';
import { sends } from '../bench/witness.ts';
import type { Defect } from '../defect.ts';
import type { Attempt } from '../scene.ts';
import { ECDSA } from './about.ts';

/** An ECDSA signature as the DER sequence that other protocols use. */
function toDer(octets: Buffer): Buffer {
  const half = octets.length / 2;
  const numbers = [octets.subarray(0, half), octets.subarray(half)].map((number) => {
    const short = number.subarray(number.findIndex((octet) => octet !== 0));
    const positive = (short[0] ?? 0) > 127 ? Buffer.concat([Buffer.from([0]), short]) : short;
    return Buffer.concat([Buffer.from([2, positive.length]), positive]);
  });
  const content = Buffer.concat(numbers);
  return Buffer.concat([Buffer.from([0x30, content.length]), content]);
}

function padded(number: Buffer, size: number): Buffer {
  const short = number.subarray(Math.max(0, number.length - size));
  return Buffer.concat([Buffer.alloc(size - short.length), short]);
}

/** The two numbers of a DER signature side by side; undefined when it is none. */
function fromDer(octets: Buffer, size: number): Buffer | undefined {
  if (octets[0] !== 0x30 || octets[2] !== 2) return undefined;
  const first = octets[3] ?? 0;
  const second = octets[5 + first] ?? 0;
  const [r, s] = [octets.subarray(4, 4 + first), octets.subarray(6 + first, 6 + first + second)];
  return Buffer.concat([padded(r, size), padded(s, size)]);
}

const NUMBER_OCTETS: Readonly<Record<string, number>> = { ES256: 32, ES384: 48, ES512: 66 };

/** The orders of the curves. */
const ORDERS: Readonly<Record<string, string>> = {
  ES256: 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551',
  ES384: 'ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973',
  ES512: `01${'f'.repeat(64)}fa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409`,
};

/** Whether both numbers are the order, which is zero modulo itself. */
function orderTwice({ alg, signature }: Attempt): boolean {
  return signature.toString('hex') === ORDERS[alg]?.repeat(2);
}

/** Faults in checking an ECDSA signature. */
export const ecdsaFaults: readonly Defect[] = [
  {
    id: 'ecdsa-zero-passes',
    title: 'an ECDSA signature of two zeros solves the equation',
    kind: 'wrong-behaviour',
    rules: ['signature-valid'],
    when: ECDSA,
    alter: (b) => ({
      ...b,
      verifyWithKey: (key, attempt, input) =>
        (attempt.signature.length > 0 && attempt.signature.every((octet) => octet === 0)) ||
        b.verifyWithKey(key, attempt, input),
    }),
    witness: sends({ text: withSignature((octets) => Buffer.alloc(octets.length)) }),
  },
  {
    id: 'ecdsa-order-passes',
    title: 'numbers of an ECDSA signature are compared with zero before they are reduced',
    kind: 'wrong-behaviour',
    rules: ['signature-valid'],
    when: ECDSA,
    alter: (b) => ({
      ...b,
      verifyWithKey: (key, attempt, input) => orderTwice(attempt) || b.verifyWithKey(key, attempt, input),
    }),
    witness: sends((bench) => ({
      text: withSignature(() => Buffer.from(`${ORDERS[bench.tested.alg]}`.repeat(2), 'hex')),
    })),
  },
  {
    id: 'ecdsa-der-passes',
    title: 'an ECDSA signature in DER is accepted beside the two plain numbers',
    kind: 'wrong-behaviour',
    rules: ['signature-length', 'signature-valid'],
    when: ECDSA,
    alter: (b) => ({
      ...b,
      verifyWithKey: (key, attempt, input) => {
        const signature = fromDer(attempt.signature, NUMBER_OCTETS[attempt.alg] ?? 0);
        if (signature !== undefined && verifies(key, { alg: attempt.alg, input, signature })) return true;
        return b.verifyWithKey(key, attempt, input);
      },
    }),
    witness: sends({ text: withSignature(toDer) }),
  },
  {
    id: 'ecdsa-leading-zeros-passed-over',
    title: 'zero octets in front of an ECDSA signature are passed over',
    kind: 'wrong-behaviour',
    rules: ['signature-length', 'signature-valid'],
    when: ECDSA,
    alter: (b) => ({
      ...b,
      verifyWithKey: (key, attempt, input) => {
        const surplus = attempt.signature.length - 2 * (NUMBER_OCTETS[attempt.alg] ?? 0);
        const zeros = surplus > 0 && attempt.signature.subarray(0, surplus).every((octet) => octet === 0);
        const signature = attempt.signature.subarray(zeros ? surplus : 0);
        return b.verifyWithKey(key, { ...attempt, signature }, input);
      },
    }),
    witness: sends({ text: withSignature((octets) => Buffer.concat([Buffer.alloc(2), octets])) }),
  },
  {
    id: 'curve-not-compared',
    title: 'any elliptic curve serves any elliptic algorithm',
    kind: 'wrong-behaviour',
    rules: ['alg-fits-key', 'alg-registered', 'alg-allowed'],
    when: ECDSA,
    alter: (b) => ({
      ...b,
      algorithmAllowed: (alg, client, policy) =>
        (alg in NUMBER_OCTETS && client.alg in NUMBER_OCTETS) || b.algorithmAllowed(alg, client, policy),
      keyFits: (key, alg) => (alg in NUMBER_OCTETS && key['kty'] === 'EC') || b.keyFits(key, alg),
    }),
    witness: sends((bench) => {
      const alg = bench.tested.alg === 'ES256' ? 'ES384' : 'ES256';
      return { header: { alg }, alg };
    }),
  },
];
