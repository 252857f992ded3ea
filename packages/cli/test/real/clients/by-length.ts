import { createHmac, randomUUID } from 'node:crypto';
import type { ClientFunction } from '@assay/runner';
import { assertionUse } from './assertion-use.ts';

/**
 * A client as one writes it with JJWT, whose `signWith(key)` takes the strongest HMAC that the secret is long enough
 * for, whatever is registered.
 */
export function byLength(secret: string): ClientFunction {
  const octets = Buffer.byteLength(secret);
  const bits = octets >= 64 ? 512 : octets >= 48 ? 384 : 256;
  return assertionUse(({ clientId, tokenEndpoint }) => {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: clientId, sub: clientId, aud: tokenEndpoint, iat: now, exp: now + 240, jti: randomUUID() };
    const parts = [{ alg: `HS${bits}` }, claims];
    const input = parts.map((one) => Buffer.from(JSON.stringify(one)).toString('base64url')).join('.');
    return `${input}.${createHmac(`sha${bits}`, secret).update(input).digest('base64url')}`;
  });
}
