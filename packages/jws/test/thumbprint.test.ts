import { expect, test } from 'vitest';
import { thumbprint } from '../src/index.ts';

test('the thumbprint of an EC key is that of its four members alone, in order', async () => {
  const { createHash } = await import('node:crypto');
  const jwk = { y: 'eQ', x: 'eA', kty: 'EC', crv: 'P-384', kid: 'other', alg: 'ES384', use: 'sig', d: 'ZA' };
  const plain = '{"crv":"P-384","kty":"EC","x":"eA","y":"eQ"}';
  expect(await thumbprint(jwk)).toBe(createHash('sha256').update(plain).digest('base64url'));
});
