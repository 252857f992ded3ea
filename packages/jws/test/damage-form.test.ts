import { compactVerify, flattenedVerify, generalVerify, jwtVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import { type ClientKey, type Damage, damage, keySetOf, sign, signatureFact } from '../src/index.ts';
import { assertionOf, claims, claimsOf, headerOf, joseKey, keyFor, nodeVerifies, signatureOf } from './fixture.ts';

const algs = ['RS384', 'PS256', 'ES256', 'ES384', 'EdDSA', 'HS256', 'HS384'];

async function done(name: Damage, alg: string): Promise<{ before: string; after: string; key: ClientKey }> {
  const [key, other] = [await keyFor(alg), await keyFor(alg, 'other')];
  const before = await assertionOf(key);
  return { before, after: await damage(name, before, { key, other }), key };
}

describe.each(algs)('%s', (alg) => {
  test.each([
    ['space-in-signature', ' ', /^[\w-]+ [\w-]+$/],
    ['junk-in-signature', '!', /^[\w-]+![\w-]+$/],
    ['newline-at-end', '\n', /^[\w-]+\n$/],
    ['space-at-end', ' ', /^[\w-]+ $/],
    ['junk-at-end', '!!!!', /^[\w-]+!!!!$/],
  ] as const)('%s: taking %j away restores the assertion', async (name, piece, shape) => {
    const { before, after } = await done(name, alg);
    expect(after.split('.')[2]).toMatch(shape);
    expect(after.replace(piece, '')).toBe(before);
  });

  test('letter-case-in-signature exchanges capital and small letters, and decodes to other octets', async () => {
    const { before, after, key } = await done('letter-case-in-signature', alg);
    const [right = '', other = ''] = [before, after].map((text) => text.split('.')[2]);
    expect(other).not.toBe(right);
    expect(other.toLowerCase()).toBe(right.toLowerCase());
    expect(other.split('').filter((sign, at) => sign === right[at] && /[a-z]/i.test(sign)).length).toBeLessThanOrEqual(
      1,
    );
    expect(signatureOf(after).toString('base64url')).toBe(other);
    expect(nodeVerifies(after, key)).toBe(false);
    await expect(compactVerify(after, joseKey(key))).rejects.toThrow('signature verification failed');
  });

  test('pad-signature ends in the padding of base64, or one sign where it needs none', async () => {
    const { before, after } = await done('pad-signature', alg);
    const padded = signatureOf(before).toString('base64').match(/=*$/)?.[0] ?? '';
    expect(after).toBe(before + (padded || '='));
  });

  test('pad-header is signed over the padded text', async () => {
    const { before, after, key } = await done('pad-header', alg);
    const head = after.split('.')[0] ?? '';
    expect(head).toMatch(/^[\w-]+={1,2}$/);
    expect(head.length % 4).toBe(0);
    expect(headerOf(after)).toEqual(headerOf(before));
    expect(nodeVerifies(after, key)).toBe(true);
  });

  test('standard-alphabet differs in the alphabet of the signature only', async () => {
    const { before, after, key } = await done('standard-alphabet', alg);
    const [head, payload, tail = ''] = after.split('.');
    expect(tail).toMatch(/[+/]/);
    expect(tail).not.toMatch(/[-_=]/);
    expect(headerOf(after)).toEqual(headerOf(before));
    expect(payload).toBe(before.split('.')[1]);
    const proper = `${head}.${payload}.${tail.replaceAll('+', '-').replaceAll('/', '_')}`;
    expect(nodeVerifies(proper, key)).toBe(true);
    await expect(compactVerify(proper, joseKey(key))).resolves.toBeDefined();
    await expect(compactVerify(after, joseKey(key))).rejects.toThrow();
  });

  test('a part too many, or a dot', async () => {
    const { before, after, key } = await done('extra-part', alg);
    expect(after).toBe(`${before}.x`);
    expect((await done('trailing-dot', alg)).after).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\.$/);
    await expect(compactVerify(after, joseKey(key))).rejects.toThrow('Invalid Compact JWS');
  });

  test('the JSON serialisations are proper JWS in JSON', async () => {
    const flattened = await done('json-flattened', alg);
    const { payload } = await flattenedVerify(JSON.parse(flattened.after), joseKey(flattened.key));
    expect(JSON.parse(new TextDecoder().decode(payload))).toEqual(claims);
    const general = await done('json-general', alg);
    expect(JSON.parse(general.after).signatures).toHaveLength(1);
    await expect(generalVerify(JSON.parse(general.after), joseKey(general.key))).resolves.toBeDefined();
  });

  test('five-parts has the shape of a JWE', async () => {
    const { after } = await done('five-parts', alg);
    const parts = after.split('.');
    expect(headerOf(after)).toEqual({ alg: 'dir', enc: 'A256GCM' });
    expect(parts.map((part) => Buffer.from(part, 'base64url').length).toSpliced(3, 1)).toEqual([29, 0, 12, 16]);
    expect(parts[3]).toMatch(/^[\w-]+$/);
  });

  test('spaced-json is lawful: jose verifies it and reads the same', async () => {
    const { before, after, key } = await done('spaced-json', alg);
    const { payload, protectedHeader } = await jwtVerify(after, joseKey(key), { algorithms: [alg] });
    expect(payload).toEqual(claims);
    expect(protectedHeader).toEqual(headerOf(before));
    expect(Object.keys(payload)).toEqual(Object.keys(claims).reverse());
    for (const part of after.split('.').slice(0, 2))
      expect(Buffer.from(part, 'base64url').toString()).toMatch(/^\{\r\n {2}"\w+" : .*\}\t\n$/s);
    expect(nodeVerifies(after, key)).toBe(true);
  });

  test('bom-payload puts a byte order mark before the same claims, properly signed', async () => {
    const { before, after, key } = await done('bom-payload', alg);
    const octets = Buffer.from(after.split('.')[1] ?? '', 'base64url');
    expect([...octets.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(octets.subarray(3)).toEqual(Buffer.from(before.split('.')[1] ?? '', 'base64url'));
    await expect(compactVerify(after, joseKey(key))).resolves.toBeDefined();
  });

  test('invalid-utf8-payload is JSON but for one octet, properly signed', async () => {
    const { after, key } = await done('invalid-utf8-payload', alg);
    const octets = Buffer.from(after.split('.')[1] ?? '', 'base64url');
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(octets)).toThrow();
    expect(claimsOf(after)).toEqual({ ...claims, 'x-assay': '\uFFFD' });
    await expect(compactVerify(after, joseKey(key))).resolves.toBeDefined();
    expect(nodeVerifies(after, key)).toBe(true);
  });
});

test.each(['RS256', 'ES256', 'EdDSA', 'HS256', 'HS512'])(
  'unused-bits of %s spells the same octets otherwise',
  async (alg) => {
    const { before, after, key } = await done('unused-bits', alg);
    expect(after.slice(0, -1)).toBe(before.slice(0, -1));
    expect(after.at(-1)).not.toBe(before.at(-1));
    expect(signatureOf(after)).toEqual(signatureOf(before));
    expect(signatureOf(after).toString('base64url')).toBe(before.split('.')[2]);
    await expect(compactVerify(after, joseKey(key))).resolves.toBeDefined();
    expect(await signatureFact(after, keySetOf(key))).toEqual({ outcome: 'valid' });
  },
);

test('pad-header finds a length to pad whatever the header', async () => {
  const key = await keyFor('ES256');
  for (const filler of ['', 'a', 'ab', 'abc']) {
    const compact = await assertionOf(key, { alg: 'ES256', filler });
    const after = await damage('pad-header', compact, { key, other: key });
    expect(after.split('.')[0]).toMatch(/[\w-]={1,2}$/);
    expect((after.split('.')[0] ?? '').length % 4).toBe(0);
    expect(headerOf(after)).toEqual({ alg: 'ES256', filler });
    expect(nodeVerifies(after, key)).toBe(true);
  }
});

test('standard-alphabet signs anew when the first signature has no character to change', async () => {
  const key = await keyFor('HS256');
  for (let at = 0; at < 40; at += 1) {
    const compact = await assertionOf(key, { alg: 'HS256', at });
    expect((await damage('standard-alphabet', compact, { key, other: key })).split('.')[2]).toMatch(/[+/]/);
  }
});

test('empty claims are no obstacle to a broken octet', async () => {
  const key = await keyFor('ES256');
  const compact = await sign({ header: '{"alg":"ES256"}', payload: ' { } ', key, alg: 'ES256' });
  const after = await damage('invalid-utf8-payload', compact, { key, other: key });
  expect(claimsOf(after)).toEqual({ 'x-assay': '\uFFFD' });
});

test('strange member names survive spaced-json', async () => {
  const key = await keyFor('ES256');
  const payload = '{"__proto__":{"a":[1,{"b":null}]},"\\u0000\\"":"é","z":[]}';
  const compact = await sign({ header: '{"alg":"ES256"}', payload, key, alg: 'ES256' });
  const after = await damage('spaced-json', compact, { key, other: key });
  const text = Buffer.from(after.split('.')[1] ?? '', 'base64url').toString();
  expect(Object.entries(JSON.parse(text)).reverse()).toEqual(Object.entries(JSON.parse(payload)));
});
