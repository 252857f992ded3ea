import type { JsonObject } from '@assay/validator';
import { calculateJwkThumbprint } from 'jose';

/** The SHA-256 thumbprint of a public JWK, base64url: a `kid` that only this key has (RFC 7638 section 3). */
export function thumbprint(jwk: JsonObject): Promise<string> {
  return calculateJwkThumbprint(jwk as { readonly kty: string }, 'sha256');
}
