import type { HashSize } from './algorithms.ts';
import { builtin } from './node.ts';
import { utf8 } from './octets.ts';

const nodeCrypto = builtin('node:crypto');
const keys = new WeakMap<object, object>();

/**
 * Computes an HMAC at once (RFC 2104), as base64url; undefined where the runtime has none but that of Web Crypto.
 *
 * Web Crypto goes to another thread for it, which costs more than all else that makes a request.
 *
 * @param hash size of the hash in bits
 * @param of holds the secret; the key made of it is kept as long as this is
 */
export function hmac(hash: HashSize, of: { readonly secret: string }, text: string): string | undefined {
  return nodeCrypto?.createHmac(`sha${hash}`, keyOf(nodeCrypto, of)).update(text).digest('base64url');
}

function keyOf({ createSecretKey }: NonNullable<typeof nodeCrypto>, of: { readonly secret: string }): object {
  const known = keys.get(of);
  if (known !== undefined) return known;
  const key = createSecretKey(utf8(of.secret));
  keys.set(of, key);
  return key;
}
