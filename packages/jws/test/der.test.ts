import { generateKeyPairSync, sign as nodeSign, verify, X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { der, elements, tag, unsigned } from '../src/der.ts';
import { ecdsaFromDer, ecdsaToDer, selfSigned } from '../src/index.ts';
import { failure, keyFor, publicObject } from './fixture.ts';

const curves = [
  ['prime256v1', 64],
  ['secp384r1', 96],
  ['secp521r1', 132],
] as const;

describe.each(curves)('ECDSA on %s', (namedCurve, octets) => {
  const pair = generateKeyPairSync('ec', { namedCurve });

  test('both forms of one signature turn into each other, and node:crypto verifies both', () => {
    for (let run = 0; run < 40; run += 1) {
      const message = Buffer.from(`message ${run}`);
      const asDer = nodeSign('sha256', message, pair.privateKey);
      const raw = ecdsaFromDer(asDer, octets);
      expect(raw).toHaveLength(octets);
      const key = { key: pair.publicKey, dsaEncoding: 'ieee-p1363' } as const;
      expect(verify('sha256', message, key, raw ?? Buffer.alloc(0))).toBe(true);
      expect(Buffer.from(ecdsaToDer(raw ?? Buffer.alloc(0))).equals(asDer)).toBe(true);
    }
  });
});

test('small and zero numbers keep the shortest form', () => {
  expect([...unsigned(Uint8Array.of(0, 0, 0))]).toEqual([2, 1, 0]);
  expect([...unsigned(Uint8Array.of(0, 0x7f))]).toEqual([2, 1, 0x7f]);
  expect([...unsigned(Uint8Array.of(0, 0x80))]).toEqual([2, 2, 0, 0x80]);
});

test('any signature survives the way to DER and back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (raw) => {
      expect([...(ecdsaFromDer(ecdsaToDer(raw), 64) ?? [])]).toEqual([...raw]);
    }),
  );
});

test.each([
  ['nothing', []],
  ['no SEQUENCE', [2, 1, 1]],
  ['one number', [0x30, 3, 2, 1, 1]],
  ['a text instead of a number', [0x30, 6, 2, 1, 1, 4, 1, 1]],
  ['a number too long', [0x30, 70, 2, 65, 1, ...new Array(64).fill(1), 2, 1, 1]],
  ['something behind it', [0x30, 6, 2, 1, 1, 2, 1, 1, 0]],
  ['a length beyond the end', [0x30, 7, 2, 1, 1, 2, 1, 1]],
  ['an indefinite length', [0x30, 0x80, 2, 1, 1, 2, 1, 1, 0, 0]],
  ['a length cut short', [0x30, 0x82, 1]],
])('%s is no ECDSA signature', (_what, octets) => {
  expect(ecdsaFromDer(Uint8Array.from(octets), 64)).toBeUndefined();
});

test('reading never throws, whatever the octets', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (octets) => {
      const found = elements(octets);
      expect(found === undefined || found.every((element) => element.content.length <= octets.length)).toBe(true);
    }),
  );
});

test.each([0, 127, 128, 255, 256, 65_535, 65_536])('an element of %i octets is read back', (length) => {
  const [only, ...more] = elements(der(tag.octetString, new Uint8Array(length).fill(7))) ?? [];
  expect([only?.tag, only?.content.length, more.length]).toEqual([4, length, 0]);
});

describe('a self-signed certificate', () => {
  test.each(['RS256', 'RS384', 'RS512', 'PS256', 'ES256', 'ES384', 'ES512', 'EdDSA'])(
    'of a key for %s',
    async (alg) => {
      const key = await keyFor(alg);
      const certificate = new X509Certificate(await selfSigned(key));
      expect(certificate.verify(publicObject(key))).toBe(true);
      expect(certificate.publicKey.equals(publicObject(key))).toBe(true);
      expect(certificate.subject).toBe('CN=assay');
      expect(certificate.issuer).toBe('CN=assay');
      expect(new Date(certificate.validFrom).getUTCFullYear()).toBe(2020);
      expect(new Date(certificate.validTo).getUTCFullYear()).toBe(9999);
      expect(certificate.checkIssued(certificate)).toBe(true);
    },
  );

  test('none of a secret', async () => {
    const key = await keyFor('HS256');
    expect(await failure(() => selfSigned(key))).toBe(
      'ERR_KEY: the HS256 key is a shared secret: it has no public half',
    );
  });
});
