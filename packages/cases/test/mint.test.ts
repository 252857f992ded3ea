import { damages, keySetOf, signatureFact } from '@assay/jws';
import { type Json, type JsonObject, parseAssertion } from '@assay/validator';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Bench, type Edit, type Minted, mint, type Recipe, shippedProfile, Unresolvable } from '../src/index.ts';
import { benchOf } from './bench.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await benchOf(shippedProfile('redox-source-auth-v2'), 'ES384');
});

function at(path: Edit['path'], value: Json): Recipe {
  return { edit: [{ op: 'replace', path, value }] };
}

function paramsOf({ request }: Minted): readonly string[] {
  return [...new URLSearchParams(String(request.body)).keys()];
}

const all = ['grant_type', 'scope', 'client_assertion_type', 'client_assertion'];
const credentials = ['client_assertion_type', 'client_assertion'];

describe('where parameters go', () => {
  test('the body, as a form', async () => {
    const minted = await mint({}, bench);
    expect(paramsOf(minted)).toEqual(all);
    expect(minted.request).toMatchObject({ method: 'POST', url: bench.target.tokenEndpoint });
    expect(minted.request.headers).toEqual([
      ['accept', 'application/json'],
      ['accept-encoding', 'identity'],
      ['content-type', 'application/x-www-form-urlencoded'],
    ]);
  });

  test('the query, all of them', async () => {
    const { request } = await mint(at('/http/query', { $move: 'all' }), bench);
    expect(request.body).toBe('');
    expect([...new URL(request.url).searchParams.keys()]).toEqual(all);
  });

  test('the query, the credentials alone', async () => {
    const minted = await mint(at('/http/query', { $move: 'credentials' }), bench);
    expect(paramsOf(minted)).toEqual(['grant_type', 'scope']);
    expect([...new URL(minted.request.url).searchParams.keys()]).toEqual(credentials);
  });

  test('a query that the endpoint has already', async () => {
    const target = { ...bench.target, tokenEndpoint: `${bench.target.tokenEndpoint}?tenant=1` };
    const { request } = await mint(at('/http/query', { a: 'b c' }), { ...bench, target });
    expect(request.url).toBe(`${target.tokenEndpoint}&a=b+c`);
  });

  test('a JSON object', async () => {
    const { request, assertion } = await mint(at('/http/body', { $body: 'json' }), bench);
    expect(JSON.parse(String(request.body))).toMatchObject({
      grant_type: 'client_credentials',
      client_assertion: assertion,
    });
    expect(request.headers).toContainEqual(['content-type', 'application/json']);
  });

  test('the parts of multipart', async () => {
    const { request, assertion } = await mint(at('/http/body', { $body: 'multipart' }), bench);
    const [, type = ''] = request.headers.find(([name]) => name === 'content-type') ?? [];
    const form = await new Response(String(request.body), { headers: { 'content-type': type } }).formData();
    expect([...form.keys()]).toEqual(all);
    expect(form.get('client_assertion')).toBe(assertion);
  });

  test('nowhere, with GET', async () => {
    expect((await mint(at('/http/method', 'GET'), bench)).request.body).toBe('');
  });
});

describe('what is known about a request', () => {
  test('the scopes it asks for', async () => {
    expect(await mint({}, bench)).toMatchObject({ requestedScope: 'system/Patient.rs', unknownScopes: [] });
    const unknown = await mint(at('/params/scope', { $scope: 'granted-and-unknown' }), bench);
    expect(unknown.unknownScopes).toEqual(['assay-unknown/scope.x']);
    expect((await mint(at('/params/scope', ''), bench)).requestedScope).toBeUndefined();
  });

  test('whether it has an Authorization header field', async () => {
    const minted = await mint(at('/http/authorization', { $basic: { user: 'a', password: 'b' } }), bench);
    expect(minted.authorizationSent).toBe(true);
    expect(minted.request.headers).toContainEqual(['authorization', 'Basic YTpi']);
  });

  test('how it differs from the valid one', async () => {
    const edits = [
      { op: 'replace', path: '/claims/exp', value: { $now: 361 } },
      { op: 'add', path: '/claims/sub', value: 'x' },
      { op: 'remove', path: '/claims/jti' },
    ] as const;
    const { diff } = await mint({ edit: edits, key: 'other', damage: 'pad-signature' }, bench);
    expect(diff).toEqual([
      '/claims/exp  1795000361  (now + 361 s)',
      '/claims/sub  "x"  (added beside the one there)',
      '/claims/jti  removed',
      'signed with a key that is registered nowhere',
      'then: pad-signature',
    ]);
  });

  test('duplicate members stay duplicates under the signature', async () => {
    const edit = [{ op: 'add', path: '/claims/sub', value: 'x' }] as const;
    const { assertion = '', signature } = await mint({ edit }, bench);
    expect(Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString()).toContain('"sub":"x"}');
    expect(signature.outcome).toBe('valid');
  });
});

