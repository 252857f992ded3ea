import { describe, expect, test } from 'vitest';
import { type Damage, damage, damageApplies, damages, keySetOf, sign, signatureFact } from '../src/index.ts';
import { assertionOf, failure, keyFor } from './fixture.ts';

const algs = ['RS256', 'RS384', 'PS256', 'ES256', 'ES384', 'ES512', 'EdDSA', 'HS256', 'HS384', 'HS512'];

test('the names are the closed list of the case schema', () => {
  expect([...damages].sort()).toEqual(
    [
      ...['flip-signature-octet', 'flip-first-signature-octet', 'flip-last-signature-octet', 'cut-signature'],
      ...['flip-two-signature-octets', 'swap-signature-octets', 'letter-case-in-signature', 'mac-as-hex'],
      ...['trailing-zero-signature', 'trailing-octets-signature'],
      ...['empty-signature', 'no-signature-part', 'zero-signature', 'truncate-mac-16', 'truncate-mac-4'],
      ...['der-signature', 'leading-zero-signature', 'claims-swapped', 'header-swapped'],
      ...['alg-none', 'alg-none-capital', 'alg-none-upper', 'alg-none-mixed', 'alg-none-signed'],
      ...['pss-without-salt', 'pkcs1-under-pss', 'pss-under-pkcs1', 'pkcs1-short-padding'],
      ...['pkcs1-sha-1', 'rsa-modulus-added', 'ecdsa-order-signature', 'ed25519-order-added'],
      ...['other-key', 'embedded-jwk', 'embedded-x5c', 'embedded-jku', 'embedded-client-id'],
      ...['mac-public-spki-pem', 'mac-public-spki-pem-no-newline', 'mac-public-pkcs1-pem'],
      ...['mac-public-pkcs1-pem-no-newline', 'mac-public-spki-der', 'mac-public-jwk', 'mac-public-modulus'],
      ...['mac-word-undefined', 'mac-word-null', 'mac-word-none', 'mac-secret-decoded'],
      ...['mac-word-secret', 'mac-word-changeme', 'mac-client-id', 'sibling-named', 'other-curve-named'],
      ...['mac-empty-key', 'pad-signature', 'pad-header', 'standard-alphabet', 'space-in-signature'],
      ...['newline-at-end', 'space-at-end', 'junk-in-signature', 'junk-at-end', 'unused-bits', 'extra-part'],
      ...['trailing-dot', 'json-flattened', 'json-general', 'five-parts', 'sibling-hash-alg', 'ps-for-rs'],
      ...['spaced-json', 'bom-payload', 'invalid-utf8-payload', 'encrypted-bomb'],
    ].sort(),
  );
});

/** Damages that do not apply to every key, and the algorithms they do apply to. */
const narrow: Partial<Record<Damage, readonly string[]>> = {
  'truncate-mac-16': ['HS256', 'HS384', 'HS512'],
  'truncate-mac-4': ['HS256', 'HS384', 'HS512'],
  'mac-as-hex': ['HS256', 'HS384', 'HS512'],
  'mac-secret-decoded': ['HS256', 'HS384', 'HS512'],
  'der-signature': ['ES256', 'ES384', 'ES512'],
  'embedded-jwk': algs.slice(0, 7),
  'embedded-x5c': algs.slice(0, 7),
  'embedded-jku': algs.slice(0, 7),
  'embedded-client-id': algs.slice(0, 7),
  'sibling-named': ['RS256', 'RS384', 'PS256', 'HS256', 'HS384', 'HS512'],
  'other-curve-named': ['ES256', 'ES384', 'ES512'],
  'pss-without-salt': ['PS256'],
  'pkcs1-under-pss': ['PS256'],
  'pss-under-pkcs1': ['RS256', 'RS384'],
  'pkcs1-short-padding': ['RS256', 'RS384'],
  'pkcs1-sha-1': ['RS256', 'RS384'],
  'rsa-modulus-added': ['RS256', 'RS384', 'PS256'],
  'ecdsa-order-signature': ['ES256', 'ES384', 'ES512'],
  'ed25519-order-added': ['EdDSA'],
  'mac-public-spki-pem': algs.slice(0, 7),
  'mac-public-spki-pem-no-newline': algs.slice(0, 7),
  'mac-public-spki-der': algs.slice(0, 7),
  'mac-public-jwk': algs.slice(0, 7),
  'mac-public-pkcs1-pem': ['RS256', 'RS384', 'PS256'],
  'mac-public-pkcs1-pem-no-newline': ['RS256', 'RS384', 'PS256'],
  'mac-public-modulus': ['RS256', 'RS384', 'PS256'],
  'sibling-hash-alg': ['RS256', 'RS384', 'PS256', 'HS256', 'HS384', 'HS512'],
  'ps-for-rs': ['RS256', 'RS384'],
  'unused-bits': ['RS256', 'RS384', 'PS256', 'ES256', 'EdDSA', 'HS256', 'HS512'],
};

