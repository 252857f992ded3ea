import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { certificateThumbprints, generateKey, selfSigned } from '../src/index.ts';

const der = Buffer.from(await selfSigned(await generateKey('ES256')));
const certificate = new X509Certificate(der);
const thumbprint = Buffer.from(certificate.fingerprint256.replaceAll(':', ''), 'hex').toString('base64url');
const x5c = [der.toString('base64')];

test.each([
  ['a PEM certificate', certificate.toString(), [thumbprint]],
  ['a key that brings its certificate along', JSON.stringify({ kty: 'EC', x5c }), [thumbprint]],
  ['a set of keys', JSON.stringify({ keys: [{ kty: 'EC' }, { 'x5t#S256': 'named', x5c }, 7] }), ['named', thumbprint]],
  ['a set without any', JSON.stringify({ keys: [{ kty: 'EC', x5c: [] }, { x5c: ['?'] }] }), []],
  ['a text that is no key', 'nothing', []],
  ['a list', '[]', []],
])('%s', async (_, text, told) => {
  expect(await certificateThumbprints(text)).toEqual(told);
});
