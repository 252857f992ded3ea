/** The octets of an unpadded base64url text; undefined for another alphabet, padding, or unused bits that are set. */
export function strictBase64url(text: string): Buffer | undefined {
  const octets = lenientBase64url(text);
  return octets.toString('base64url') === text ? octets : undefined;
}

/** The octets that Node reads out of a text: characters of no alphabet are passed over. */
export function lenientBase64url(text: string): Buffer {
  return Buffer.from(text, 'base64url');
}

/** The base64url text of a UTF-8 text or of octets. */
export function base64url(value: string | Uint8Array): string {
  return Buffer.from(value as Uint8Array).toString('base64url');
}
