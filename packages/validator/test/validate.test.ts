import { describe, expect, test } from 'vitest';
import type { Facts, Side } from '../src/facts.ts';
import { validate } from '../src/index.ts';
import { parseSubject } from '../src/parse/request.ts';
import type { Profile } from '../src/profile.ts';
import { holds, planFor } from '../src/rule-plan.ts';
import { rules } from '../src/rules/index.ts';
import type { RawSubject } from '../src/subject.ts';
import type { Verdict } from '../src/verdict.ts';
import { factsOf, requestOf } from './rules/clean.ts';
import { syntheticProfile } from './rules/synthetic-profile.ts';
import { type ShippedId, shippedProfile } from './shipped-profile.ts';

const redox = shippedProfile('redox-source-auth-v2');
const rfc7523 = shippedProfile('rfc7523');
const reltio = shippedProfile('reltio-client-secret-jwt');
const requestIds = new Set(rules.filter(({ kind }) => kind === 'request').map(({ id }) => id));

const reported = ({ findings }: Verdict) => findings.map(({ rule }) => rule);
const needs = ({ unjudged }: Verdict) => Object.fromEntries(unjudged.map((one) => [one.rule, one.needs]));

/** The assertion of a request, alone. */
function assertionOf(subject: RawSubject): string {
  if ('assertion' in subject) return subject.assertion;
  return new URLSearchParams(String(subject.body)).get('client_assertion') ?? '';
}

/** What is known of a client with a secret that signs with this algorithm. */
function secretFacts(alg: 'HS256' | 'HS384', octets: number): Facts {
  return factsOf({
    client: { id: 'client-1', method: 'client_secret_jwt', algs: [alg] },
    keys: [{ kty: 'oct', octets }],
  });
}

/** How many request rules bind a side. */
function bound(profile: Profile, side: Side): number {
  return profile.rules.filter((line) => requestIds.has(line.rule) && line[side] !== undefined).length;
}

describe('a clean request', () => {
  const ids: readonly ShippedId[] = ['rfc7523', 'smart-backend-services', 'redox-source-auth-v2'];
  test.each(ids)('is accepted by %s, on both sides, and nothing is left unjudged', (id) => {
    for (const side of ['server', 'client'] as const) {
      const verdict = validate(requestOf(), shippedProfile(id), factsOf(), side);
      expect(verdict).toMatchObject({ profile: id, outcome: 'accept', findings: [], unjudged: [] });
      expect(verdict.judged.length + verdict.notApplicable).toBe(bound(shippedProfile(id), side));
      const order = shippedProfile(id).rules.flatMap(({ rule }) => (verdict.judged.includes(rule) ? [rule] : []));
      expect(verdict.judged).toEqual(order);
    }
  });

  test('of a client with a secret is accepted', () => {
    const subject = requestOf({ header: { alg: 'HS256', kid: undefined } });
    const verdict = validate(subject, reltio, secretFacts('HS256', 32));
    expect(verdict).toMatchObject({ outcome: 'accept', findings: [], unjudged: [] });
  });
});

describe('a partial subject', () => {
  const alone = { assertion: assertionOf(requestOf()) };

  test('an assertion alone is judged by its header, claims, signature and client', () => {
    const verdict = validate(alone, redox, factsOf());
    expect(verdict).toMatchObject({ outcome: 'accept', findings: [], unjudged: [] });
    expect(verdict.judged).toEqual(expect.arrayContaining(['exp-required', 'kid-known', 'signature-valid']));
    const outside = rules.flatMap((rule) =>
      rule.kind === 'request' && (rule.on === 'http' || rule.on === 'params') ? [rule.id] : [],
    );
    expect(verdict.judged.filter((id) => outside.includes(id))).toEqual([]);
    expect(verdict.judged.length + verdict.notApplicable).toBe(bound(redox, 'server'));
  });

  test('faults of an assertion alone are those of the same assertion in a request', () => {
    const subject = requestOf({ claims: { exp: 900, aud: 'https://other.example' } });
    const verdict = validate({ assertion: assertionOf(subject) }, redox, factsOf());
    expect(reported(verdict)).toEqual(['aud-accepted', 'exp-in-future']);
    expect(verdict.findings).toEqual(validate(subject, redox, factsOf()).findings);
  });

  test('without a readable header the claims are judged all the same', () => {
    const verdict = validate({ assertion: `W10.${alone.assertion.split('.')[1]}.AA` }, redox, factsOf({ now: 5000 }));
    expect(reported(verdict)).toEqual(['jws-header-json-object', 'exp-in-future', 'iat-not-too-old']);
    expect(verdict.judged).not.toContain('alg-required');
  });
});

