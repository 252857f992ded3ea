import type { Algorithm, HashSize } from './algorithms.ts';
import { type ClientKey, canSign, requireAlgorithm } from './client-key.ts';
import { der, ecdsaToDer, tag } from './der.ts';
import { fromHex, oids } from './key-structure.ts';
import { concat, type Octets, utf8 } from './octets.ts';
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
