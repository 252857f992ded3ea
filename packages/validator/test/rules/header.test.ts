import { describe, expect, test } from 'vitest';
import type { ClientFact, FactName, Facts, PublicKeyFacts } from '../../src/facts.ts';
import type { Json, JsonObject } from '../../src/json.ts';
import type { Profile } from '../../src/profile.ts';
import type { AnyRequestRule, Fault, Params, RequestView } from '../../src/rule.ts';
import { rules } from '../../src/rules/index.ts';
import { words } from '../../src/rules/words.ts';

const jwksUrl = 'https://client.example/jwks.json';
const pair: ClientFact = { id: 'client-1', method: 'private_key_jwt', algs: ['RS384'], jwksUrl };
const secret: ClientFact = { id: 'client-1', method: 'client_secret_jwt', algs: ['HS384'] };
const good = { alg: 'RS384', typ: 'JWT', kid: 'k1', 'x5t#S256': 'thumbprint' };
const rsa: PublicKeyFacts = { kty: 'RSA', kid: 'k1', bits: 2048 };
const lists: Profile['methods'] = { private_key_jwt: ['RS384', 'ES384'], client_secret_jwt: ['HS384'] };

interface Given {
  readonly header?: JsonObject;
  readonly claims?: JsonObject;
  readonly facts?: Partial<Facts>;
  /** Octets of the signature. */
  readonly signature?: number;
  readonly text?: string;
  readonly encrypted?: boolean;
  /** Algorithms that the profile lists. */
  readonly methods?: Profile['methods'];
}

function view({ header = good, claims = {}, signature = 256, text = 'e30.e30.AA', ...given }: Given): RequestView {
  const faults = given.encrypted ? [{ kind: 'encrypted' } as const] : [];
  const assertion = { text, faults, duplicates: [], signatureOctets: signature, header, claims };
  const http = { method: '', url: '', mediaType: '', query: [], repeated: [] };
  const signed = { signature: { outcome: 'valid' } as const, certificates: ['thumbprint'] };
  const facts = { now: 1000, client: pair, keys: [rsa], ...signed, ...given.facts };
  const profile = { methods: given.methods ?? lists } as Profile;
  return { http, params: [], assertion, header, claims, facts, profile };
}

const requestRules = rules.filter((rule) => rule.kind === 'request');

function faults(id: string, given: Given, params: Params = {}): readonly Fault[] {
  const rule = requestRules.find((one) => one.id === id);
  const one = view(given);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  return rule.applies === undefined || rule.applies(one, params)
    ? rule.check(one as RequestView<FactName>, params)
    : [];
}

/** The message keys of the faults; a fault of a rule with one message shows as its path. */
function kinds(id: string, given: Given, params: Params = {}): readonly string[] {
  return faults(id, given, params).map((fault) => fault.as ?? fault.path);
}

describe('jws-not-unsecured', () => {
  test.each(['none', 'None', 'NONE', 'nOnE', ' none', 'none\t'])('alg %j is unsecured', (alg) => {
    expect(kinds('jws-not-unsecured', { header: { alg } })).toEqual(['none']);
  });
  test('an empty third part is unsecured whatever alg says', () => {
    expect(kinds('jws-not-unsecured', { text: 'e30.e30.' })).toEqual(['empty']);
  });
  test('alg none with an empty third part is told once', () => {
    expect(kinds('jws-not-unsecured', { header: { alg: 'none' }, text: 'e30.e30.' })).toEqual(['none']);
  });
  test.each(['e30.e30', 'e30.e30.AA.', 'e30.e30..'])('%s has no empty signature', (text) => {
    expect(kinds('jws-not-unsecured', { text })).toEqual([]);
  });
  test('a name that only contains none is left to alg-fits-method', () => {
    expect(kinds('jws-not-unsecured', { header: { alg: 'nonesuch' } })).toEqual([]);
  });
});

