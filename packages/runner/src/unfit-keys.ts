import {
  constants,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import { promisify } from 'node:util';
import type { UnfitKey } from '@assay/cases';
import { type ClientKey, generateKey, hmacBeside, outsideKey, privateJwkOf } from '@assay/jws';
import type { JsonObject } from '@assay/validator';

/** What of a key is not as it must be; the rest is. */
interface Unfit {
  readonly pair: Pair;
  /** Members of the JWK in the place of the usual ones; undefined takes one away. */
  readonly members?: Readonly<Record<string, string | readonly string[] | undefined>>;
}

interface Pair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/** Algorithms whose curve is another one; for the rest P-384 is. */
const otherCurves: Readonly<Record<string, string>> = { ES384: 'P-256', ES512: 'P-256' };

const makers: Readonly<Record<Exclude<UnfitKey, 'secret'>, (alg: string) => Promise<Unfit>>> = {
  'rsa-1024': async () => ({ pair: await rsa(1024) }),
  'rsa-2047': async () => ({ pair: await rsa(2047) }),
  'other-curve': async (alg) => ({ pair: await elliptic(otherCurves[alg] ?? 'P-384') }),
  secp256k1: async () => ({ pair: await elliptic('secp256k1') }),
  ed448: async () => ({ pair: await promisify(generateKeyPair)('ed448') }),
  'off-curve': async (alg) => {
    const pair = await fitting(alg);
    const { x, y } = pair.publicKey.export({ format: 'jwk' });
    return { pair, members: { x: y, y: x } };
  },
  'for-encryption': async (alg) => ({ pair: await fitting(alg), members: { use: 'enc' } }),
  'not-to-verify': async (alg) => ({ pair: await fitting(alg), members: { use: undefined, key_ops: ['encrypt'] } }),
};

/**
 * Makes a key that may stand in the set of a client with this algorithm, and that must not verify its assertions.
 *
 * @throws AssayError `ERR_KEY` when the algorithm is unknown
 */
export async function unfitKey(kind: UnfitKey, alg: string): Promise<ClientKey> {
  const kid = `${kind}-${crypto.randomUUID()}`;
  if (kind === 'secret') return secret(alg, kid);
  const { pair, members } = await makers[kind](alg);
  const { d, p, q, dp, dq, qi } = pair.privateKey.export({ format: 'jwk' });
  const registered = { ...pair.publicKey.export({ format: 'jwk' }), kid, alg, use: 'sig', ...members };
  return outsideKey({
    alg,
    // JSON leaves out what is undefined.
    publicJwk: JSON.parse(JSON.stringify(registered)) as JsonObject,
    sign: (octets, as) => signature(octets, as, pair.privateKey),
    confidential: [d, p, q, dp, dq, qi].filter((member) => member !== undefined),
  });
}

/** A shared secret in a set of public keys, for the HMAC with the hash of the algorithm. */
function secret(alg: string, kid: string): ClientKey {
  const octets = randomBytes(64);
  const k = octets.toString('base64url');
  return outsideKey({
    alg,
    publicJwk: { kty: 'oct', k, kid, alg: hmacBeside(alg), use: 'sig' },
    sign: (input, as) =>
      new Uint8Array(
        createHmac(`sha${as.slice(2)}`, octets)
          .update(input)
          .digest(),
      ),
    confidential: [k],
  });
}

function rsa(modulusLength: number): Promise<Pair> {
  return promisify(generateKeyPair)('rsa', { modulusLength });
}

function elliptic(namedCurve: string): Promise<Pair> {
  return promisify(generateKeyPair)('ec', { namedCurve });
}

/** A key with which nothing is wrong. */
async function fitting(alg: string): Promise<Pair> {
  const privateKey = createPrivateKey({ key: privateJwkOf(await generateKey(alg)) ?? {}, format: 'jwk' });
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

/** The signature that the algorithm asks for, as far as the key can make it. */
function signature(octets: Uint8Array, alg: string, key: KeyObject): Uint8Array<ArrayBuffer> {
  const hash = key.asymmetricKeyType?.startsWith('ed') ? undefined : `sha${alg.slice(2)}`;
  const padding = alg.startsWith('PS')
    ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
    : {};
  return new Uint8Array(sign(hash, octets, { key, dsaEncoding: 'ieee-p1363', ...padding }));
}