/** Damages after which the registered key still verifies what stands there. */
const stillValid = new Set<Damage>([
  'sibling-hash-alg',
  'ps-for-rs',
  'spaced-json',
  'bom-payload',
  'invalid-utf8-payload',
]);
stillValid.add('unused-bits');

describe.each(algs)('%s', (alg) => {
  test.each(damages)('%s', async (name) => {
    const tools = { key: await keyFor(alg), other: await keyFor(alg, 'other') };
    const compact = await assertionOf(tools.key);
    const applies = narrow[name]?.includes(alg) ?? true;
    expect(damageApplies(name, tools.key)).toBe(applies);
    if (!applies) {
      const said = await failure(() => damage(name, compact, tools));
      expect(said).toBe(`ERR_KEY: the damage "${name}" does not apply to a key of ${alg}`);
      return;
    }
    const damaged = await damage(name, compact, tools);
    expect(damaged).not.toBe(compact);
    const { outcome } = await signatureFact(damaged, keySetOf(tools.key));
    expect(outcome === 'valid').toBe(stillValid.has(name));
    for (const text of [...tools.key.confidential, ...tools.other.confidential]) expect(damaged).not.toContain(text);
  });
});

describe('misuse', () => {
  test('a name that is none', async () => {
    const tools = { key: await keyFor('ES256'), other: await keyFor('ES256', 'other') };
    const call = () => damage('toString' as Damage, 'a.b.c', tools);
    expect(await failure(call)).toBe('ERR_CASE: there is no damage "toString"');
  });

  test.each(['', 'a.b', 'a.b.c.d'])('%j instead of three parts', async (text) => {
    const tools = { key: await keyFor('ES256'), other: await keyFor('ES256', 'other') };
    const said = await failure(() => damage('pad-signature', text, tools));
    expect(said).toBe('ERR_CASE: a damage needs a compact JWS of three parts');
  });

  test.each<[name: Damage, header: string, payload: string]>([
    ['alg-none', '[]', '{}'],
    ['alg-none', 'no JSON', '{}'],
    ['claims-swapped', '{}', 'null'],
    ['spaced-json', '{}', '"text"'],
    ['embedded-jwk', '7', '{}'],
  ])('%s of header %s and payload %s', async (name, header, payload) => {
    const tools = { key: await keyFor('ES256'), other: await keyFor('ES256', 'other') };
    const compact = await sign({ header, payload, key: tools.key, alg: 'ES256' });
    const said = await failure(() => damage(name, compact, tools));
    expect(said).toBe('ERR_CASE: this damage needs a header and claims that are JSON objects');
  });

  test('parts that are no base64url or no UTF-8', async () => {
    const tools = { key: await keyFor('ES256'), other: await keyFor('ES256', 'other') };
    const said = (text: string, name: Damage) => failure(() => damage(name, text, tools));
    expect(await said('e30.e30.*', 'zero-signature')).toBe('ERR_CASE: this damage needs parts that are base64url');
    expect(await said('_w.e30.AA', 'header-swapped')).toBe('ERR_CASE: this damage needs parts that are UTF-8');
    expect(await said('e30.e30.', 'flip-signature-octet')).toBe(
      'ERR_CASE: this damage needs a signature to begin with',
    );
  });

  test('a signature that is too short', async () => {
    for (const name of ['flip-two-signature-octets', 'swap-signature-octets'] as const) {
      const tools = { key: await keyFor('ES256'), other: await keyFor('ES256', 'other') };
      const said = await failure(() => damage(name, `e30.e30.${'A'.repeat(22)}`, tools));
      expect(said).toBe('ERR_CASE: this damage needs a signature of 17 octets');
    }
    const tools = { key: await keyFor('EdDSA'), other: await keyFor('EdDSA', 'other') };
    const said = await failure(() => damage('ed25519-order-added', 'e30.e30.', tools));
    expect(said).toBe('ERR_CASE: this damage needs a signature of 64 octets');
  });

  test('an other key of another type', async () => {
    const tools = { key: await keyFor('ES256'), other: await keyFor('RS256', 'other') };
    const compact = await assertionOf(tools.key);
    const said = await failure(() => damage('other-key', compact, tools));
    expect(said).toBe('ERR_KEY: ES256 needs EC P-256; this key is for RS256');
  });

  test('a header without alg is signed again with the registered algorithm', async () => {
    const tools = { key: await keyFor('ES256'), other: await keyFor('ES256', 'other') };
    const compact = await sign({ header: '{"typ":"JWT"}', payload: '{}', key: tools.key, alg: 'ES256' });
    const damaged = await damage('bom-payload', compact, tools);
    expect(damaged.split('.')[0]).toBe(compact.split('.')[0]);
    expect(damaged.split('.')[2]).toHaveLength(86);
  });
});
