import { verify } from 'node:crypto';
import { compactVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import { type Damage, damage } from '../src/index.ts';
import {
  assertionOf,
  claims,
  claimsOf,
  headerOf,
  joseKey,
  keyFor,
  nodeVerifies,
  publicObject,
  signatureOf,
} from './fixture.ts';

const algs = ['RS256', 'RS384', 'PS256', 'ES256', 'ES384', 'ES512', 'EdDSA', 'HS256', 'HS384'];
const everywhere: readonly Damage[] = [
  'flip-signature-octet',
  'flip-first-signature-octet',
  'flip-last-signature-octet',
  'flip-two-signature-octets',
  'swap-signature-octets',
  'cut-signature',
  'empty-signature',
  'zero-signature',
  'leading-zero-signature',
  'trailing-zero-signature',
  'trailing-octets-signature',
  'claims-swapped',
  'header-swapped',
];

async function done(name: Damage, alg: string): Promise<{ before: string; after: string }> {
  const [key, other] = [await keyFor(alg), await keyFor(alg, 'other')];
  const before = await assertionOf(key);
  return { before, after: await damage(name, before, { key, other }) };
}

/** Positions of the octets that differ. */
function differing(one: Buffer, two: Buffer): readonly number[] {
  expect(two).toHaveLength(one.length);
  return [...one.keys()].filter((at) => one[at] !== two[at]);
}

describe.each(algs)('%s', (alg) => {
  test.each(everywhere)('jose and node:crypto refuse %s', async (name) => {
    const { after } = await done(name, alg);
    const key = await keyFor(alg);
    await expect(compactVerify(after, joseKey(key), { algorithms: [alg] })).rejects.toThrow(
      'signature verification failed',
    );
    expect(nodeVerifies(after, key)).toBe(false);
  });

  test('exactly one octet of the signature differs', async () => {
    const names = ['flip-first-signature-octet', 'flip-signature-octet', 'flip-last-signature-octet'] as const;
    for (const [index, name] of names.entries()) {
      const { before, after } = await done(name, alg);
      const size = signatureOf(before).length;
      expect(differing(signatureOf(before), signatureOf(after))).toEqual([[0, size / 2, size - 1][index]]);
      expect(after.split('.').slice(0, 2)).toEqual(before.split('.').slice(0, 2));
    }
  });

  test('the differences of two octets cancel', async () => {
    const { before, after } = await done('flip-two-signature-octets', alg);
    const [right, flipped] = [signatureOf(before), signatureOf(after)];
    expect(differing(right, flipped)).toEqual([8, 16]);
    expect(right.reduce((sum, octet, at) => sum ^ octet ^ (flipped[at] ?? 0), 0)).toBe(0);
  });

  test('two octets a word apart stand in each other’s place', async () => {
    const { before, after } = await done('swap-signature-octets', alg);
    const [right, swapped] = [signatureOf(before), signatureOf(after)];
    const [at = -1, ...others] = differing(right, swapped);
    expect(others).toEqual([at + 8]);
    expect([swapped[at], swapped[at + 8]]).toEqual([right[at + 8], right[at]]);
  });

  test.each([
    ['trailing-zero-signature', '00'],
    ['trailing-octets-signature', '5a5a5a'],
  ] as const)('%s keeps the signature and puts %s behind it', async (name, behind) => {
    const { before, after } = await done(name, alg);
    expect(signatureOf(after).toString('hex')).toBe(signatureOf(before).toString('hex') + behind);
    expect(after.split('.')[2]).toBe(signatureOf(after).toString('base64url'));
  });

  test('half, none, zeros, and a zero in front', async () => {
    const { before, after: half } = await done('cut-signature', alg);
    const size = signatureOf(before).length;
    expect(signatureOf(half)).toHaveLength(size / 2);
    expect((await done('empty-signature', alg)).after).toMatch(/^[\w-]+\.[\w-]+\.$/);
    expect((await done('no-signature-part', alg)).after).toMatch(/^[\w-]+\.[\w-]+$/);
    expect(signatureOf((await done('zero-signature', alg)).after)).toEqual(Buffer.alloc(size));
    expect(signatureOf((await done('leading-zero-signature', alg)).after)[0]).toBe(0);
    expect(signatureOf((await done('leading-zero-signature', alg)).after)).toHaveLength(size + 1);
  });

  test('swapped claims expire a second later under the old signature', async () => {
    const { before, after } = await done('claims-swapped', alg);
    expect(claimsOf(after)).toEqual({ ...claims, exp: claims.exp + 1 });
    expect([after.split('.')[0], after.split('.')[2]]).toEqual([before.split('.')[0], before.split('.')[2]]);
  });

  test('the swapped header has one member more under the old signature', async () => {
    const { before, after } = await done('header-swapped', alg);
    expect(headerOf(after)).toEqual({ ...headerOf(before), 'x-assay': 'added after signing' });
    expect(after.split('.').slice(1)).toEqual(before.split('.').slice(1));
  });

  test('jose refuses an assertion signed with another key under the same kid', async () => {
    const { before, after } = await done('other-key', alg);
    expect(after.split('.').slice(0, 2)).toEqual(before.split('.').slice(0, 2));
    const [key, other] = [await keyFor(alg), await keyFor(alg, 'other')];
    await expect(compactVerify(after, joseKey(key))).rejects.toThrow('signature verification failed');
    await expect(compactVerify(after, joseKey(other))).resolves.toBeDefined();
    expect([nodeVerifies(after, key), nodeVerifies(after, other)]).toEqual([false, true]);
  });
});

test.each([
  ['truncate-mac-16', 16],
  ['truncate-mac-4', 4],
] as const)('%s keeps the first %i octets of the MAC, which jose refuses', async (name, octets) => {
  for (const alg of ['HS256', 'HS384', 'HS512']) {
    const { before, after } = await done(name, alg);
    expect(signatureOf(after)).toEqual(signatureOf(before).subarray(0, octets));
    await expect(compactVerify(after, joseKey(await keyFor(alg)))).rejects.toThrow('signature verification failed');
  }
});

test.each(['HS256', 'HS384', 'HS512'])(
  'mac-as-hex of %s writes the MAC in hexadecimal, which jose refuses',
  async (alg) => {
    const { before, after } = await done('mac-as-hex', alg);
    expect(signatureOf(after).toString()).toBe(signatureOf(before).toString('hex'));
    await expect(compactVerify(after, joseKey(await keyFor(alg)))).rejects.toThrow('signature verification failed');
  },
);

test('claims without exp get one', async () => {
  const key = await keyFor('HS256');
  const { after } = await done('claims-swapped', 'HS256');
  const parts = after.split('.');
  const bare = `${parts[0]}.${Buffer.from('{"iss":"a"}').toString('base64url')}.${parts[2]}`;
  expect(claimsOf(await damage('claims-swapped', bare, { key, other: key }))).toEqual({ iss: 'a', exp: 1 });
});

test.each(['ES256', 'ES384', 'ES512'])('der-signature of %s is one to node:crypto, and none to jose', async (alg) => {
  const { after } = await done('der-signature', alg);
  const key = await keyFor(alg);
  const input = Buffer.from(after.slice(0, after.lastIndexOf('.')));
  const hash = `sha${alg.slice(2)}`;
  expect(verify(hash, input, { key: publicObject(key), dsaEncoding: 'der' }, signatureOf(after))).toBe(true);
  await expect(compactVerify(after, joseKey(key))).rejects.toThrow('signature verification failed');
});
