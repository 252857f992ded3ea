import { encodeBase64url } from '../../parse/base64url.ts';

/** The header of the clean request as JSON text. */
export const cleanHeader =
  '{"alg":"RS384","typ":"JWT","kid":"k1","x5t#S256":"VpKp0dHj6vSLGqtRbHLKA1vmcSqBqhmPoc4QOVsdEl8"}';

/** The claims of the clean request as JSON text. */
export const cleanClaims =
  '{"iss":"client-1","sub":"client-1","aud":"https://as.example/token","exp":1090,"iat":1000,"jti":"0f9d3c52-9f0e-4a53-8d7c-0c1a8b6d2e41"}';

/** A compact serialization of two ASCII texts, with 256 zero octets in place of a signature: what examples damage. */
export function compact(header: string = cleanHeader, claims: string = cleanClaims): string {
  return [octets(header), octets(claims), new Uint8Array(256)].map(encodeBase64url).join('.');
}

/** The form of the clean request around an assertion, and what is sent behind it, as `&name=value`. */
export function cleanBody(more: string): string {
  const type = 'urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer';
  const fixed = `grant_type=client_credentials&scope=system%2FPatient.rs&client_assertion_type=${type}`;
  return `${fixed}&client_assertion=${compact()}${more}`;
}

function octets(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
