import { createHash, generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { generateKey, privateJwkOf, privateKey, selfSigned, withCertificate } from '../src/index.ts';

const pem = (label: string, octets: Uint8Array): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(octets).toString('base64')}\n-----END ${label}-----\n`;
const thumbprint = (octets: Uint8Array): string => createHash('sha256').update(octets).digest('base64url');

const { privateKey: own } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pkcs8 = pem('PRIVATE KEY', own.export({ type: 'pkcs8', format: 'der' }));
const jwk = own.export({ format: 'jwk' });
const certificate = await selfSigned(await privateKey(pkcs8, { alg: 'ES256' }));
const standard = Buffer.from(certificate).toString('base64');

test.each([
  ['before it in the PEM', pem('CERTIFICATE', certificate) + pkcs8],
  ['behind it in the PEM', pkcs8 + pem('CERTIFICATE', certificate)],
  ['as x5t#S256 of the JWK', JSON.stringify({ ...jwk, 'x5t#S256': thumbprint(certificate) })],
  ['first of x5c of the JWK', JSON.stringify({ ...jwk, x5c: [standard, 'AAAA'] })],
])('a certificate %s is taken along with the key', async (_, text) => {
  expect((await privateKey(text, { alg: 'ES256' })).certificate).toBe(thumbprint(certificate));
});

test.each([
  ['PEM', pkcs8],
  ['a JWK', JSON.stringify(jwk)],
  ['a JWK with an empty chain', JSON.stringify({ ...jwk, x5c: [] })],
  ['a PEM whose certificate is no base64', `${pkcs8}-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n`],
])('%s without one has none', async (_, text) => {
  expect((await privateKey(text, { alg: 'ES256' })).certificate).toBeUndefined();
});

test('a key pair gets a certificate of its own, a secret none', async () => {
  const key = await withCertificate(await generateKey('RS256'));
  expect(key.certificate).toMatch(/^[\w-]{43}$/);
  expect(privateJwkOf(key)).not.toHaveProperty('certificate');
  expect((await withCertificate(await generateKey('HS256'))).certificate).toBeUndefined();
});
