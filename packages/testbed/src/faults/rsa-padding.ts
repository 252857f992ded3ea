import { constants, createHash, KeyObject, privateEncrypt, publicDecrypt, sign, verify } from 'node:crypto';
import { hashOf, publicKey, verifies } from '../algorithm.ts';
import { base64url } from '../base64url.ts';
import type { VerifyKey } from '../behaviour.ts';
import { registeredKey } from '../bench/clients.ts';
import { sends, short, type Witness, type WitnessBench } from '../bench/witness.ts';
import type { Defect } from '../defect.ts';
import type { Attempt } from '../scene.ts';
import { RSA } from './about.ts';

const PSS = ['PS256', 'PS384', 'PS512'];
const PKCS1 = ['RS256', 'RS384', 'RS512'];

/** The same algorithm with the other padding. */
function otherPadding(alg: string): string {
  return `${alg.startsWith('PS') ? 'RS' : 'PS'}${alg.slice(2)}`;
}

function keyObject(key: VerifyKey): KeyObject | undefined {
  return key instanceof KeyObject ? key : publicKey(key);
}

/** Whether PSS verifies with the salt that is found, however long. */
function anySalt(key: VerifyKey, { alg, signature }: Attempt, input: Buffer): boolean {
  const imported = keyObject(key);
  const [padding, saltLength] = [constants.RSA_PKCS1_PSS_PADDING, constants.RSA_PSS_SALTLEN_AUTO];
  return imported !== undefined && verify(hashOf(alg), input, { key: imported, padding, saltLength }, signature);
}

function overSha1(key: VerifyKey, { alg, signature }: Attempt, input: Buffer): boolean {
  const imported = keyObject(key);
  return imported !== undefined && PKCS1.includes(alg) && verify('sha1', input, imported, signature);
}

/** Octets of the structure that names the hash in a PKCS #1 signature. */
const INFO_OCTETS = 19;

/** Whether the hash stands behind the padding, whatever follows it. */
function hashInFront(key: VerifyKey, { alg, signature }: Attempt, input: Buffer): boolean {
  const [imported, hash] = [keyObject(key), hashOf(alg)];
  if (imported === undefined || hash === undefined) return false;
  try {
    const message = publicDecrypt({ key: imported, padding: constants.RSA_NO_PADDING }, signature);
    const digest = createHash(hash).update(input).digest();
    const at = message.indexOf(0, 2) + 1 + INFO_OCTETS;
    return message[1] === 1 && message.subarray(at, at + digest.length).equals(digest);
  } catch {
    return false;
  }
}

/** Signs an assertion anew in a way of its own. */
function resigned(bench: WitnessBench, how: (input: Buffer, key: KeyObject) => Buffer): (assertion: string) => string {
  const { key } = bench.tested;
  if (!(key instanceof KeyObject)) throw new TypeError('the tested client has no key pair');
  return (assertion) => {
    const input = assertion.slice(0, assertion.lastIndexOf('.'));
    return `${input}.${base64url(how(Buffer.from(input), key))}`;
  };
}