describe('alg-fits-method', () => {
  test('its words list the algorithms of the method', () => {
    expect(words['alg-fits-method']?.expected).toEqual({
      private_key_jwt: 'one of RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA, Ed25519',
      client_secret_jwt: 'one of HS256, HS384, HS512',
    });
  });
  const pairNames = 'RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA Ed25519'.split(' ');
  const macNames = ['HS256', 'HS384', 'HS512'];
  test.each(pairNames)('%s is for key pairs alone', (alg) => {
    expect(faults('alg-fits-method', { header: { alg } })).toEqual([]);
    expect(faults('alg-fits-method', { header: { alg }, facts: { client: secret } })).toHaveLength(1);
  });
  test.each(macNames)('%s is for secrets alone', (alg) => {
    expect(faults('alg-fits-method', { header: { alg }, facts: { client: secret } })).toEqual([]);
    expect(faults('alg-fits-method', { header: { alg } })).toHaveLength(1);
  });
  test.each(['', 'rs384', 'RS384 ', 'RS1', 'constructor', '__proto__', 'dir'])('%j is no registered name', (alg) => {
    expect(faults('alg-fits-method', { header: { alg } })).toHaveLength(1);
  });
  test('the algorithm of an encrypted token is not judged', () => {
    expect(faults('alg-fits-method', { header: { alg: 'dir', enc: 'A256GCM' }, encrypted: true })).toEqual([]);
  });
});

describe('alg-allowed', () => {
  test('a method without a list allows nothing', () => {
    expect(faults('alg-allowed', { methods: {} })).toMatchObject([{ expected: [] }]);
  });
});

describe('alg-fits-key', () => {
  const withKeys = (alg: string, ...keys: readonly PublicKeyFacts[]): Given => ({
    header: { alg, kid: 'k1' },
    facts: { keys },
  });
  test.each<[string, PublicKeyFacts, string]>([
    ['ES384', { kty: 'RSA', kid: 'k1' }, 'type'],
    ['ES384', { kty: 'EC', kid: 'k1', crv: 'P-256' }, 'curve'],
    ['ES384', { kty: 'EC', kid: 'k1' }, 'curve'],
    ['Ed25519', { kty: 'OKP', kid: 'k1', crv: 'Ed448' }, 'curve'],
    ['EdDSA', { kty: 'OKP', kid: 'k1', crv: 'X25519' }, 'curve'],
    ['RS384', { kty: 'RSA', kid: 'k1', use: 'enc' }, 'purpose'],
    ['RS384', { kty: 'RSA', kid: 'k1', keyOps: ['encrypt'] }, 'operation'],
    ['RS384', { kty: 'RSA', kid: 'k1', keyOps: [] }, 'operation'],
    ['RS384', { kty: 'RSA', kid: 'k1', alg: 'RS256' }, 'label'],
    ['RS384', { kty: 'unknown', kid: 'k1' }, 'type'],
  ])('%s does not fit %j', (alg, key, as) => {
    expect(kinds('alg-fits-key', withKeys(alg, key))).toEqual([as]);
  });
  test.each<[string, PublicKeyFacts]>([
    ['ES512', { kty: 'EC', kid: 'k1', crv: 'P-521' }],
    ['EdDSA', { kty: 'OKP', kid: 'k1', crv: 'Ed448' }],
    ['Ed25519', { kty: 'OKP', kid: 'k1', crv: 'Ed25519' }],
    ['PS384', { kty: 'RSA', kid: 'k1', use: 'sig', keyOps: ['verify'], alg: 'PS384' }],
    ['HS384', { kty: 'oct', octets: 48 }],
  ])('%s fits %j', (alg, key) => {
    expect(kinds('alg-fits-key', withKeys(alg, key))).toEqual([]);
  });
  test('a fitting key does not help when kid names another', () => {
    const other: PublicKeyFacts = { kty: 'EC', kid: 'k1', crv: 'P-384' };
    expect(kinds('alg-fits-key', withKeys('RS384', other, { kty: 'RSA', kid: 'k2' }))).toEqual(['type']);
  });
  test('without kid one fitting key is enough', () => {
    const keys: readonly PublicKeyFacts[] = [
      { kty: 'EC', kid: 'k1', crv: 'P-384' },
      { kty: 'RSA', kid: 'k2' },
    ];
    expect(kinds('alg-fits-key', { header: { alg: 'RS384' }, facts: { keys } })).toEqual([]);
  });
  test('no key at all fits nothing', () => {
    expect(kinds('alg-fits-key', withKeys('RS384'))).toEqual(['no-key']);
  });
});

describe('kid-known', () => {
  const several = { keys: [rsa, { kty: 'EC', kid: 'k1', crv: 'P-384' }] } satisfies Partial<Facts>;
  test('two keys of one kid are a fault where the profile says so', () => {
    expect(kinds('kid-known', { facts: several }, { several: 'fail' })).toEqual(['several']);
  });
  test('two keys of one kid are told apart by type where the profile says so', () => {
    expect(kinds('kid-known', { facts: several }, { several: 'choose' })).toEqual([]);
  });
  test('choosing does not help when no key has the kid', () => {
    expect(kinds('kid-known', { header: { kid: 'k9' }, facts: several }, { several: 'choose' })).toEqual(['unknown']);
  });
  test.each<Json>(['', 1, null, ['k1']])('kid %j is left to kid-required and kid-string', (kid) => {
    expect(kinds('kid-known', { header: { kid } }, { several: 'fail' })).toEqual([]);
  });
  test('the kid of a client with a secret says nothing', () => {
    const facts: Partial<Facts> = { client: secret, keys: [{ kty: 'oct', octets: 48 }] };
    expect(kinds('kid-known', { header: { alg: 'HS384', kid: 'x' }, facts }, { several: 'fail' })).toEqual([]);
  });
});

