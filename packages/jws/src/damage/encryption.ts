import { type ClientKey, secretOf } from '../client-key.ts';
import { concat, encode, fromHex, type Octets, utf8 } from '../octets.ts';
import { always, type DamageEntry, part } from './damage.ts';

/** An encrypted token (RFC 7516) in the place of the signed one. */
export type EncryptionDamage = 'encrypted-bomb';

/** A mebibyte of zeros in DEFLATE (RFC 1951): this beginning, zeros, this end, and it may be followed by more. */
const mebibyte = { octets: 1037, begin: 'ecc13101000000c2a0f54f6d085fa0', end: '3e030000ffff' } as const;

/** As much as the limit of 100 kB lets through that many servers put on a form. */
const mebibytes = 72;

function bomb(): Octets {
  const [begin, end] = [fromHex(mebibyte.begin), fromHex(mebibyte.end)];
  const chunk = concat([begin, new Uint8Array(mebibyte.octets - begin.length - end.length), end]);
  // The last block is empty and says that it is the last.
  return concat([...Array<Octets>(mebibytes).fill(chunk), Uint8Array.of(3, 0)]);
}

/**
 * The key for direct encryption: derived from the secret as OpenID Connect Core section 10.2 says, so that the server
 * can decrypt it. Of a key pair it knows nothing to decrypt with, and a key is made up.
 */
async function contentKey(key: ClientKey): Promise<Octets> {
  const secret = secretOf(key);
  if (secret === undefined) return globalThis.crypto.getRandomValues(new Uint8Array(32));
  return new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', utf8(secret)));
}

/** A JWE in compact serialization with direct encryption (RFC 7516 section 7.1). */
async function encrypted(header: string, content: Octets, key: ClientKey): Promise<string> {
  const iv = globalThis.crypto.getRandomValues(new Uint8Array(12));
  const { subtle } = globalThis.crypto;
  const by = await subtle.importKey('raw', await contentKey(key), 'AES-GCM', false, ['encrypt']);
  const sealed = new Uint8Array(
    await subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8(header) }, by, content),
  );
  return [header, '', encode(iv), encode(sealed.subarray(0, -16)), encode(sealed.subarray(-16))].join('.');
}

/** The damages of this file. */
export const encryptionDamages: Readonly<Record<EncryptionDamage, DamageEntry>> = {
  'encrypted-bomb': {
    applies: always,
    apply: (_parts, { key }) => encrypted(part({ alg: 'dir', enc: 'A256GCM', zip: 'DEF' }), bomb(), key),
  },
};
