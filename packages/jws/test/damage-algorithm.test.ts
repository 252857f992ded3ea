import { createPublicKey, type JsonWebKey, X509Certificate } from 'node:crypto';
import { compactVerify, EmbeddedJWK, importJWK, jwtVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import { type ClientKey, type Damage, damage, damageApplies, secretKey } from '../src/index.ts';
import {
  assertionOf,
  claims,
  claimsOf,
  headerOf,
  joseKey,
  keyFor,
  macIs,
  nodeVerifies,
  publicObject,
  signatureOf,
} from './fixture.ts';

const pairs = ['RS256', 'RS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

async function done(
  name: Damage,
  alg: string,
): Promise<{ before: string; after: string; key: ClientKey; other: ClientKey }> {
  const [key, other] = [await keyFor(alg), await keyFor(alg, 'other')];
  const before = await assertionOf(key);
  return { before, after: await damage(name, before, { key, other }), key, other };
}

describe('alg none', () => {
  test.each([
    ['alg-none', 'none'],
    ['alg-none-capital', 'None'],
    ['alg-none-upper', 'NONE'],
    ['alg-none-mixed', 'nOnE'],
  ] as const)('%s says %s and has an empty signature', async (name, alg) => {
    const { before, after, key } = await done(name, 'ES384');
    expect(headerOf(after)).toEqual({ ...headerOf(before), alg });
    expect(after.split('.').slice(1)).toEqual([before.split('.')[1], '']);
    await expect(compactVerify(after, joseKey(key))).rejects.toThrow();
  });

  test('alg-none-signed keeps the signature', async () => {
    const { before, after, key } = await done('alg-none-signed', 'RS384');
    expect(headerOf(after)['alg']).toBe('none');
    expect(after.split('.').slice(1)).toEqual(before.split('.').slice(1));
    await expect(compactVerify(after, joseKey(key))).rejects.toThrow();
  });
});

/** Each spelling of the public key as node:crypto writes it. */
const spellings: Partial<Record<Damage, (jwk: JsonWebKey) => string | Uint8Array>> = {
  'mac-public-spki-pem': (jwk) => nodeKey(jwk).export({ type: 'spki', format: 'pem' }),
  'mac-public-spki-pem-no-newline': (jwk) =>
    String(nodeKey(jwk).export({ type: 'spki', format: 'pem' })).replace(/\n$/, ''),
  'mac-public-pkcs1-pem': (jwk) => nodeKey(jwk).export({ type: 'pkcs1', format: 'pem' }),
  'mac-public-pkcs1-pem-no-newline': (jwk) =>
    String(nodeKey(jwk).export({ type: 'pkcs1', format: 'pem' })).replace(/\n$/, ''),
  'mac-public-spki-der': (jwk) => nodeKey(jwk).export({ type: 'spki', format: 'der' }),
  'mac-public-jwk': (jwk) => JSON.stringify(nodeKey(jwk).export({ format: 'jwk' })),
  'mac-public-modulus': (jwk) => String(nodeKey(jwk).export({ format: 'jwk' }).n),
  'mac-empty-key': () => '',
};

function nodeKey(jwk: JsonWebKey) {
  return createPublicKey({ key: jwk, format: 'jwk' });
}

describe.each(Object.entries(spellings))('%s', (name, spelling) => {
  test.each(pairs)('of a key for %s is keyed octet for octet as node:crypto writes it', async (alg) => {
    const key = await keyFor(alg);
    if (!damageApplies(name as Damage, key)) {
      expect([name.includes('pkcs1') || name.includes('modulus'), key.facts.kty]).not.toEqual([true, 'RSA']);
      return;
    }
    const { before, after } = await done(name as Damage, alg);
    const mac = `HS${alg === 'EdDSA' ? 512 : alg.slice(2)}`;
    expect(headerOf(after)).toEqual({ ...headerOf(before), alg: mac });
    expect(after.split('.')[1]).toBe(before.split('.')[1]);
    const secret = spelling({ ...key.publicJwk });
    const input = Buffer.from(after.slice(0, after.lastIndexOf('.')));
    expect(macIs(signatureOf(after), mac, secret, input)).toBe(true);
    const longer = Buffer.concat([Buffer.from(secret), Buffer.from('x')]);
    expect(macIs(signatureOf(after), mac, longer, input)).toBe(false);
    await expect(compactVerify(after, joseKey(key))).rejects.toThrow();
  });
});

test('jose verifies a MAC keyed with the PEM text, as a confused server would', async () => {
  const { after, key } = await done('mac-public-spki-pem', 'RS384');
  const text = new TextEncoder().encode(String(publicObject(key).export({ type: 'spki', format: 'pem' })));
  expect((await jwtVerify(after, text, { algorithms: ['HS384'] })).payload).toEqual(claims);
});

test.each(['HS256', 'HS384', 'HS512'])('mac-empty-key of a client with a secret for %s', async (alg) => {
  const { after } = await done('mac-empty-key', alg);
  expect(headerOf(after)['alg']).toBe(alg);
  expect(macIs(signatureOf(after), alg, '', Buffer.from(after.slice(0, after.lastIndexOf('.'))))).toBe(true);
});

test.each([
  ['RS384', 'RS256'],
  ['RS256', 'RS384'],
  ['RS512', 'RS256'],
  ['PS256', 'PS384'],
  ['HS384', 'HS256'],
  ['HS256', 'HS384'],
])('sibling-hash-alg: %s becomes %s, properly signed', async (alg, sibling) => {
  const { before, after, key } = await done('sibling-hash-alg', alg);
  expect(headerOf(after)).toEqual({ ...headerOf(before), alg: sibling });
  expect((await jwtVerify(after, joseKey(key), { algorithms: [sibling] })).payload).toEqual(claims);
  expect(nodeVerifies(after, key, sibling)).toBe(true);
});

test.each(['256', '384', '512'])('ps-for-rs: RS%s becomes PSS of the same hash, properly signed', async (hash) => {
  const { before, after, key } = await done('ps-for-rs', `RS${hash}`);
  expect(headerOf(after)).toEqual({ ...headerOf(before), alg: `PS${hash}` });
  expect((await jwtVerify(after, joseKey(key), { algorithms: [`PS${hash}`] })).payload).toEqual(claims);
  expect(nodeVerifies(after, key, `PS${hash}`)).toBe(true);
});

describe.each(pairs)('a key in the header, %s', (alg) => {
  test('embedded-jwk verifies with the key it brings and bears the registered kid', async () => {
    const { before, after, key, other } = await done('embedded-jwk', alg);
    const { jwk, ...rest } = headerOf(after) as { jwk: Record<string, unknown> };
    expect(rest).toEqual(headerOf(before));
    expect(jwk).toEqual({ ...other.publicJwk, kid: 'k1' });
    expect((await jwtVerify(after, EmbeddedJWK)).payload).toEqual(claims);
    await expect(compactVerify(after, joseKey(key))).rejects.toThrow('signature verification failed');
  });

  test('embedded-x5c verifies with the key of its certificate', async () => {
    const { before, after, key, other } = await done('embedded-x5c', alg);
    const { x5c, ...rest } = headerOf(after) as { x5c: string[] };
    expect(rest).toEqual(headerOf(before));
    expect(x5c).toHaveLength(1);
    const certificate = new X509Certificate(Buffer.from(x5c[0] ?? '', 'base64'));
    expect(certificate.raw.toString('base64')).toBe(x5c[0]);
    expect(certificate.publicKey.equals(publicObject(other))).toBe(true);
    const jwk = await importJWK(
      { ...certificate.publicKey.export({ format: 'jwk' }), kty: String(other.facts.kty) },
      alg,
    );
    expect((await jwtVerify(after, jwk)).payload).toEqual(claims);
    expect([nodeVerifies(after, other), nodeVerifies(after, key)]).toEqual([true, false]);
  });
});

test('embedded-jwk has no kid where the header has none', async () => {
  const [key, other] = [await keyFor('ES256'), await keyFor('ES256', 'other')];
  const compact = await assertionOf(key, { alg: 'ES256' });
  const { jwk } = headerOf(await damage('embedded-jwk', compact, { key, other })) as { jwk: object };
  expect(Object.hasOwn(jwk, 'kid')).toBe(false);
});

test.each([
  ['mac-word-secret', 'secret'],
  ['mac-word-changeme', 'changeme'],
  ['mac-word-undefined', 'undefined'],
  ['mac-word-null', 'null'],
  ['mac-word-none', 'None'],
  ['mac-client-id', 'client-1'],
] as const)('%s is keyed with %s', async (name, word) => {
  for (const alg of ['ES256', 'HS256']) {
    const { after } = await done(name, alg);
    expect(headerOf(after)['alg']).toBe('HS256');
    expect(macIs(signatureOf(after), 'HS256', word, Buffer.from(after.slice(0, after.lastIndexOf('.'))))).toBe(true);
  }
});

test('a word that is the secret of the client is no damage', () => {
  const key = secretKey('changeme', { alg: 'HS256' });
  expect([damageApplies('mac-word-changeme', key), damageApplies('mac-word-secret', key)]).toEqual([false, true]);
});

test.each([
  ['c2VjcmV0IG9jdGV0cyE', 'secret octets!'],
  ['c2VjcmV0IG9jdGV0cw==', 'secret octets'],
  ['c2VjcmV0IPv_', 'secret \xfb\xff'],
  ['c2VjcmV0IPv/', 'secret \xfb\xff'],
  ['73656372657420F0', 'secret \xf0'],
])('mac-secret-decoded: of the secret %s the octets it spells key the MAC', async (secret, spelt) => {
  const key = secretKey(secret, { alg: 'HS256' });
  const after = await damage('mac-secret-decoded', await assertionOf(key), { key, other: key });
  const input = Buffer.from(after.slice(0, after.lastIndexOf('.')));
  expect(macIs(signatureOf(after), 'HS256', Buffer.from(spelt, 'latin1'), input)).toBe(true);
});

test.each(['no base64 at all', 'pass.word', 'abcde'])('a secret like %j decodes to nothing', (secret) => {
  expect(damageApplies('mac-secret-decoded', secretKey(secret, { alg: 'HS256' }))).toBe(false);
});

test('sibling-named is signed with the registered algorithm, other-curve-named with the hash of the other', async () => {
  const sibling = await done('sibling-named', 'RS256');
  expect(headerOf(sibling.after)['alg']).toBe('RS384');
  expect(nodeVerifies(sibling.after, sibling.key, 'RS256')).toBe(true);
  const curve = await done('other-curve-named', 'ES256');
  expect([headerOf(curve.after)['alg'], signatureOf(curve.after).length]).toEqual(['ES384', 64]);
  expect(nodeVerifies(curve.after, curve.key, 'ES384')).toBe(true);
});

test('embedded-jku and embedded-client-id bring the key that signed', async () => {
  for (const name of ['embedded-jku', 'embedded-client-id'] as const) {
    const { after, key, other } = await done(name, 'ES256');
    const text = name === 'embedded-jku' ? String(headerOf(after)['jku']) : selfDescription(after);
    expect(JSON.parse(text)).toEqual({ keys: [{ ...other.publicJwk, kid: 'k1' }] });
    expect([nodeVerifies(after, other), nodeVerifies(after, key)]).toEqual([true, false]);
  }
});

/** The key set within the client id that iss and sub name alike. */
function selfDescription(compact: string): string {
  const { iss, sub } = claimsOf(compact);
  expect(iss).toBe(sub);
  return JSON.stringify(claimsOf(String(sub))['jwks']);
}