describe('typ', () => {
  test.each(['jwt', 'JwT', 'application/jwt', 'APPLICATION/JWT'])('%s is JWT, yet not spelled so', (typ) => {
    expect(kinds('typ-value', { header: { typ } }, { accept: ['JWT'] })).toEqual([]);
    expect(kinds('typ-spelling', { header: { typ } }, { accept: ['JWT'] })).toEqual(['/header/typ']);
  });
  test.each<Json>(['JWT ', 'application/jwt/', 'text/jwt', '', 'application/', null, 0, {}])('%j is not JWT', (typ) => {
    expect(kinds('typ-value', { header: { typ } }, { accept: ['JWT'] })).toEqual(['/header/typ']);
    expect(kinds('typ-spelling', { header: { typ } }, { accept: ['JWT'] })).toEqual([]);
  });
  test('only ASCII letters are folded', () => {
    expect(kinds('typ-value', { header: { typ: 'TO\u212aEN' } }, { accept: ['token'] })).toEqual(['/header/typ']);
  });
});

describe('crit', () => {
  test.each<[Json, string]>([
    ['b64', 'no-list'],
    [{}, 'no-list'],
    [[], 'empty'],
    [['x', 1], 'no-string'],
    [['x', 'x'], 'twice'],
    [['x', 'alg'], 'registered'],
    [['x5t#S256'], 'registered'],
    [['x', 'y'], 'absent'],
    [['constructor'], 'absent'],
  ])('crit %j is malformed: %s', (crit, flaw) => {
    expect(kinds('crit-wellformed', { header: { alg: 'RS384', crit, x: 1 } })).toEqual([flaw]);
  });
  test('crit that names a present extension is well-formed', () => {
    expect(kinds('crit-wellformed', { header: { crit: ['x'], x: null } })).toEqual([]);
  });
  test('an understood extension beside another does not save the other', () => {
    const [fault] = faults('crit-understood', { header: { crit: ['x', 'y'] } }, { understood: ['x'] });
    expect(fault?.data).toEqual({ name: 'y' });
  });
  test('an understood extension is no fault', () => {
    expect(faults('crit-understood', { header: { crit: ['x'] } }, { understood: ['x'] })).toEqual([]);
  });
});

describe('jku-matches-registered', () => {
  test('jku without a registered URL matches nothing', () => {
    const client: ClientFact = { id: 'client-1', method: 'private_key_jwt', algs: ['RS384'] };
    expect(kinds('jku-matches-registered', { header: { jku: jwksUrl }, facts: { client } })).toEqual(['unregistered']);
  });
  test('a client with a secret is left to jku-asymmetric-only', () => {
    expect(kinds('jku-matches-registered', { header: { jku: 'x' }, facts: { client: secret } })).toEqual([]);
  });
});

describe('embedded-key-not-trusted', () => {
  test.each(['jwk', 'x5c', 'x5u', 'jku'])('the key of %s is not trusted', (member) => {
    const facts: Partial<Facts> = { signature: { outcome: 'invalid', madeWith: 'embedded-key' } };
    expect(kinds('embedded-key-not-trusted', { header: { [member]: {} }, facts })).toEqual([`/header/${member}`]);
  });
  test('an embedded key that signed nothing does no harm', () => {
    const facts: Partial<Facts> = { signature: { outcome: 'invalid' } };
    expect(kinds('embedded-key-not-trusted', { header: { jwk: {} }, facts })).toEqual([]);
  });
  test('the embedded key itself is not shown', () => {
    const facts: Partial<Facts> = { signature: { outcome: 'invalid', madeWith: 'embedded-key' } };
    const given = { header: { jwk: { kty: 'oct', k: 'c2VjcmV0' } }, facts };
    expect(JSON.stringify(faults('embedded-key-not-trusted', given))).not.toContain('c2VjcmV0');
  });
});

