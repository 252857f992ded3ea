import { Buffer } from 'node:buffer';
import { keySet, secretSet, signatureFact } from '@assay/jws';
import {
  type ExpectedResponse,
  type Facts,
  type RawSubject,
  rules,
  type TokenResponse,
  validate,
  validateResponse,
} from '@assay/validator';
import { expect, test } from 'vitest';
import { shippedProfile } from '../src/index.ts';
import { suiteFile } from './suite-files.ts';

interface Fixture {
  readonly id: string;
  readonly section: string;
  readonly profile: string;
  readonly kind: 'claims' | 'header' | 'response' | 'assertion';
  readonly facts: Facts;
  readonly expected?: ExpectedResponse;
  readonly secret?: string;
  readonly printed: string;
  /** What the printed text would make, where it is a program. */
  readonly yields?: string;
  readonly findings: readonly string[];
  readonly repaired: string;
}

const { fixtures } = suiteFile<{ readonly fixtures: readonly Fixture[] }>('fixtures/seeds.json');

const lawful = {
  claims: ({ facts: { now, client, audiences } }: Fixture) =>
    JSON.stringify({
      iss: client?.id,
      sub: client?.id,
      aud: audiences?.tokenEndpoint,
      exp: now + 90,
      iat: now,
      jti: '2f4b8a52-6f0e-4a55-9d0b-0f8f5b1d7a11',
    }),
  header: ({ facts: { client } }: Fixture) => {
    const kid = client?.method === 'private_key_jwt' ? { kid: 'my-key-1' } : {};
    return JSON.stringify({ alg: client?.algs[0], typ: 'JWT', ...kid });
  },
};

/** An assertion around a part that is under test; the signature is not looked at, only its length. */
function around(fixture: Fixture, text: string): RawSubject {
  const header = fixture.kind === 'header' ? text : lawful.header(fixture);
  const claims = fixture.kind === 'claims' ? text : lawful.claims(fixture);
  const octets = fixture.facts.client?.method === 'client_secret_jwt' ? 32 : 256;
  const parts = [header, claims, new Uint8Array(octets).fill(7)].map((one) => Buffer.from(one).toString('base64url'));
  return { assertion: parts.join('.') };
}

/** The printed response as it would come over the wire. */
function response(text: string): TokenResponse {
  const [head = '', ...rest] = text.split('\n\n');
  const [line = '', ...fields] = head.split('\n');
  const headers = fields.map((one): readonly [string, string] => {
    const at = one.indexOf(':');
    return [one.slice(0, at).toLowerCase(), one.slice(at + 1).trim()];
  });
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(line)?.[1]), headers, body: rest.join('\n\n') };
}

async function reported(fixture: Fixture, text: string): Promise<readonly string[]> {
  const profile = shippedProfile(fixture.profile);
  const { expected, secret, kind, facts } = fixture;
  if (kind === 'response') {
    expect(expected).toBeDefined();
    const verdict = validateResponse(response(text), profile, expected ?? { authorizationSent: false });
    return verdict.findings.map((one) => one.rule);
  }
  if (kind !== 'assertion')
    return validate(around(fixture, text), profile, facts, 'client').findings.map((one) => one.rule);
  const keys = secret === undefined ? await keySet({ keys: [] }) : secretSet(secret);
  const known = {
    ...facts,
    keys: keys.facts,
    signature: await signatureFact(text, keys),
    replay: 'fresh',
    history: {},
  } as const;
  return validate({ assertion: text }, profile, known, 'client').findings.map((one) => one.rule);
}

test.each(fixtures)('$id as printed has the findings it deserves', async (fixture) => {
  expect([...(await reported(fixture, fixture.yields ?? fixture.printed))].sort()).toEqual(
    [...fixture.findings].sort(),
  );
});

test.each(fixtures)('$id repaired has none', async (fixture) => {
  expect(await reported(fixture, fixture.repaired)).toEqual([]);
});

test('every finding of a fixture is a rule, and every fixture has one', () => {
  const known = new Set(rules.map((one) => one.id));
  expect(fixtures.flatMap((one) => one.findings).filter((id) => !known.has(id))).toEqual([]);
  expect(fixtures.filter((one) => one.findings.length === 0)).toEqual([]);
});

test('both pages have their samples here', () => {
  expect(fixtures.map((one) => one.section).sort()).toEqual([
    'redox#errors',
    'redox#response',
    'redox#sample-code',
    'redox#sample-code',
    'reltio#example-claims',
    'reltio#sample',
  ]);
});