describe('whose signature it is', () => {
  const outcomeOf = async ({ assertion = '' }: Minted) =>
    (await signatureFact(assertion, keySetOf(bench.variant.client.key))).outcome;

  test('the registered key by default', async () => {
    expect(await outcomeOf(await mint({}, bench))).toBe('valid');
  });

  test.each(['other', 'second-client'] as const)('the key "%s" is not the registered one', async (key) => {
    const minted = await mint({ key }, bench);
    expect(await outcomeOf(minted)).not.toBe('valid');
    expect(minted.signature.outcome).not.toBe('valid');
  });

  test('the second client is known by its key', async () => {
    expect((await mint({ key: 'second-client' }, bench)).signature).toMatchObject({ madeWith: 'other-client' });
  });

  test('without a second client its key has no meaning', async () => {
    const { name, client, stranger } = bench.variant;
    await expect(mint({ key: 'second-client' }, { ...bench, variant: { name, client, stranger } })).rejects.toThrow(
      Unresolvable,
    );
  });

  test('a tampered signature is invalid', async () => {
    const minted = await mint({ tamper: { octet: 3, bit: 5 } }, bench);
    expect(minted.signature.outcome).toBe('invalid');
    expect(minted.diff).toEqual(['signature octet 3: bit 5 flipped']);
  });

  test.each(damages)('the damage %s is done, or does not apply', async (name) => {
    const minted = await mint({ damage: name }, bench).catch((error: unknown) => error);
    if (minted instanceof Error) {
      expect(minted).toBeInstanceOf(Unresolvable);
      expect(minted.message).toBe(`the damage ${name} does not apply to ES384`);
      return;
    }
    expect((minted as Minted).diff).toEqual([`then: ${name}`]);
    const { assertion = '', signature } = minted as Minted;
    expect(signature).toEqual(
      await signatureFact(assertion, keySetOf(bench.variant.client.key)).then((fact) => ({
        ...fact,
        ...pick(signature),
      })),
    );
  });
});

/** What only the whole run can know: with whose key a wrong signature was made. */
function pick(fact: Minted['signature']): object {
  return 'madeWith' in fact ? { madeWith: fact.madeWith } : {};
}

describe('requests of one second without jti', () => {
  const without: Recipe = { edit: [{ op: 'remove', path: '/claims/jti' }] };
  const lifetimes = async (recipe: Recipe, hmac: Bench) => {
    const minted = await Promise.all(Array.from({ length: 10 }, () => mint(recipe, hmac)));
    const exps = minted.map(({ assertion = '' }) => Number(parseAssertion(assertion).claims?.['exp']) - hmac.now);
    return { different: new Set(minted.map(({ assertion }) => assertion)).size, exps };
  };

  test('are never the same octets, and end at most ten seconds sooner', async () => {
    const hmac = await benchOf(shippedProfile('reltio-client-secret-jwt'), 'HS256');
    const { different, exps } = await lifetimes(without, hmac);
    expect(different).toBe(10);
    expect([Math.min(...exps), Math.max(...exps)]).toEqual([81, 90]);
  });

  test('keep the exp that a recipe gives them', async () => {
    const hmac = await benchOf(shippedProfile('reltio-client-secret-jwt'), 'HS256');
    const edit: readonly Edit[] = [...(without.edit ?? []), ...(at('/claims/exp', { $now: 30 }).edit ?? [])];
    expect(new Set((await lifetimes({ edit }, hmac)).exps)).toEqual(new Set([30]));
  });
});

describe('what is taken over from an earlier request', () => {
  const claimsOf = ({ assertion = '' }: Minted): JsonObject => parseAssertion(assertion).claims ?? {};

  test('the jti alone', async () => {
    const first = await mint({}, bench);
    const again = await mint(
      at('/claims/exp', 1),
      { ...bench, now: bench.now + 9 },
      { draft: first.draft, what: 'jti' },
    );
    expect(claimsOf(again)).toMatchObject({ jti: claimsOf(first)['jti'], exp: 1, iat: bench.now + 9 });
  });

  test('all the claims, under a new signature', async () => {
    const first = await mint({}, bench);
    const again = await mint({}, { ...bench, now: bench.now + 9 }, { draft: first.draft, what: 'claims' });
    expect(claimsOf(again)).toEqual(claimsOf(first));
    expect(again.assertion).not.toBe(first.assertion);
  });

  test('cookies, in a field of their own', async () => {
    const first = await mint({}, bench);
    const again = await mint({}, bench, { draft: first.draft, what: 'cookies', cookies: 'sid=1; lane=2' });
    expect(again.request.headers).toContainEqual(['cookie', 'sid=1; lane=2']);
    expect(claimsOf(again)['jti']).not.toBe(claimsOf(first)['jti']);
    const none = await mint({}, bench, { draft: first.draft, what: 'cookies', cookies: '' });
    expect(none.request.headers.map(([name]) => name)).not.toContain('cookie');
  });

  test('the signature as it stands, which does not verify under other claims', async () => {
    const first = await mint({}, bench);
    const again = await mint({}, bench, { ...first, what: 'signature' });
    expect(again.assertion?.split('.')[2]).toBe(first.assertion?.split('.')[2]);
    expect(claimsOf(again)['jti']).not.toBe(claimsOf(first)['jti']);
    expect(again.signature.outcome).toBe('invalid');
  });
});