describe('signature-length', () => {
  const whole = { HS256: 32, HS384: 48, HS512: 64, ES256: 64, ES384: 96, ES512: 132, Ed25519: 64, EdDSA: 64 };
  test.each(Object.entries(whole))('a signature of %s has %i octets', (alg, octets) => {
    const lengths = [octets - 1, octets, octets + 1].filter(
      (signature) => faults('signature-length', { header: { alg, kid: 'k1' }, signature }).length === 0,
    );
    expect(lengths).toEqual([octets]);
  });
  test('a modulus that does not fill its octets still fills the signature', () => {
    const facts: Partial<Facts> = { keys: [{ ...rsa, bits: 2041 }] };
    expect(faults('signature-length', { facts, signature: 256 })).toEqual([]);
    expect(faults('signature-length', { facts, signature: 255 })).toHaveLength(1);
  });
  test('kid chooses the modulus', () => {
    const facts: Partial<Facts> = { keys: [rsa, { ...rsa, kid: 'k2', bits: 4096 }] };
    expect(faults('signature-length', { facts, signature: 512 })).toHaveLength(1);
    expect(faults('signature-length', { header: { alg: 'RS384' }, facts, signature: 512 })).toEqual([]);
  });
  test('an RSA signature has no known length while the modulus is unknown', () => {
    expect(faults('signature-length', { facts: { keys: [{ kty: 'RSA', kid: 'k1' }] }, signature: 1 })).toEqual([]);
  });
  const curves = { Ed448: [114], Ed25519: [64], X25519: [64, 114] };
  test.each(Object.entries(curves))('a signature of EdDSA with a key on %s has %j octets', (crv, octets) => {
    const given = { header: { alg: 'EdDSA', kid: 'k1' }, facts: { keys: [{ kty: 'OKP', kid: 'k1', crv } as const] } };
    const fits = (signature: number) => faults('signature-length', { ...given, signature }).length === 0;
    expect([63, 64, 65, 113, 114, 115].filter(fits)).toEqual(octets);
  });
  test('a signature of EdDSA fits either curve while no key is known', () => {
    const given = { header: { alg: 'EdDSA', kid: 'k1' }, facts: { keys: [] } };
    expect(faults('signature-length', { ...given, signature: 114 })).toEqual([]);
  });
});

describe('client', () => {
  test('the longest hash of the registered algorithms counts', () => {
    const client: ClientFact = { ...secret, algs: ['HS256', 'HS384'] };
    const facts: Partial<Facts> = { client, keys: [{ kty: 'oct', octets: 47 }] };
    expect(faults('hmac-key-size', { facts })[0]?.data).toEqual({ octets: 47, limit: 48 });
  });
  test('a short RSA key beside the one in use is no fault of the request', () => {
    const facts: Partial<Facts> = { keys: [rsa, { ...rsa, kid: 'k2', bits: 1024 }] };
    expect(faults('rsa-key-size', { facts }, { bits: 2048 })).toEqual([]);
  });
  test('without a header every RSA key counts', () => {
    const facts: Partial<Facts> = { keys: [rsa, { ...rsa, kid: 'k2', bits: 1024 }] };
    expect(kinds('rsa-key-size', { header: {}, facts }, { bits: 2048 })).toEqual(['/client/keys/1']);
  });
  test('the k of a shared secret is no leak of a private key', () => {
    expect(faults('jwks-public-only', { facts: { keys: [{ kty: 'oct', privateMembers: ['k'] }] } })).toEqual([]);
  });
  const safe = 'https://c.example/k HTTPS://c.example http://localhost:9700/k http://[::1] http://127.18.0.100?k';
  test.each(safe.split(' '))('%s is protected', (url) => {
    expect(faults('jwks-url-tls', { facts: { client: { ...pair, jwksUrl: url } } })).toEqual([]);
  });
  const open = ' https:// http://c.example http://localhost.evil.example http://localhost@c x-https://c x-http://[::1]';
  test.each(open.split(' '))('%j is not protected', (url) => {
    expect(faults('jwks-url-tls', { facts: { client: { ...pair, jwksUrl: url } } })).toHaveLength(1);
  });
});

