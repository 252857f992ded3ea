import { createHash, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import {
  damage,
  generateKey,
  type KeySet,
  keySet,
  keySetOf,
  secretKey,
  secretSet,
  sign,
  signatureFact,
  withEmbedded,
} from '../src/index.ts';
import { assertionOf, everyAlg, headerOf, keyFor, publicObject } from './fixture.ts';

/** A set of several registered public keys. */
async function setOf(...jwks: (object | undefined)[]): Promise<KeySet> {
  return keySet(JSON.stringify({ keys: jwks }));
}

describe.each(everyAlg)('%s', (alg) => {
  test('its own key verifies, another does not', async () => {
    const [key, other] = [await keyFor(alg), await keyFor(alg, 'other')];
    const compact = await assertionOf(key);
    expect(await signatureFact(compact, keySetOf(key))).toEqual({ outcome: 'valid' });
    expect(await signatureFact(compact, keySetOf(other))).toEqual({ outcome: 'invalid' });
  });

  test('a key of another client is named', async () => {
    const [key, other] = [await keyFor(alg), await keyFor(alg, 'other')];
    const compact = await assertionOf(key);
    const fact = await signatureFact(compact, keySetOf(other), keySetOf(key));
    expect(fact).toEqual({ outcome: 'invalid', madeWith: 'other-client' });
    expect(await signatureFact(compact, keySetOf(key), keySetOf(other))).toEqual({ outcome: 'valid' });
  });

  test('any other octet in claims or header breaks it', async () => {
    const key = await keyFor(alg);
    const [head, , tail] = (await assertionOf(key)).split('.');
    expect(await signatureFact(`${head}.e30.${tail}`, keySetOf(key))).toEqual({ outcome: 'invalid' });
  });
});

describe('which key is tried', () => {
  test('two keys without kid: each is tried', async () => {
    const [one, two] = [await generateKey('ES384'), await generateKey('ES384')];
    const set = await setOf(one.publicJwk, two.publicJwk);
    for (const key of [one, two]) {
      expect(await signatureFact(await assertionOf(key, { alg: 'ES384' }), set)).toEqual({ outcome: 'valid' });
    }
    const stranger = await assertionOf(await generateKey('ES384'), { alg: 'ES384' });
    expect(await signatureFact(stranger, set)).toEqual({ outcome: 'invalid' });
  });

  test('kid picks one of two keys, and the other is not tried', async () => {
    const [one, two] = [await generateKey('ES256', { kid: 'one' }), await generateKey('ES256', { kid: 'two' })];
    const set = await setOf(one.publicJwk, two.publicJwk);
    const named = (kid: string) => assertionOf(one, { alg: 'ES256', kid });
    expect(await signatureFact(await named('one'), set)).toEqual({ outcome: 'valid' });
    expect(await signatureFact(await named('two'), set)).toEqual({ outcome: 'invalid' });
  });

  test('two keys of the same kid are both tried', async () => {
    const [one, two] = [await generateKey('ES256', { kid: 'same' }), await generateKey('ES256', { kid: 'same' })];
    const set = await setOf(one.publicJwk, two.publicJwk);
    expect(await signatureFact(await assertionOf(two, { alg: 'ES256', kid: 'same' }), set)).toEqual({
      outcome: 'valid',
    });
  });

  test.each([['nobody'], [7], [null], [{}]])('a kid of %j that no key has leaves every fitting key', async (kid) => {
    const key = await keyFor('ES384');
    expect(await signatureFact(await assertionOf(key, { alg: 'ES384', kid }), keySetOf(key))).toEqual({
      outcome: 'valid',
    });
  });

  test('use, key_ops and alg of the registered key are not judged here', async () => {
    const key = await keyFor('RS384');
    const set = await setOf({ ...key.publicJwk, use: 'enc', key_ops: ['encrypt'], alg: 'RS512' });
    expect(await signatureFact(await assertionOf(key), set)).toEqual({ outcome: 'valid' });
  });

  test('unknown and broken keys in the set are passed over', async () => {
    const key = await keyFor('ES384');
    const { kid: _kid, ...jwk } = key.publicJwk ?? {};
    const broken = { ...jwk, y: jwk['x'] };
    const set = await setOf({ kty: 'AKP' }, { kty: 'EC', crv: 'P-384' }, broken, { ...jwk, crv: 'P-256' }, jwk);
    expect(await signatureFact(await assertionOf(key), set)).toEqual({ outcome: 'valid' });
    expect(await signatureFact(await assertionOf(key), await setOf(broken))).toEqual({ outcome: 'invalid' });
  });

  test('a key is imported once, however many assertions it verifies', async () => {
    const key = await keyFor('ES256');
    const set = await setOf(key.publicJwk);
    const compact = await assertionOf(key);
    const spy = vi.spyOn(globalThis.crypto.subtle, 'importKey');
    for (let run = 0; run < 3; run += 1) expect((await signatureFact(compact, set)).outcome).toBe('valid');
    expect(spy).toHaveBeenCalledTimes(1);
    spy.mockRestore();
  });
});

describe('no key', () => {
  test('an empty set, another type, another curve', async () => {
    const compact = await assertionOf(await keyFor('ES384'));
    expect(await signatureFact(compact, await setOf())).toEqual({ outcome: 'no-key' });
    for (const alg of ['RS384', 'ES256', 'EdDSA', 'HS384']) {
      expect(await signatureFact(compact, keySetOf(await keyFor(alg)))).toEqual({ outcome: 'no-key' });
    }
  });

  test('kid names a key of another type', async () => {
    const [rsa, ec] = [await keyFor('RS384'), await keyFor('ES384')];
    const set = await setOf({ ...rsa.publicJwk, kid: 'k1' }, { ...ec.publicJwk, kid: 'k2' });
    expect(await signatureFact(await assertionOf(ec), set)).toEqual({ outcome: 'no-key' });
  });

  test('HMAC with a public key of any type', async () => {
    for (const alg of ['RS384', 'ES384', 'EdDSA']) {
      const key = await keyFor(alg);
      const pem = String(publicObject(key).export({ type: 'spki', format: 'pem' }));
      const compact = await sign({
        header: '{"alg":"HS256","kid":"k1"}',
        payload: '{}',
        key: secretKey(pem, { alg: 'HS256' }),
        alg: 'HS256',
      });
      expect(await signatureFact(compact, keySetOf(key))).toEqual({ outcome: 'no-key' });
      expect(await signatureFact(compact, await keySet(pem))).toEqual({ outcome: 'no-key' });
      expect(await signatureFact(compact, secretSet(pem))).toEqual({ outcome: 'valid' });
    }
  });

  test('an RSA or EC signature with a secret', async () => {
    const compact = await assertionOf(await keyFor('RS256'));
    expect(await signatureFact(compact, secretSet('secret'))).toEqual({ outcome: 'no-key' });
  });

  test('a JWK of kty oct without a readable secret', async () => {
    const compact = await assertionOf(await keyFor('HS256'));
    expect(await signatureFact(compact, await setOf({ kty: 'oct' }, { kty: 'oct', k: '*' }))).toEqual({
      outcome: 'no-key',
    });
  });
});

describe('an RSA key by which a signature proves nothing', () => {
  /** PKCS#1 v1.5 padding of a SHA-256 hash: with the exponent 1 the padded text is its own signature. */
  function padded(input: string, octets: number): string {
    const info = Buffer.from('3031300d060960864801650304020105000420', 'hex');
    const end = Buffer.concat([Buffer.of(0), info, createHash('sha256').update(input).digest()]);
    return Buffer.concat([Buffer.of(0, 1), Buffer.alloc(octets - end.length - 2, 0xff), end]).toString('base64url');
  }

  test.each([
    ['1', 'AQ'],
    ['1, written long', 'AAAB'],
    ['0', 'AA'],
    ['an even number', 'AQAA'],
    ['nothing', ''],
  ])('has the exponent %s', async (_, e) => {
    const key = await keyFor('RS256');
    const { n } = publicObject(key).export({ format: 'jwk' });
    const input = [{ alg: 'RS256' }, {}].map((one) => Buffer.from(JSON.stringify(one)).toString('base64url')).join('.');
    const forged = `${input}.${padded(input, 256)}`;
    expect(await signatureFact(forged, await setOf({ kty: 'RSA', n, e }))).toEqual({ outcome: 'no-key' });
  });

  test('while 3 and 65537 are exponents', async () => {
    const { privateKey } = await import('../src/index.ts');
    for (const publicExponent of [3, 65_537]) {
      const pair = generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent });
      const key = await privateKey(JSON.stringify(pair.privateKey.export({ format: 'jwk' })), { alg: 'RS256' });
      expect(await signatureFact(await assertionOf(key), keySetOf(key))).toEqual({ outcome: 'valid' });
    }
  });
});

