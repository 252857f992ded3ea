import { AssayError } from '@assay/validator';
import {
  type ClientKey,
  canSign,
  hmacBeside,
  importHmac,
  requireAlgorithm,
  secretOf,
  signingKey,
} from '../client-key.ts';
import { decodeHex, decodeStandard, encode, type Octets, utf8 } from '../octets.ts';
import { toPem } from '../pem.ts';
import { jwkTextOf, pkcs1Of, publicHalf, spkiOf } from '../public-spelling.ts';
import { signParts } from '../sign.ts';
import { always, type DamageEntry, forFamilies, forPairs, join, objectIn, type Parts, part } from './damage.ts';

/** Damages that change which algorithm the header names. */
export type AlgorithmDamage =
  | 'alg-none'
  | 'alg-none-capital'
  | 'alg-none-upper'
  | 'alg-none-mixed'
  | 'alg-none-signed'
  | 'mac-public-spki-pem'
  | 'mac-public-spki-pem-no-newline'
  | 'mac-public-pkcs1-pem'
  | 'mac-public-pkcs1-pem-no-newline'
  | 'mac-public-spki-der'
  | 'mac-public-jwk'
  | 'mac-public-modulus'
  | 'mac-empty-key'
  | 'mac-word-secret'
  | 'mac-word-changeme'
  | 'mac-word-undefined'
  | 'mac-word-null'
  | 'mac-word-none'
  | 'mac-secret-decoded'
  | 'mac-client-id'
  | 'sibling-hash-alg'
  | 'sibling-named'
  | 'other-curve-named'
  | 'ps-for-rs';

const forRsa = forFamilies('RS', 'PS');

function withAlg({ header }: Parts, alg: string): string {
  return part({ ...objectIn(header), alg });
}

function none(alg: string, keep = false): DamageEntry {
  return {
    applies: always,
    apply: (parts) => join({ ...parts, header: withAlg(parts, alg), signature: keep ? parts.signature : '' }),
  };
}

/** A MAC keyed with something that is no secret, under the HMAC algorithm with the hash of the client's own. */
function mac(
  applies: DamageEntry['applies'],
  keyOf: (key: ClientKey, parts: Parts) => Octets | Promise<Octets>,
): DamageEntry {
  return {
    applies,
    apply: async (parts, { key }) => {
      const algorithm = requireAlgorithm(hmacBeside(key.alg));
      const input = `${withAlg(parts, algorithm.name)}.${parts.payload}`;
      const secret = await importHmac(await keyOf(key, parts), algorithm);
      const signature = await globalThis.crypto.subtle.sign(algorithm.params, secret, utf8(input));
      return `${input}.${encode(new Uint8Array(signature))}`;
    },
  };
}

async function spkiPem(key: ClientKey): Promise<string> {
  return toPem('PUBLIC KEY', await spkiOf(key));
}

async function pkcs1Pem(key: ClientKey): Promise<string> {
  return toPem('RSA PUBLIC KEY', await pkcs1Of(key));
}

function modulus(key: ClientKey): Octets {
  const { n } = publicHalf(key);
  return utf8(typeof n === 'string' ? n : '');
}

/** A MAC keyed with a word of sample configurations or programs; for the client whose secret it is it is no damage. */
function macWord(word: string): DamageEntry {
  return mac(
    (key) => secretOf(key) !== word,
    () => utf8(word),
  );
}

/** What the text of a secret decodes to, by hexadecimal or else by base64; empty when it is neither. */
function decodedSecret(key: ClientKey): Octets {
  const secret = secretOf(key) ?? '';
  const standard = secret.replaceAll('-', '+').replaceAll('_', '/');
  return decodeHex(secret) ?? decodeStandard(standard) ?? new Uint8Array();
}

function clientId(_key: ClientKey, { payload }: Parts): Octets {
  const { sub } = objectIn(payload);
  return utf8(typeof sub === 'string' ? sub : '');
}

/** The same key under another algorithm, signed properly. */
function resigned(altered: (key: ClientKey) => string | undefined): DamageEntry {
  return {
    applies: (key) => {
      const alg = altered(key);
      return alg !== undefined && canSign(key, alg);
    },
    apply: (parts, { key }) => {
      const alg = altered(key);
      if (alg === undefined) throw new AssayError('ERR_KEY', `no other algorithm for a key of ${key.alg}`);
      return signParts(withAlg(parts, alg), parts.payload, { key, alg });
    },
  };
}

/** The next algorithm of the family; a curve or EdDSA has only one. */
function sibling({ alg }: ClientKey): string | undefined {
  const { family, hash } = requireAlgorithm(alg);
  return family === 'ES' || family === 'Ed' ? undefined : `${family}${hash === 256 ? 384 : 256}`;
}

/** Names the next algorithm, and signs with the registered one. */
const siblingNamed: DamageEntry = {
  applies: (key) => sibling(key) !== undefined,
  apply: (parts, { key }) => signParts(withAlg(parts, sibling(key) ?? key.alg), parts.payload, { key, alg: key.alg }),
};

/** Names the algorithm of another curve, and signs with its hash on the curve of the key. */
const otherCurveNamed: DamageEntry = {
  applies: forFamilies('ES'),
  apply: async (parts, { key }) => {
    const bits = requireAlgorithm(key.alg).hash === 256 ? 384 : 256;
    const input = `${withAlg(parts, `ES${bits}`)}.${parts.payload}`;
    const params = { name: 'ECDSA', hash: `SHA-${bits}` };
    const signature = await globalThis.crypto.subtle.sign(params, await signingKey(key, key.alg), utf8(input));
    return `${input}.${encode(new Uint8Array(signature))}`;
  },
};

function pssOf({ alg }: ClientKey): string | undefined {
  const { family, hash } = requireAlgorithm(alg);
  return family === 'RS' ? `PS${hash}` : undefined;
}

/** The damages of this file. */
export const algorithmDamages: Readonly<Record<AlgorithmDamage, DamageEntry>> = {
  'alg-none': none('none'),
  'alg-none-capital': none('None'),
  'alg-none-upper': none('NONE'),
  'alg-none-mixed': none('nOnE'),
  'alg-none-signed': none('none', true),
  'mac-public-spki-pem': mac(forPairs, async (key) => utf8(await spkiPem(key))),
  'mac-public-spki-pem-no-newline': mac(forPairs, async (key) => utf8((await spkiPem(key)).trimEnd())),
  'mac-public-pkcs1-pem': mac(forRsa, async (key) => utf8(await pkcs1Pem(key))),
  'mac-public-pkcs1-pem-no-newline': mac(forRsa, async (key) => utf8((await pkcs1Pem(key)).trimEnd())),
  'mac-public-spki-der': mac(forPairs, spkiOf),
  'mac-public-jwk': mac(forPairs, (key) => utf8(jwkTextOf(key))),
  'mac-public-modulus': mac(forRsa, modulus),
  'mac-empty-key': mac(always, () => new Uint8Array()),
  'mac-word-secret': macWord('secret'),
  'mac-word-changeme': macWord('changeme'),
  'mac-word-undefined': macWord('undefined'),
  'mac-word-null': macWord('null'),
  'mac-word-none': macWord('None'),
  'mac-secret-decoded': mac(
    (key) => decodedSecret(key).length > 0,
    (key) => decodedSecret(key),
  ),
  'mac-client-id': mac(always, clientId),
  'sibling-hash-alg': resigned(sibling),
  'sibling-named': siblingNamed,
  'other-curve-named': otherCurveNamed,
  'ps-for-rs': resigned(pssOf),
};
