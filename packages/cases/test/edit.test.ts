import { beforeAll, describe, expect, test } from 'vitest';
import { applyEdits } from '../src/edit.ts';
import {
  type Bench,
  base,
  type Draft,
  type Edit,
  neighbours,
  ownProfile,
  shippedProfile,
  Unresolvable,
} from '../src/index.ts';
import { benchOf } from './bench.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await benchOf(shippedProfile('redox-source-auth-v2'), 'RS384');
});

function edited(...edits: readonly Edit[]): Draft {
  return applyEdits(base(bench), edits, bench);
}

function named(draft: Draft, area: 'header' | 'claims' | 'params', name: string): readonly string[] {
  return draft[area].filter((one) => one[0] === name).map((one) => one[1]);
}

describe('the valid request', () => {
  test('is the one least likely to be refused', () => {
    const draft = base(bench);
    expect(draft.header).toEqual([
      ['alg', '"RS384"'],
      ['typ', '"JWT"'],
      ['kid', '"one-key"'],
    ]);
    expect(draft.claims.slice(0, 5)).toEqual([
      ['iss', '"client-one"'],
      ['sub', '"client-one"'],
      ['aud', '"http://127.0.0.1:9400/oauth/token"'],
      ['exp', '1795000090'],
      ['iat', '1795000000'],
    ]);
    expect(draft.claims[5]?.[1]).toMatch(/^"[0-9a-f-]{36}"$/);
    expect(draft.params.map(([name]) => name)).toEqual([
      'grant_type',
      'scope',
      'client_assertion_type',
      'client_assertion',
    ]);
    expect(draft).toMatchObject({ method: 'POST', contentType: 'application/x-www-form-urlencoded', query: [] });
  });

  test('has no kid where the key has none, and no scope where none is configured', async () => {
    const hmac = await benchOf(shippedProfile('reltio-client-secret-jwt'), 'HS256');
    const { tokenEndpoint, headers, params } = hmac.target;
    const draft = base({ ...hmac, target: { tokenEndpoint, headers, params } });
    expect(named(draft, 'header', 'kid')).toEqual([]);
    expect(named(draft, 'params', 'scope')).toEqual([]);
  });

  test('names the issuer where the profile takes no other audience', () => {
    const profile = ownProfile(
      JSON.stringify({
        $schema: 'x',
        id: 'own',
        title: 'Own',
        edition: '2026-11',
        extends: 'rfc7523',
        methods: { private_key_jwt: ['RS384'] },
        rules: { 'aud-accepted': { level: 'MUST', params: { accept: ['issuer'] }, spec: ['rfc7523#3'] } },
      }),
      'own.json',
    );
    expect(named(base({ ...bench, profile }), 'claims', 'aud')).toEqual(['"http://127.0.0.1:9400"']);
  });

  test('carries the parameters of the configuration', () => {
    const target = { ...bench.target, params: [['resource', 'https://api.example']] as const };
    expect(named(base({ ...bench, target }), 'params', 'resource')).toEqual(['https://api.example']);
  });

  test.each(neighbours.map((one) => [one.id, one] as const))('has the neighbour %s', (_, neighbour) => {
    const plain = JSON.stringify({ ...base(bench), claims: base(bench).claims.slice(0, 5) });
    const changed = base({ ...bench, neighbour });
    const same = JSON.stringify({ ...changed, claims: changed.claims.slice(0, 5) }) === plain;
    expect(same).toBe(neighbour.id === 'with-kid');
  });
});