describe('one fault, one finding', () => {
  const params: Readonly<Record<string, Params>> = {
    'kid-known': { several: 'fail' },
    'typ-value': { accept: ['JWT'] },
    'rsa-key-size': { bits: 2048 },
    'ec-key-size': { bits: 224 },
    'eddsa-curve-allowed': { accept: ['Ed25519'] },
    'alg-preferred': { accept: ['RS384', 'ES384', 'HS384'] },
  };
  const judged = requestRules.filter(({ on, id }) => on === 'header' || on === 'client' || id === 'client-known');

  /** Ids of the rules that speak when a profile holds all of these, but for one, at one level. */
  function spoken(given: Given, without?: string): readonly string[] {
    const merged = { ...given, header: { ...good, ...given.header } };
    const loud = judged.filter((rule) => rule.id !== without && faults(rule.id, merged, params[rule.id]).length > 0);
    const implied = (rule: AnyRequestRule) => loud.some((other) => rule.yieldsTo?.includes(other.id));
    return loud.filter((rule) => !implied(rule)).map((rule) => rule.id);
  }

  const invalid = { signature: { outcome: 'invalid' } } satisfies Partial<Facts>;
  const noKey = { signature: { outcome: 'no-key' } } satisfies Partial<Facts>;
  const mac = { client: secret, keys: [{ kty: 'oct', octets: 48 }] } satisfies Partial<Facts>;
  const byEmbedded = { signature: { outcome: 'invalid', madeWith: 'embedded-key' } } satisfies Partial<Facts>;
  const byOther = { signature: { outcome: 'invalid', madeWith: 'other-client' } } satisfies Partial<Facts>;
  const both: ClientFact = { ...pair, algs: ['RS384', 'ES384'] };
  const foreign = { jku: 'https://evil.example' };
  const empty = { text: 'e30.e30.', signature: 0 };

  test.each<[string, string, Given]>([
    ['a MAC of a key-pair client', 'alg-fits-method', { header: { alg: 'HS384' }, signature: 32, facts: invalid }],
    ['alg none, empty signature', 'jws-not-unsecured', { ...empty, header: { alg: 'none' }, facts: noKey }],
    ['an empty signature', 'jws-not-unsecured', { ...empty, facts: invalid }],
    ['a truncated MAC', 'signature-length', { header: { alg: 'HS384' }, signature: 16, facts: { ...mac, ...invalid } }],
    ['alg null', 'alg-required', { header: { alg: null }, facts: noKey }],
    ['an unknown kid', 'kid-known', { header: { kid: 'k9' }, facts: noKey }],
    ['an unknown kid of a longer key', 'kid-known', { header: { kid: 'k9' }, facts: noKey, signature: 512 }],
    ['a kid that is no string', 'kid-string', { header: { kid: 1 }, facts: noKey }],
    ['no kid', 'kid-required', { header: { kid: '' }, facts: noKey }],
    ['an embedded key', 'embedded-key-not-trusted', { header: { jwk: {} }, facts: byEmbedded }],
    ['a longer embedded key', 'embedded-key-not-trusted', { header: { jwk: {} }, facts: byEmbedded, signature: 512 }],
    ['a key behind a foreign jku', 'embedded-key-not-trusted', { header: foreign, facts: byEmbedded }],
    ['a foreign jku, good signature', 'jku-matches-registered', { header: foreign }],
    ['the key of another client', 'key-belongs-to-client', { facts: byOther }],
    ['a longer key of another client', 'key-belongs-to-client', { facts: byOther, signature: 512 }],
    ['a damaged signature', 'signature-valid', { facts: invalid }],
    ['ES384 of an RSA client', 'alg-registered', { header: { alg: 'ES384' }, signature: 103, facts: invalid }],
    ['ES384 with an RSA key', 'alg-fits-key', { header: { alg: 'ES384' }, facts: { client: both, ...invalid } }],
    ['claims of another client', 'client-known', { claims: { iss: 'z', sub: 'z' }, facts: noKey }],
    ['an assertion of another client', 'client-known', { claims: { iss: 'z', sub: 'z' }, facts: byOther }],
    ['an algorithm beyond the profile', 'alg-allowed', { header: { alg: 'RS256' } }],
  ])('%s: %s', (_, id, given) => {
    expect(spoken(given)).toEqual([id]);
  });
  test('a good RSA signature: none', () => {
    expect(spoken({})).toEqual([]);
  });
  test('a good MAC: none', () => {
    expect(spoken({ header: { alg: 'HS384' }, signature: 48, facts: mac })).toEqual([]);
  });
  test('an unknown kid, not asked for, without a key that fits: signature-valid', () => {
    expect(spoken({ header: { kid: 'k9' }, facts: noKey }, 'kid-known')).toEqual(['signature-valid']);
  });
  test('an encrypted token: none, for its outer form is told elsewhere', () => {
    const header = { alg: 'RSA-OAEP', enc: 'A256GCM', cty: 'JWT', kid: '', typ: 'JWE', jku: 'https://as.example/jwks' };
    expect(spoken({ header, facts: noKey, encrypted: true })).toEqual([]);
  });
});
