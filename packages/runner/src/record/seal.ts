import { type ClientKey, type KeySet, privateKey, sign, signatureFact, thumbprint } from '@assay/jws';
import { AssayError, isJsonObject, parseJson } from '@assay/validator';

/** The media type of a signed record, without its prefix (RFC 7515 section 4.1.9). */
const recordType = 'assay-record+jws';
const algorithms = ['ES256', 'ES384', 'ES512', 'EdDSA', 'PS256'] as const;

/**
 * Reads a key that signs records: a private JWK or PEM. The algorithm is that of the JWK, else the usual one of the key.
 *
 * @throws AssayError `ERR_KEY` when it is no private key
 */
export async function sealKey(text: string): Promise<ClientKey> {
  const parsed = parseJson(text.trim());
  const named = parsed.ok && isJsonObject(parsed.value) ? parsed.value['alg'] : undefined;
  if (typeof named === 'string') return privateKey(text, { alg: named });
  let failed: unknown;
  for (const alg of algorithms) {
    try {
      return await privateKey(text, { alg });
    } catch (error) {
      if (!(error instanceof AssayError)) throw error;
      failed ??= error;
    }
  }
  throw failed;
}

/** Signs the manifest of a record as a compact JWS (RFC 7515 section 7.1). */
export async function seal(manifest: string, key: ClientKey): Promise<string> {
  const kid = key.kid ?? (await thumbprint(key.publicJwk ?? {}));
  const header = JSON.stringify({ alg: key.alg, typ: recordType, kid });
  return `${await sign({ header, payload: manifest, key, alg: key.alg })}\n`;
}

/** A signature that holds, or why it does not. */
export type Opened =
  | { readonly ok: true; readonly kid: string; readonly alg: string; readonly payload: string }
  | { readonly ok: false; readonly why: string };

/** Opens a signed manifest with the keys of the vendor. */
export async function openSeal(jws: string, keys: KeySet): Promise<Opened> {
  const text = jws.trim();
  const [head = '', payload = ''] = text.split('.');
  const header = parseJson(Buffer.from(head, 'base64url').toString('utf8'));
  if (!header.ok || !isJsonObject(header.value)) return { ok: false, why: 'it is no compact JWS' };
  const { alg, typ, kid, ...others } = header.value;
  if (typeof alg !== 'string' || typeof kid !== 'string')
    return { ok: false, why: 'its header names no alg or no kid' };
  if (typ !== recordType) return { ok: false, why: `its typ is not ${recordType}` };
  // A critical header parameter that nobody here understands makes a signature void (RFC 7515 section 4.1.11).
  if (Object.keys(others).length > 0) return { ok: false, why: 'its header has members that no record has' };
  const { outcome } = await signatureFact(text, keys);
  if (outcome === 'no-key') return { ok: false, why: 'no key given is of the kind that signed it' };
  if (outcome !== 'valid') return { ok: false, why: 'the signature is not by a key given' };
  return { ok: true, kid, alg, payload: Buffer.from(payload, 'base64url').toString('utf8') };
}
