import { isJsonObject, type JsonObject } from '@assay/validator';
import { parseJson } from './json-text.ts';
import { decodeStandard, encode, type Octets } from './octets.ts';
import { certificateIn } from './pem.ts';

/**
 * SHA-256 thumbprints, base64url, of the certificates in a text: a PEM certificate, and those that the keys of a JWK Set name
 * or bring along (RFC 7517 sections 4.7 and 4.9). Never throws; a text without any gives none.
 */
export async function certificateThumbprints(text: string): Promise<readonly string[]> {
  const keys = keysIn(text);
  const named = keys.flatMap((key) => (typeof key['x5t#S256'] === 'string' ? [key['x5t#S256']] : []));
  const brought = keys.flatMap(({ x5c }) => (Array.isArray(x5c) && typeof x5c[0] === 'string' ? [x5c[0]] : []));
  const certificates = [certificateIn(text), ...brought.map(decodeStandard)].filter((one) => one !== undefined);
  return [...named, ...(await Promise.all(certificates.map(thumbprint)))];
}

function keysIn(text: string): readonly JsonObject[] {
  const value = parseJson(text.trim())?.value;
  if (!isJsonObject(value)) return [];
  const { keys = [value] } = value;
  return Array.isArray(keys) ? keys.filter(isJsonObject) : [];
}

async function thumbprint(certificate: Octets): Promise<string> {
  return encode(new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', certificate)));
}