describe('an edit', () => {
  test('replace sets a member that is there, in its place', () => {
    const draft = edited({ op: 'replace', path: '/claims/aud', value: 'x' });
    expect(draft.claims.map(([name]) => name)).toEqual(['iss', 'sub', 'aud', 'exp', 'iat', 'jti']);
    expect(named(draft, 'claims', 'aud')).toEqual(['"x"']);
  });

  test('replace sets a member that is not there, at the end', () => {
    expect(edited({ op: 'replace', path: '/header/crit', value: ['x'] }).header.at(-1)).toEqual(['crit', '["x"]']);
  });

  test.each(['header', 'claims', 'params'] as const)('add makes a duplicate in the %s', (area) => {
    const name = { header: 'alg', claims: 'sub', params: 'grant_type' }[area];
    const draft = edited({ op: 'add', path: `/${area}/${name}`, value: 'x' });
    expect(named(draft, area, name)).toHaveLength(2);
    expect(draft[area].at(-1)?.[1]).toBe(area === 'params' ? 'x' : '"x"');
  });

  test('remove takes every occurrence away', () => {
    const draft = edited({ op: 'add', path: '/claims/sub', value: 'x' }, { op: 'remove', path: '/claims/sub' });
    expect(named(draft, 'claims', 'sub')).toEqual([]);
  });

  test('edits count in their order', () => {
    const draft = edited({ op: 'remove', path: '/claims/sub' }, { op: 'replace', path: '/claims/sub', value: 'x' });
    expect(draft.claims.at(-1)).toEqual(['sub', '"x"']);
  });

  test('a name with slash and tilde is written as in a JSON pointer', () => {
    const draft = edited({ op: 'replace', path: '/claims/https:~1~1a.example~1~0x', value: 1 });
    expect(draft.claims.at(-1)).toEqual(['https://a.example/~x', '1']);
  });

  test('$same takes the text that stands there over', () => {
    const draft = edited({ op: 'replace', path: '/claims/jti', value: { $same: 'jti', suffix: ' ' } });
    expect(named(draft, 'claims', 'jti')[0]).toMatch(/^"[0-9a-f-]{36} "$/);
  });

  test('$same of a member that is not there has no meaning', () => {
    const edits: readonly Edit[] = [
      { op: 'remove', path: '/claims/jti' },
      { op: 'replace', path: '/claims/jti', value: { $same: 'jti' } },
    ];
    expect(() => edited(...edits)).toThrow(Unresolvable);
  });

  test.each([
    ['/header', { headerText: '[1]' }],
    ['/claims', { claimsText: '[1]' }],
    ['/assertion', { assertion: { raw: '[1]' } }],
    ['/http/body', { body: { raw: '[1]' } }],
  ] as const)('of the whole %s replaces its text', (path, expected) => {
    expect(edited({ op: 'replace', path, value: { $raw: '[1]' } })).toMatchObject(expected);
  });

  test('of the assertion can put text around it', () => {
    const draft = edited({ op: 'replace', path: '/assertion', value: { $assertion: { prefix: 'Bearer ' } } });
    expect(draft.assertion).toEqual({ prefix: 'Bearer ', suffix: '' });
  });

  test.each([
    ['method', 'PUT', { method: 'PUT' }],
    ['content-type', 'text/plain', { contentType: 'text/plain' }],
    ['authorization', 'Bearer x', { authorization: 'Bearer x' }],
    ['host', 'other.example', { host: 'other.example' }],
    ['query', { $move: 'all' }, { move: 'all' }],
    ['query', { a: 'b' }, { query: [['a', 'b']] }],
    ['body', { $body: 'json' }, { body: { as: 'json' }, contentType: 'application/json' }],
    ['body', { $body: 'text' }, { body: { as: 'text' }, contentType: 'text/plain' }],
  ] as const)('of /http/%s with %j', (name, value, expected) => {
    expect(edited({ op: 'replace', path: `/http/${name}`, value })).toMatchObject(expected);
  });

  test('remove takes the media type away', () => {
    expect(edited({ op: 'remove', path: '/http/content-type' }).contentType).toBeUndefined();
  });

  test.each(['query', 'body'] as const)('of /http/%s with a plain text has no meaning', (name) => {
    expect(() => edited({ op: 'replace', path: `/http/${name}`, value: 'x' })).toThrow(Unresolvable);
  });
});