describe('a secret', () => {
  test('verifies as a secret set and as a JWK of kty oct', async () => {
    const key = secretKey('gehéim-gehéim-gehéim-gehéim-gehéim', { alg: 'HS384' });
    const compact = await assertionOf(key);
    const k = Buffer.from('gehéim-gehéim-gehéim-gehéim-gehéim').toString('base64url');
    expect(await signatureFact(compact, secretSet('gehéim-gehéim-gehéim-gehéim-gehéim'))).toEqual({ outcome: 'valid' });
    expect(await signatureFact(compact, await setOf({ kty: 'oct', k }))).toEqual({ outcome: 'valid' });
    expect(await signatureFact(compact, secretSet('gehéim'))).toEqual({ outcome: 'invalid' });
  });
});

describe('a key that the assertion brings along', () => {
  test.each(['embedded-jwk', 'embedded-x5c'] as const)('%s', async (name) => {
    for (const alg of ['RS384', 'PS256', 'ES384', 'ES512', 'EdDSA']) {
      const [key, other] = [await keyFor(alg), await keyFor(alg, 'other')];
      const compact = await damage(name, await assertionOf(key), { key, other });
      const fact = { outcome: 'invalid', madeWith: 'embedded-key' };
      expect([alg, await signatureFact(compact, keySetOf(key))]).toEqual([alg, fact]);
      expect([alg, await signatureFact(compact, keySetOf(key), keySetOf(other))]).toEqual([alg, fact]);
      expect(await signatureFact(compact, await setOf())).toEqual({ outcome: 'no-key', madeWith: 'embedded-key' });
    }
  });

  test('a set that stands where jku points', async () => {
    const [key, other] = [await keyFor('ES384'), await keyFor('ES384', 'other')];
    const compact = await assertionOf(other, { alg: 'ES384', kid: 'k1', jku: 'https://evil.example/jwks.json' });
    const keys = withEmbedded(keySetOf(key), keySetOf(other));
    expect(keys.facts).toEqual([key.facts]);
    expect(await signatureFact(compact, keys)).toEqual({ outcome: 'invalid', madeWith: 'embedded-key' });
    expect(await signatureFact(compact, keySetOf(key))).toEqual({ outcome: 'invalid' });
  });

  test('its own registered key embedded is simply valid', async () => {
    const key = await keyFor('ES384');
    const compact = await assertionOf(key, { alg: 'ES384', jwk: key.publicJwk });
    expect(await signatureFact(compact, keySetOf(key))).toEqual({ outcome: 'valid' });
  });

  test('a secret in header.jwk', async () => {
    const key = secretKey('mine', { alg: 'HS256' });
    const header = { alg: 'HS256', jwk: { kty: 'oct', k: Buffer.from('mine').toString('base64url') } };
    const fact = await signatureFact(await assertionOf(key, header), secretSet('theirs'));
    expect(fact).toEqual({ outcome: 'invalid', madeWith: 'embedded-key' });
  });

  test.each([
    [{ jwk: 'text' }],
    [{ jwk: { kty: 'EC', crv: 'P-384', x: 'AA', y: 'AA' } }],
    [{ x5c: [] }],
    [{ x5c: 'MII' }],
    [{ x5c: [7] }],
    [{ x5c: ['%%%'] }],
    [{ x5c: ['MIIB'] }],
    [{ x5c: ['MAA='] }],
  ])('%j brings none', async (members) => {
    const [key, other] = [await keyFor('ES384'), await keyFor('ES384', 'other')];
    const compact = await assertionOf(other, { alg: 'ES384', ...members });
    expect(await signatureFact(compact, keySetOf(key))).toEqual({ outcome: 'invalid' });
  });
});