describe('unjudged', () => {
  const clientOnly = factsOf({
    audiences: undefined,
    keys: undefined,
    signature: undefined,
    replay: undefined,
    history: undefined,
  });

  test('a rule whose fact is missing names the fact, in the order of the rules', () => {
    const verdict = validate(requestOf(), rfc7523, clientOnly);
    expect(verdict.outcome).toBe('undecided');
    expect(needs(verdict)).toMatchObject({
      'alg-fits-key': 'keys',
      'signature-valid': 'signature',
      'aud-accepted': 'audiences',
      'jti-single-use': 'replay',
    });
    expect(Object.keys(needs(verdict)).filter((id) => verdict.judged.includes(id))).toEqual([]);
    const { judged, unjudged, notApplicable } = verdict;
    expect(judged.length + unjudged.length + notApplicable).toBe(bound(rfc7523, 'server'));
    const order = rfc7523.rules.map(({ rule }) => rule);
    const places = verdict.unjudged.map(({ rule }) => order.indexOf(rule));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('carries the level of the side', () => {
    const level = (side: Side) =>
      validate(requestOf(), rfc7523, clientOnly, side).unjudged.find(({ rule }) => rule === 'kid-when-several-keys')
        ?.level;
    expect([level('client'), level('server')]).toEqual(['MUST', 'MAY']);
  });

  test('a server without a replay store leaves jti-single-use unjudged, and that is undecided where it is a MUST', () => {
    const facts = factsOf({ replay: 'not-kept' });
    expect(validate(requestOf(), redox, facts)).toMatchObject({
      outcome: 'undecided',
      unjudged: [{ rule: 'jti-single-use', level: 'MUST', needs: 'replay' }],
    });
    expect(validate(requestOf(), rfc7523, facts, 'server')).toMatchObject({
      outcome: 'accept',
      unjudged: [{ rule: 'jti-single-use', level: 'MAY', needs: 'replay' }],
    });
  });

  test('without a jti there is nothing to look up', () => {
    const verdict = validate(requestOf({ claims: { jti: undefined } }), rfc7523, factsOf({ replay: undefined }));
    expect(verdict).toMatchObject({ outcome: 'accept', unjudged: [] });
    expect(verdict.judged).toContain('jti-single-use');
  });

  test('a broken MUST refuses, whatever is unjudged beside it', () => {
    const verdict = validate(requestOf({ claims: { exp: 900 } }), rfc7523, { now: 1000 });
    expect(verdict.unjudged.length).toBeGreaterThan(0);
    expect(verdict).toMatchObject({ outcome: 'refuse', findings: [{ rule: 'exp-in-future' }] });
  });
});

describe('when', () => {
  test('holds by the registered client alone', () => {
    const client = { id: 'c', method: 'private_key_jwt', algs: ['RS384', 'ES384'] } as const;
    expect(holds(undefined, undefined)).toBe(true);
    expect(holds({ method: 'private_key_jwt' }, undefined)).toBeUndefined();
    expect(holds({ method: 'private_key_jwt' }, client)).toBe(true);
    expect(holds({ method: 'client_secret_jwt' }, client)).toBe(false);
    expect(holds({ alg: ['HS384', 'ES384'] }, client)).toBe(true);
    expect(holds({ alg: ['RS256'] }, client)).toBe(false);
    expect(holds({ method: 'private_key_jwt', alg: ['RS256'] }, client)).toBe(false);
    expect(holds({ method: 'client_secret_jwt', alg: ['RS384'] }, client)).toBe(false);
  });

  test('a rule for the other method does not apply: it is neither judged nor unjudged', () => {
    const verdict = validate(requestOf({ header: { alg: 'HS384', kid: undefined } }), redox, secretFacts('HS384', 48));
    expect(verdict).toMatchObject({ outcome: 'accept', findings: [], unjudged: [] });
    for (const id of ['kid-required', 'kid-known', 'jku-matches-registered']) expect(verdict.judged).not.toContain(id);
    expect(verdict.judged).toContain('jku-asymmetric-only');
    expect(verdict.notApplicable).toBeGreaterThan(0);
  });

  test('an unknown client leaves every rule with a condition unjudged, for want of the client', () => {
    const verdict = validate(requestOf({ header: { kid: undefined } }), redox, factsOf({ client: undefined }));
    const conditional = redox.rules.filter(({ rule, when, server }) => when && server && requestIds.has(rule));
    expect(conditional.length).toBeGreaterThan(3);
    for (const { rule } of conditional) expect(needs(verdict)[rule], rule).toBe('client');
    expect(verdict).toMatchObject({ outcome: 'undecided', findings: [] });
  });
});

describe('undecided, not accepted, although no MUST is broken', () => {
  const sent = (assertion: string) => requestOf({ assertion });

  test('an encrypted assertion', () => {
    const verdict = validate(sent('eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AA.AA.AA'), rfc7523, factsOf());
    expect(verdict.findings).toMatchObject([{ rule: 'jws-not-encrypted', level: 'MAY' }]);
    expect(verdict.outcome).toBe('undecided');
  });

  test('an assertion too long to be read', () => {
    const verdict = validate({ assertion: 'e'.repeat(1_048_577) }, rfc7523, factsOf());
    expect(verdict.findings).toMatchObject([{ rule: 'jws-size-limit', level: 'SHOULD' }]);
    expect(verdict.outcome).toBe('undecided');
  });

  test('a profile without any rule', () => {
    const profile: Profile = { ...rfc7523, rules: [] };
    for (const assertion of ['', 'x', 'W10.e30.AA', 'e30.W10.AA', 'e30']) {
      expect(validate({ assertion }, profile, factsOf()).outcome, assertion).toBe('undecided');
    }
    expect(validate({ assertion: 'e30.e30.AA' }, profile, factsOf()).outcome).toBe('accept');
  });

  const form = ['content-type', 'application/x-www-form-urlencoded'] as const;
  test.each<[string, RawSubject]>([
    ['GET without anything', { method: 'GET', url: '/token', headers: [], body: '' }],
    ['PUT of a form without an assertion', { method: 'PUT', url: '/token', headers: [form], body: 'a=1' }],
    ['a body that is no form', { method: 'POST', url: '/token', headers: [], body: '{"client_assertion":"x"}' }],
    [
      'a Basic password in place of an assertion',
      {
        method: 'POST',
        url: '/token',
        headers: [form, ['authorization', 'Basic YTpi']],
        body: 'grant_type=client_credentials&scope=system%2FPatient.rs',
      },
    ],
  ])('%s', (_title, request) => {
    for (const profile of [redox, rfc7523]) {
      expect(validate(request, profile, factsOf()).outcome).toBe('undecided');
    }
  });
});

describe('a client registered with RS384', () => {
  test('that sends an HS384 assertion breaks exactly alg-fits-method', () => {
    for (const outcome of ['invalid', 'no-key'] as const) {
      const verdict = validate(requestOf({ header: { alg: 'HS384' } }), redox, factsOf({ signature: { outcome } }));
      expect(reported(verdict)).toEqual(['alg-fits-method']);
      expect(verdict.outcome).toBe('refuse');
      expect(verdict.judged).toContain('kid-required');
      expect(verdict.judged).not.toContain('jku-asymmetric-only');
    }
  });

  test('is judged by its registration, however the token is dressed', () => {
    const subject = requestOf({ header: { alg: 'HS384', kid: undefined, typ: undefined } });
    const verdict = validate(subject, redox, factsOf({ signature: { outcome: 'invalid' } }));
    expect(reported(verdict)).toEqual(['alg-fits-method', 'kid-required', 'typ-required']);
  });
});

describe('sides', () => {
  const fraction = requestOf({ claims: { exp: 1090.5 } });

  test('each side has its own level', () => {
    expect(validate(fraction, redox, factsOf(), 'client')).toMatchObject({
      outcome: 'refuse',
      findings: [{ rule: 'exp-integer-seconds', level: 'MUST' }],
    });
    expect(validate(fraction, redox, factsOf(), 'server')).toMatchObject({
      outcome: 'accept',
      findings: [{ rule: 'exp-integer-seconds', level: 'MAY' }],
    });
  });

  test('the server is judged where no side is named', () => {
    expect(validate(fraction, redox, factsOf())).toEqual(validate(fraction, redox, factsOf(), 'server'));
  });

  test('a rule that binds one side is not judged for the other', () => {
    const subject = requestOf({ params: { client_secret: 'example' } });
    const facts = secretFacts('HS256', 32);
    expect(validate(subject, reltio, facts, 'client').judged).toContain('secret-not-transmitted');
    expect(validate(subject, reltio, facts, 'server').judged).not.toContain('secret-not-transmitted');
  });

  test('a rule silenced by another on one side speaks on the side where the other does not bind', () => {
    const subject = requestOf({ header: { alg: 'HS256', kid: undefined }, params: { client_secret: 'example' } });
    const facts = secretFacts('HS256', 32);
    expect(reported(validate(subject, reltio, facts, 'client'))).toEqual(['secret-not-transmitted']);
    expect(reported(validate(subject, reltio, facts, 'server'))).toEqual(['single-auth-method']);
  });
});

test('a weaker finding does not silence a stronger one', () => {
  const weaken = (rule: string) => (rule === 'aud-accepted' ? ('MAY' as const) : ('MUST' as const));
  const lines = redox.rules
    .filter(({ rule }) => rule.startsWith('aud-'))
    .map((line) => ({ ...line, server: weaken(line.rule) }));
  const verdict = validate(requestOf({ claims: { aud: [7] } }), { ...redox, rules: lines }, factsOf());
  expect(verdict.findings.map(({ rule, level }) => [rule, level])).toEqual([
    ['aud-accepted', 'MAY'],
    ['aud-is-token-endpoint', 'MUST'],
    ['aud-type', 'MUST'],
  ]);
});

test('a finding carries message, help, sections and the class of refusal', () => {
  const [finding] = validate(requestOf({ claims: { exp: 1400 } }), redox, factsOf()).findings;
  expect(finding).toEqual({
    rule: 'exp-max-lifetime',
    level: 'MUST',
    path: '/claims/exp',
    message: 'exp lies 400 s ahead, 300 s are allowed',
    help: 'Set exp at most 300 s after the moment of sending.',
    expected: 'at most 300 s ahead',
    actual: '1400',
    spec: ['redox#jwt-claims'],
    refusal: 'authentication',
  });
});

test('a profile is compiled once for each side, and one does not answer for the other', () => {
  const subject = requestOf({ claims: { exp: 1090.5 } });
  const outcomes = (['client', 'server', 'client', 'server'] as const).map(
    (side) => validate(subject, redox, factsOf(), side).outcome,
  );
  expect(outcomes).toEqual(['refuse', 'accept', 'refuse', 'accept']);
});

test('a plan is made once for one kind of client, and is not used for another', () => {
  const plan = (facts: Facts) => planFor(redox, 'server', parseSubject(requestOf()), facts);
  const [pair, secret] = [factsOf(), secretFacts('HS384', 48)];
  const [forPair, forSecret] = [plan(pair), plan(secret)];
  expect(forPair.ids).toContain('kid-required');
  expect(forSecret.ids).not.toContain('kid-required');
  expect([plan(pair), plan(secret)].map((again, index) => again === [forPair, forSecret][index])).toEqual([true, true]);
});

test('a plan made for one subject is not used for one of other parts', () => {
  const request = requestOf();
  const [header, claims] = assertionOf(request).split('.');
  const shapes: readonly RawSubject[] = [
    request,
    requestOf({ method: 'GET' }),
    requestOf({ params: { client_assertion: undefined } }),
    ...[`${header}.${claims}.AA`, `W10.${claims}.AA`, `${header}.W10.AA`].map((assertion) => ({ assertion })),
  ];
  for (const first of shapes) {
    const profile = { ...redox };
    validate(first, profile, factsOf());
    for (const shape of shapes) {
      expect(validate(shape, profile, factsOf())).toEqual(validate(shape, { ...redox }, factsOf()));
    }
  }
});

test('a plan made for some facts is not used for others', () => {
  const needy = rules.flatMap((rule) => (rule.kind === 'request' ? (rule.needs ?? []) : []));
  const profile = syntheticProfile(rules);
  const full = validate(requestOf(), profile, factsOf());
  for (const fact of new Set(needy)) {
    const without = validate(requestOf(), profile, factsOf({ [fact]: undefined }));
    expect(
      without.unjudged.map(({ needs }) => needs),
      fact,
    ).toContain(fact);
    expect(validate(requestOf(), profile, factsOf())).toEqual(full);
  }
});
