import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Ways to misread a shared secret, and what each makes of it. The key is the UTF-8 octets of the secret. */
const misreadings: readonly (readonly [as: string, read: (secret: string) => Buffer])[] = [
  ['decoded from base64', (secret) => Buffer.from(secret, 'base64')],
  ['decoded from hexadecimal', (secret) => Buffer.from(secret, 'hex')],
  ['encoded in base64', (secret) => Buffer.from(Buffer.from(secret).toString('base64'))],
  ['in UTF-16', (secret) => Buffer.from(secret, 'utf16le')],
  ['without the space around it', (secret) => Buffer.from(secret.trim())],
  ['with a line break behind it', (secret) => Buffer.from(`${secret}\n`)],
  ['hashed with SHA-256', (secret) => createHash('sha256').update(secret).digest()],
  ['hashed with SHA-256, in hexadecimal', (secret) => Buffer.from(createHash('sha256').update(secret).digest('hex'))],
];

/**
 * Says which misreading of the secret an HMAC was keyed with (OpenID Connect Core section 10.1); undefined when none fits.
 *
 * @param assertion a compact JWS whose HMAC does not fit the secret
 */
export function hmacMistake(assertion: string, alg: string, secret: string): string | undefined {
  const [header, claims, signature = ''] = assertion.split('.');
  const sent = Buffer.from(signature, 'base64url');
  return misreadings.find(([, read]) => {
    const key = read(secret);
    if (key.length === 0) return false;
    const mac = createHmac(`sha${alg.slice(2)}`, key)
      .update(`${header}.${claims}`)
      .digest();
    return mac.length === sent.length && timingSafeEqual(mac, sent);
  })?.[0];
}