describe('what is no signed assertion is invalid', () => {
  test.each(['', '.', '..', '...', 'a.b.c', 'e30.e30.', 'e30.e30.AA', 'bnVsbA.e30.AA', 'WzFd.e30.AA', '_w.e30.AA'])(
    '%j',
    async (text) => {
      expect(await signatureFact(text, keySetOf(await keyFor('ES384')))).toEqual({ outcome: 'invalid' });
    },
  );

  test.each(['none', 'None', 'es384', 'ES384 ', 'ES256K', 'toString', '', 7, null])('alg %j', async (alg) => {
    const key = await keyFor('ES384');
    const compact = await assertionOf(key, { alg });
    expect(headerOf(compact)).toEqual({ alg });
    expect(await signatureFact(compact, keySetOf(key))).toEqual({ outcome: 'invalid' });
  });

  test('any text is answered, none throws', async () => {
    const [key, other] = [await keyFor('ES256'), await keyFor('ES256', 'other')];
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), async (text) => {
        expect(await signatureFact(text, keySetOf(key), keySetOf(other))).toEqual({ outcome: 'invalid' });
      }),
    );
  });

  test('any header over any octets is answered, none throws and none is valid', async () => {
    const key = await keyFor('ES256');
    const sets = [keySetOf(key), keySetOf(await keyFor('RS256')), keySetOf(await keyFor('EdDSA')), secretSet('s')];
    const header = fc.record(
      {
        alg: fc.oneof(fc.constantFrom(...everyAlg), fc.jsonValue()),
        kid: fc.jsonValue(),
        jwk: fc.oneof(
          fc.jsonValue(),
          fc.record({ kty: fc.constantFrom('RSA', 'EC', 'OKP', 'oct'), n: fc.string(), k: fc.string() }),
        ),
        x5c: fc.oneof(fc.jsonValue(), fc.array(fc.base64String())),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(header, fc.uint8Array({ maxLength: 140 }), async (members, octets) => {
        const head = Buffer.from(JSON.stringify(members)).toString('base64url');
        const text = `${head}.e30.${Buffer.from(octets).toString('base64url')}`;
        for (const set of sets) expect((await signatureFact(text, set)).outcome).not.toBe('valid');
      }),
    );
  });

  test('any set of any JWKs is answered', async () => {
    const compact = await assertionOf(await keyFor('ES256'));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue()), async (keys) => {
        const set = await keySet(JSON.stringify({ keys }));
        expect(set.facts).toHaveLength(keys.length);
        expect(await signatureFact(compact, set)).toEqual({ outcome: 'no-key' });
      }),
    );
  });
});

test('unused trailing bits of the signature do not count', async () => {
  const key = await keyFor('ES256');
  const compact = await damage('unused-bits', await assertionOf(key), { key, other: key });
  expect(await signatureFact(compact, keySetOf(key))).toEqual({ outcome: 'valid' });
});
