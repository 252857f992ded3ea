import { constants, createDecipheriv, createHash, publicDecrypt, verify } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { compactVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import { type ClientKey, type Damage, damage, damageApplies, secretOf } from '../src/index.ts';
import { assertionOf, headerOf, joseKey, keyFor, nodeVerifies, publicObject, signatureOf } from './fixture.ts';

async function done(name: Damage, alg: string): Promise<{ after: string; input: Buffer; key: ClientKey }> {
  const [key, other] = [await keyFor(alg), await keyFor(alg, 'other')];
  const after = await damage(name, await assertionOf(key), { key, other });
  return { after, input: Buffer.from(after.slice(0, after.lastIndexOf('.'))), key };
}

function pss(hash: string, saltLength: number, { input, key, after }: Awaited<ReturnType<typeof done>>): boolean {
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  return verify(hash, input, { key: publicObject(key), padding, saltLength }, signatureOf(after));
}

describe.each([256, 384, 512])('RSA with a hash of %i bits', (bits) => {
  const hash = `sha${bits}`;

  test('pss-without-salt verifies with no salt, and with the right length it does not', async () => {
    const made = await done('pss-without-salt', `PS${bits}`);
    expect([pss(hash, 0, made), pss(hash, bits / 8, made)]).toEqual([true, false]);
    await expect(compactVerify(made.after, joseKey(made.key))).rejects.toThrow('signature verification failed');
  });

  test('pkcs1-under-pss is a signature of PKCS #1, and pss-under-pkcs1 one of PSS', async () => {
    const plain = await done('pkcs1-under-pss', `PS${bits}`);
    expect(headerOf(plain.after)['alg']).toBe(`PS${bits}`);
    expect(verify(hash, plain.input, publicObject(plain.key), signatureOf(plain.after))).toBe(true);
    const salted = await done('pss-under-pkcs1', `RS${bits}`);
    expect(headerOf(salted.after)['alg']).toBe(`RS${bits}`);
    expect(pss(hash, bits / 8, salted)).toBe(true);
  });

  test('pkcs1-short-padding holds the right hash behind eight octets of padding', async () => {
    const { after, input, key } = await done('pkcs1-short-padding', `RS${bits}`);
    const raw = { key: publicObject(key), padding: constants.RSA_NO_PADDING };
    const message = publicDecrypt(raw, signatureOf(after)).toString('hex');
    const digest = createHash(hash).update(input).digest('hex');
    expect(message).toMatch(new RegExp(`^0001(ff){8}0030[0-9a-f]{36}${digest}(5a)+$`));
    await expect(compactVerify(after, joseKey(key))).rejects.toThrow('signature verification failed');
  });
});

test.each(['RS256', 'RS384', 'RS512'])('pkcs1-sha-1 under %s is a signature over SHA-1', async (alg) => {
  const { after, input, key } = await done('pkcs1-sha-1', alg);
  expect(headerOf(after)['alg']).toBe(alg);
  expect(verify('sha1', input, publicObject(key), signatureOf(after))).toBe(true);
  await expect(compactVerify(after, joseKey(key))).rejects.toThrow('signature verification failed');
});

test.each(['RS256', 'PS384'])('rsa-modulus-added of %s verifies with the modulus taken away', async (alg) => {
  const { after, key } = await done('rsa-modulus-added', alg);
  const [sum, n] = [signatureOf(after), Buffer.from(String(key.publicJwk?.['n']), 'base64url')];
  expect(sum).toHaveLength(n.length);
  const rest = (BigInt(`0x${sum.toString('hex')}`) - BigInt(`0x${n.toString('hex')}`)).toString(16);
  const reduced = Buffer.from(rest.padStart(n.length * 2, '0'), 'hex').toString('base64url');
  const proper = after.slice(0, after.lastIndexOf('.') + 1) + reduced;
  expect([nodeVerifies(proper, key), nodeVerifies(after, key)]).toEqual([true, false]);
  expect(headerOf(after)).toEqual(headerOf(await assertionOf(key)));
});

test('rsa-modulus-added does not apply to a modulus that fills its octets', async () => {
  const key = await keyFor('RS256');
  const full = { ...key, publicJwk: { ...key.publicJwk, n: Buffer.alloc(256, 0xff).toString('base64url') } };
  expect([damageApplies('rsa-modulus-added', key), damageApplies('rsa-modulus-added', full)]).toEqual([true, false]);
});

test.each(['HS256', 'ES256'])('encrypted-bomb of %s is small, and inflates to 72 MiB of zeros', async (alg) => {
  const { after, key } = await done('encrypted-bomb', alg);
  expect(headerOf(after)).toEqual({ alg: 'dir', enc: 'A256GCM', zip: 'DEF' });
  expect(after.length).toBeLessThan(101_000);
  const [header = '', , iv = '', content = '', tag = ''] = after.split('.');
  const secret = secretOf(key);
  if (secret === undefined) return;
  const derived = createHash('sha256').update(secret).digest();
  const open = createDecipheriv('aes-256-gcm', derived, Buffer.from(iv, 'base64url'));
  open.setAAD(Buffer.from(header)).setAuthTag(Buffer.from(tag, 'base64url'));
  const inflated = inflateRawSync(Buffer.concat([open.update(Buffer.from(content, 'base64url')), open.final()]));
  expect(inflated.length).toBe(72 * 2 ** 20);
  expect(inflated.some((octet) => octet !== 0)).toBe(false);
});
