import type { JsonObject } from '@assay/validator';
import { AssayError } from '@assay/validator';
import { exportJWK, importPKCS8, importSPKI } from 'jose';
import { inside, tag } from './der.ts';
import { publicMembers } from './facts.ts';
import type { KeyIdentifier } from './key-structure.ts';
import {
  plainPrivate,
  plainPublic,
  readIdentifier,
  spkiOfCertificate,
  wrapPkcs1,
  wrapPublicPkcs1,
  wrapSec1,
} from './key-structure.ts';
import type { Octets } from './octets.ts';
import { type PemBlock, readPem, toPem } from './pem.ts';

/** A key that came as PEM. */
export interface PemKey {
  /** With `d` and its companions when the block is a private key. */
  readonly jwk: JsonObject;
  /** Lines of the body as written. */
  readonly lines: readonly string[];
}

const secretMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi'];

/**
 * Reads a PEM key of any usual kind: PKCS#8, SEC1, PKCS#1, SPKI, or the key of a certificate.
 *
 * @throws AssayError `ERR_KEY` with what is wrong
 */
export async function jwkFromPem(text: string): Promise<PemKey> {
  const block = readPem(text);
  const spki = publicStructure(block);
  const jwk = spki === undefined ? await privateJwk(block) : await spkiJwk(spki);
  return { jwk, lines: block.lines };
}

/**
 * The JWK of an SPKI structure (RFC 5280 section 4.1.2.7).
 *
 * @throws AssayError `ERR_KEY` when it is broken or of no use to JWS
 */
export async function spkiJwk(spki: Octets): Promise<JsonObject> {
  const { kty, alg } = importable(inside(spki, tag.sequence)?.[0]?.content);
  return exported(kty, importSPKI(toPem('PUBLIC KEY', plainPublic(spki)), alg, { extractable: true }));
}

function publicStructure({ label, octets }: PemBlock): Octets | undefined {
  if (label === 'PUBLIC KEY') return octets;
  if (label === 'RSA PUBLIC KEY') return wrapPublicPkcs1(octets);
  return label === 'CERTIFICATE' ? (spkiOfCertificate(octets) ?? octets) : undefined;
}

async function privateJwk(block: PemBlock): Promise<JsonObject> {
  const pkcs8 = privateStructure(block);
  const { kty, alg } = importable(inside(pkcs8, tag.sequence)?.[1]?.content);
  return exported(kty, importPKCS8(toPem('PRIVATE KEY', pkcs8), alg, { extractable: true }));
}

function privateStructure({ label, octets }: PemBlock): Octets {
  if (label === 'PRIVATE KEY') return plainPrivate(octets);
  if (label === 'RSA PRIVATE KEY') return wrapPkcs1(octets);
  const pkcs8 = label === 'EC PRIVATE KEY' ? wrapSec1(octets) : undefined;
  if (pkcs8 !== undefined) return pkcs8;
  if (label === 'EC PRIVATE KEY') throw broken();
  throw new AssayError(
    'ERR_KEY',
    `a PEM block "${label}" is not read here; convert it to PKCS#8 (openssl pkcs8 -topk8 -nocrypt) or to a JWK`,
  );
}

/** The key type, and an algorithm under which such a key can be imported at all. */
function importable(identifier: Uint8Array | undefined): { readonly kty: 'RSA' | 'EC' | 'OKP'; readonly alg: string } {
  if (identifier === undefined) throw broken();
  const { kty, crv }: KeyIdentifier = readIdentifier(identifier);
  if (kty === 'RSA') return { kty, alg: 'RS256' };
  if (kty === 'OKP') return { kty, alg: 'Ed25519' };
  const alg = new Map([
    ['P-256', 'ES256'],
    ['P-384', 'ES384'],
    ['P-521', 'ES512'],
  ]).get(crv ?? '');
  if (kty === 'EC' && alg !== undefined) return { kty, alg };
  throw new AssayError('ERR_KEY', 'the PEM key is none of RSA, EC on P-256, P-384 or P-521, and Ed25519');
}

async function exported(kty: 'RSA' | 'EC' | 'OKP', loading: Promise<CryptoKey>): Promise<JsonObject> {
  try {
    const jwk = (await exportJWK(await loading)) as JsonObject;
    return pick(jwk, ['kty', ...publicMembers[kty], ...secretMembers]);
  } catch {
    throw broken();
  }
}

function broken(): AssayError {
  return new AssayError('ERR_KEY', 'the structure inside the PEM block is broken: no key can be read from it');
}

/** A JWK with only the named members, in that order. */
export function pick(jwk: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.flatMap((name) => (jwk[name] === undefined ? [] : [[name, jwk[name]]])));
}