/** The hash behind eight octets of padding, with junk in the rest. */
function shortlyPadded(input: Buffer, key: KeyObject, hash: string): Buffer {
  const size = (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
  const digest = createHash(hash).update(input).digest();
  const start = Buffer.from(`0001${'ff'.repeat(8)}00${'30'.repeat(INFO_OCTETS)}`, 'hex');
  const message = Buffer.concat([start, digest, Buffer.alloc(size, 0x41)], size);
  return privateEncrypt({ key, padding: constants.RSA_NO_PADDING }, message);
}

function numberOf(octets: Buffer): bigint {
  return BigInt(`0x${octets.toString('hex') || '0'}`);
}

/** The signature modulo the modulus, in as many octets as before. */
function reduced(key: VerifyKey, { signature }: Attempt): Buffer {
  const n = keyObject(key)?.export({ format: 'jwk' })['n'];
  if (n === undefined || signature.length === 0) return signature;
  const rest = numberOf(signature) % numberOf(Buffer.from(n, 'base64url'));
  return Buffer.from(rest.toString(16).padStart(signature.length * 2, '0'), 'hex');
}

/** Sends signatures until one has room for the modulus beside it, and that one with the modulus added. */
const sendsRaised: Witness = async (bench) => {
  const n = numberOf(Buffer.from(registeredKey(bench.tested)['n'] ?? '', 'base64url'));
  for (let turn = 0; turn < 10_000; turn += 1) {
    const [input, signature = ''] = bench.assertion({}).split(/\.(?=[^.]*$)/);
    const octets = Buffer.from(signature, 'base64url');
    const sum = (numberOf(octets) + n).toString(16);
    if (sum.length > octets.length * 2) continue;
    return short(await bench.send({ text: () => `${input}.${base64url(Buffer.from(sum, 'hex'))}` }));
  }
  return 'the modulus leaves no room';
};

/** Faults in reading the padding of an RSA signature. */
export const rsaPaddingFaults: readonly Defect[] = [
  {
    id: 'rsa-padding-not-told-apart',
    title: 'a signature of PSS passes where PKCS #1 is named, and the other way round',
    kind: 'wrong-behaviour',
    rules: ['signature-valid'],
    when: RSA,
    alter: (b) => ({
      ...b,
      verifyWithKey: (key, attempt, input) =>
        b.verifyWithKey(key, attempt, input) ||
        verifies(key, { alg: otherPadding(attempt.alg), input, signature: attempt.signature }),
    }),
    witness: sends((bench) => ({ alg: otherPadding(bench.tested.alg) })),
  },
  {
    id: 'pss-salt-of-any-length',
    title: 'the salt of PSS may have any length',
    kind: 'wrong-behaviour',
    rules: ['signature-valid'],
    profiles: ['fapi-1-advanced', 'fapi-2-security-profile'],
    when: { method: 'private_key_jwt', alg: PSS },
    alter: (b) => ({
      ...b,
      verifyWithKey: (key, attempt, input) =>
        PSS.includes(attempt.alg) ? anySalt(key, attempt, input) : b.verifyWithKey(key, attempt, input),
    }),
    witness: sends((bench) => ({
      text: resigned(bench, (input, key) =>
        sign(hashOf(bench.tested.alg), input, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 0 }),
      ),
    })),
  },
  {
    id: 'pkcs1-over-sha-1-passes',
    title: 'a PKCS #1 signature over SHA-1 passes under an algorithm with SHA-2',
    kind: 'wrong-behaviour',
    rules: ['signature-valid'],
    when: { method: 'private_key_jwt', alg: PKCS1 },
    alter: (b) => ({
      ...b,
      verifyWithKey: (key, attempt, input) => overSha1(key, attempt, input) || b.verifyWithKey(key, attempt, input),
    }),
    witness: sends((bench) => ({ text: resigned(bench, (input, key) => sign('sha1', input, key)) })),
  },
  {
    id: 'rsa-signature-above-the-modulus-passes',
    title: 'an RSA signature is reduced before it is checked, so that it may be out of range',
    kind: 'wrong-behaviour',
    rules: ['signature-valid'],
    when: RSA,
    alter: (b) => ({
      ...b,
      verifyWithKey: (key, attempt, input) =>
        b.verifyWithKey(key, { ...attempt, signature: reduced(key, attempt) }, input),
    }),
    witness: sendsRaised,
  },
  {
    id: 'pkcs1-padding-read-loosely',
    title: 'what follows the hash in a PKCS #1 signature is not looked at',
    kind: 'wrong-behaviour',
    rules: ['signature-valid'],
    when: { method: 'private_key_jwt', alg: PKCS1 },
    alter: (b) => ({
      ...b,
      verifyWithKey: (key, attempt, input) =>
        PKCS1.includes(attempt.alg) ? hashInFront(key, attempt, input) : b.verifyWithKey(key, attempt, input),
    }),
    witness: sends((bench) => ({
      text: resigned(bench, (input, key) => shortlyPadded(input, key, hashOf(bench.tested.alg) ?? '')),
    })),
  },
];
