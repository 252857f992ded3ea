import { createECDH } from 'node:crypto';
import { compactVerify } from 'jose';
import { expect, test } from 'vitest';
import { type ClientKey, type Damage, damage } from '../src/index.ts';
import { assertionOf, joseKey, keyFor, nodeVerifies, signatureOf } from './fixture.ts';

async function done(name: Damage, alg: string): Promise<{ before: string; after: string; key: ClientKey }> {
  const [key, other] = [await keyFor(alg), await keyFor(alg, 'other')];
  const before = await assertionOf(key);
  return { before, after: await damage(name, before, { key, other }), key };
}

function numberOf(octets: Buffer): bigint {
  return BigInt(`0x${octets.toString('hex')}`);
}

test.each([
  ['ES256', 'prime256v1'],
  ['ES384', 'secp384r1'],
  ['ES512', 'secp521r1'],
])('ecdsa-order-signature of %s is the first number that is no private key of %s, twice', async (alg, curve) => {
  const { before, after, key } = await done('ecdsa-order-signature', alg);
  const signature = signatureOf(after);
  expect(signature).toHaveLength(signatureOf(before).length);
  const [r, s] = [signature.subarray(0, signature.length / 2), signature.subarray(signature.length / 2)];
  expect(r.equals(s)).toBe(true);
  const below = Buffer.from(r.with(-1, (r.at(-1) ?? 0) - 1));
  expect(() => createECDH(curve).setPrivateKey(below)).not.toThrow();
  expect(() => createECDH(curve).setPrivateKey(r)).toThrow();
  expect(nodeVerifies(after, key)).toBe(false);
  await expect(compactVerify(after, joseKey(key))).rejects.toThrow('signature verification failed');
});

test.each(['EdDSA', 'Ed25519'])('ed25519-order-added of %s keeps R, and S but for the order', async (alg) => {
  const { before, after, key } = await done('ed25519-order-added', alg);
  const [right, raised] = [signatureOf(before), signatureOf(after)];
  expect(raised).toHaveLength(64);
  expect(raised.subarray(0, 32).equals(right.subarray(0, 32))).toBe(true);
  const difference = numberOf(raised.subarray(32).reverse()) - numberOf(right.subarray(32).reverse());
  expect(difference).toBe(2n ** 252n + 27742317777372353535851937790883648493n);
  expect(nodeVerifies(after, key)).toBe(false);
  await expect(compactVerify(after, joseKey(key))).rejects.toThrow('signature verification failed');
});
