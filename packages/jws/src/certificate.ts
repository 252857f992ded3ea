import type { Json, JsonObject } from '@assay/validator';
import type { Algorithm, HashSize } from './algorithms.ts';
import { type ClientKey, canSign, requireAlgorithm } from './client-key.ts';
import { der, ecdsaToDer, tag } from './der.ts';
import { oids } from './key-structure.ts';
import { concat, decodeStandard, encode, fromHex, type Octets, utf8 } from './octets.ts';
import { certificateIn } from './pem.ts';
import { spkiOf } from './public-spelling.ts';
import { signOctets } from './sign.ts';

const commonName = '550403';
const rsaWith: Readonly<Record<HashSize, string>> = {
  256: '2a864886f70d01010b',
  384: '2a864886f70d01010c',
  512: '2a864886f70d01010d',
};
const ecdsaWith: Readonly<Record<HashSize, string>> = {
  256: '2a8648ce3d040302',
  384: '2a8648ce3d040303',
  512: '2a8648ce3d040304',
};

/**
 * A self-signed X.509 certificate of a key (RFC 5280 section 4.1), DER, valid from 2020 without an end.
 *
 * @throws AssayError `ERR_KEY` for a shared secret
 */
export async function selfSigned(key: ClientKey): Promise<Octets> {
  const { family, hash } = requireAlgorithm(key.alg);
  // The certificate says nothing about PSS; PKCS#1 v1.5 is what every parser of certificates knows.
  const alg = family === 'PS' && canSign(key, `RS${hash}`) ? `RS${hash}` : key.alg;
  const identifier = signatureIdentifier(requireAlgorithm(alg));
  const body = tbs(await spkiOf(key), identifier);
  const signature = await signOctets(body, key, alg);
  const value = family === 'ES' ? ecdsaToDer(signature) : signature;
  return der(tag.sequence, body, identifier, der(tag.bitString, Uint8Array.of(0), value));
}

/** The SHA-256 thumbprint of a certificate, as `x5t#S256` holds it (RFC 7515 section 4.1.8). */
export async function thumbprintOf(certificate: Octets): Promise<string> {
  return encode(new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', certificate)));
}

/** A key pair with a certificate, self-signed for it; a secret as it is. */
export async function withCertificate(key: ClientKey): Promise<ClientKey> {
  return key.publicJwk === undefined ? key : { ...key, certificate: await thumbprintOf(await selfSigned(key)) };
}

/** The thumbprint of the certificate that lies beside a key: in its PEM, or in `x5t#S256` or `x5c` of its JWK. */
export async function certificateBeside(text: string, jwk: JsonObject | undefined): Promise<string | undefined> {
  const named = jwk?.['x5t#S256'];
  if (typeof named === 'string') return named;
  const chain = jwk?.['x5c'];
  const [first] = Array.isArray(chain) ? (chain as readonly Json[]) : [];
  const certificate = typeof first === 'string' ? decodeStandard(first) : certificateIn(text);
  return certificate === undefined ? undefined : thumbprintOf(certificate);
}

function tbs(spki: Octets, identifier: Octets): Octets {
  const version3 = der(tag.explicit0, der(tag.integer, Uint8Array.of(2)));
  const serial = der(tag.integer, Uint8Array.of(1));
  const name = der(
    tag.sequence,
    der(tag.set, der(tag.sequence, der(tag.oid, fromHex(commonName)), der(tag.utf8String, utf8('assay')))),
  );
  const validity = der(
    tag.sequence,
    der(tag.utcTime, utf8('200101000000Z')),
    der(tag.generalizedTime, utf8('99991231235959Z')),
  );
  return der(tag.sequence, concat([version3, serial, identifier, name, validity, name, spki]));
}

function signatureIdentifier({ family, hash }: Algorithm): Octets {
  if (family === 'Ed') return der(tag.sequence, der(tag.oid, fromHex(oids.ed25519)));
  if (family === 'ES') return der(tag.sequence, der(tag.oid, fromHex(ecdsaWith[hash])));
  return der(tag.sequence, der(tag.oid, fromHex(rsaWith[hash])), der(tag.null));
}
