import type { HashSize } from './algorithms.ts';
import { builtin } from './node.ts';
import { type Octets, utf8 } from './octets.ts';

const nodeCrypto = builtin('node:crypto');
const keys = new WeakMap<object, object>();

/**
 * Computes an HMAC at once (RFC 2104); undefined where the runtime has none but that of Web Crypto.
 *
 * Web Crypto goes to another thread for it, which costs more than all else that makes a request.
 *
 * @param hash size of the hash in bits
 * @param of holds the secret; the key made of it is kept as long as this is
 */
export function hmac(hash: HashSize, of: { readonly secret: string }, octets: Octets): Octets | undefined {
  if (nodeCrypto === undefined) return undefined;
  const key = keys.get(of) ?? nodeCrypto.createSecretKey(utf8(of.secret));
  keys.set(of, key);
  return new Uint8Array(nodeCrypto.createHmac(`sha${hash}`, key).update(octets).digest());
}
