import { der, type Element, elements, inside, tag } from './der.ts';
import { fromHex, hexOf, type Octets } from './octets.ts';

/** What an algorithm identifier of a key says (RFC 5280 section 4.1.1.2). */
export interface KeyIdentifier {
  readonly kty: 'RSA' | 'EC' | 'OKP' | 'other';
  readonly crv?: string;
}

/** Object identifiers in hexadecimal, contents only. */
export const oids = {
  rsaEncryption: '2a864886f70d010101',
  rsassaPss: '2a864886f70d01010a',
  ecPublicKey: '2a8648ce3d0201',
  ed25519: '2b6570',
} as const;

const curveOids: Readonly<Record<string, string>> = {
  '2a8648ce3d030107': 'P-256',
  '2b81040022': 'P-384',
  '2b81040023': 'P-521',
};

/** Reads an algorithm identifier: the contents of its SEQUENCE. */
export function readIdentifier(content: Uint8Array): KeyIdentifier {
  const [name, parameters] = elements(content) ?? [];
  const oid = name?.tag === tag.oid ? hexOf(name.content) : '';
  if (oid === oids.rsaEncryption || oid === oids.rsassaPss) return { kty: 'RSA' };
  if (oid === oids.ed25519) return { kty: 'OKP', crv: 'Ed25519' };
  if (oid !== oids.ecPublicKey) return { kty: 'other' };
  const crv = parameters?.tag === tag.oid ? curveOids[hexOf(parameters.content)] : undefined;
  return { kty: 'EC', ...(crv === undefined ? {} : { crv }) };
}

/** The identifier of an RSA key with its NULL parameters (RFC 8017 appendix A.1). */
export function rsaIdentifier(): Octets {
  return der(tag.sequence, der(tag.oid, fromHex(oids.rsaEncryption)), der(tag.null));
}

/** Wraps a PKCS#1 private key (RFC 8017 appendix A.1.2) as PKCS#8. */
export function wrapPkcs1(octets: Uint8Array): Octets {
  return wrap(rsaIdentifier(), octets);
}

/** Wraps a SEC1 private key (RFC 5915) as PKCS#8; undefined when it tells no curve. */
export function wrapSec1(octets: Uint8Array): Octets | undefined {
  const parts = inside(octets, tag.sequence);
  const parameters =
    parts?.find((element) => element.tag === tag.explicit0)?.content ?? curveByLength(parts?.[1]?.content);
  if (parameters === undefined) return undefined;
  return wrap(der(tag.sequence, der(tag.oid, fromHex(oids.ecPublicKey)), parameters), octets);
}

/** RFC 5915 lets the curve be left out; the fixed length of the private number still tells the three of JWS apart. */
function curveByLength(key: Uint8Array | undefined): Octets | undefined {
  const crv = new Map([
    [32, 'P-256'],
    [48, 'P-384'],
    [66, 'P-521'],
  ]).get(key?.length ?? 0);
  const oid = Object.keys(curveOids).find((name) => curveOids[name] === crv);
  return crv === undefined || oid === undefined ? undefined : der(tag.oid, fromHex(oid));
}

/** Wraps a PKCS#1 public key (RFC 8017 appendix A.1.1) as SPKI. */
export function wrapPublicPkcs1(octets: Uint8Array): Octets {
  return der(tag.sequence, rsaIdentifier(), der(tag.bitString, Uint8Array.of(0), octets));
}

/** Takes the PKCS#1 public key out of an RSA SPKI (RFC 5280 section 4.1.2.7). */
export function unwrapPublicPkcs1(spki: Uint8Array): Uint8Array | undefined {
  return inside(spki, tag.sequence)?.[1]?.content.subarray(1);
}

/** Takes the SPKI out of an X.509 certificate (RFC 5280 section 4.1), unverified; undefined when it is none. */
export function spkiOfCertificate(certificate: Uint8Array): Octets | undefined {
  const [body] = inside(certificate, tag.sequence) ?? [];
  const fields = body === undefined ? [] : (elements(body.content) ?? []);
  const spki = fields[fields[0]?.tag === tag.explicit0 ? 6 : 5];
  return spki?.tag === tag.sequence ? der(spki.tag, spki.content) : undefined;
}

/** The same PKCS#8 key under the plain RSA identifier, all that Web Crypto knows, where it is bound to PSS (RFC 4055). */
export function plainPrivate(pkcs8: Octets): Octets {
  const [, identifier, key] = inside(pkcs8, tag.sequence) ?? [];
  return key !== undefined && boundToPss(identifier) ? wrapPkcs1(key.content) : pkcs8;
}

/** The same SPKI under the plain RSA identifier where it is bound to PSS (RFC 4055). */
export function plainPublic(spki: Octets): Octets {
  const [identifier, key] = inside(spki, tag.sequence) ?? [];
  return key !== undefined && boundToPss(identifier) ? wrapPublicPkcs1(key.content.subarray(1)) : spki;
}

function boundToPss(identifier: Element | undefined): boolean {
  const [name] = elements(identifier?.content ?? new Uint8Array()) ?? [];
  return name !== undefined && hexOf(name.content) === oids.rsassaPss;
}

function wrap(identifier: Uint8Array, key: Uint8Array): Octets {
  return der(tag.sequence, der(tag.integer, Uint8Array.of(0)), identifier, der(tag.octetString, key));
}
