import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type KeySet, keySet, signatureFact } from '@assay/jws';
import { type Facts, type JsonObject, type Method, parseAssertion, rules, validate } from '@assay/validator';
import { describe, expect, type TestContext, test } from 'vitest';
import { shippedProfile } from '../src/index.ts';
import told from './wycheproof.json' with { type: 'json' };

/** One vector of Project Wycheproof (`json_web_*_test.json`). */
interface Vector {
  readonly tcId: number;
  readonly result: 'valid' | 'invalid';
  readonly jws?: string | object;
  readonly jwe?: string | object;
}

interface Group {
  readonly private: JsonObject;
  readonly public?: JsonObject;
  readonly tests: readonly Vector[];
}

/** How our verdict differs from the label of a vector, and why ours stands. */
interface Difference {
  readonly tcId: number;
  /** `accept` or `refuse`. */
  readonly ours: string;
  /** The rule that refuses it. */
  readonly rule?: string | undefined;
  readonly why: string;
}

const folder = process.env['ASSAY_WYCHEPROOF'];
const differences: Readonly<Record<string, readonly Difference[]>> = told;

/** The vectors sign anything, so only what concerns form, header and key is judged. */
const parts = new Set(['assertion', 'header', 'client']);
const concerned = new Set(
  rules.flatMap((rule) =>
    rule.kind === 'request' && parts.has(rule.on) && rule.id !== 'jws-payload-json-object' ? [rule.id] : [],
  ),
);
const whole = shippedProfile('rfc7523');
const profile = { ...whole, rules: whole.rules.filter((line) => concerned.has(line.rule)) };

/** The groups of a file; without the vectors the test is skipped, and says why. */
function groups(file: string, { skip }: TestContext): readonly Group[] {
  if (folder === undefined) return skip('ASSAY_WYCHEPROOF names no folder with the vectors');
  return (JSON.parse(readFileSync(join(folder, file), 'utf8')) as { readonly testGroups: readonly Group[] }).testGroups;
}

interface Outcome {
  readonly accepted: boolean;
  /** MUST rules that are broken. */
  readonly broken: readonly string[];
}

/** Our verdict on a text, for a client that registered these keys. */
async function judge(text: string, jwk: JsonObject): Promise<Outcome> {
  const keys = await keySet(jwk);
  const client = clientOf(jwk, parseAssertion(text).header?.['alg']);
  const { findings, unjudged } = validate({ assertion: text }, profile, await factsOf(text, keys, client), 'client');
  const broken = findings.filter((one) => one.level === 'MUST').map((one) => one.rule);
  expect(unjudged).toEqual([]);
  return { accepted: broken.length === 0 && parseAssertion(text).header !== undefined, broken };
}

/** Registered for what its keys name; where they name nothing that signs, for what the vector uses. */
function clientOf(jwk: JsonObject, alg: unknown): NonNullable<Facts['client']> {
  const keys = (jwk['keys'] ?? [jwk]) as readonly JsonObject[];
  const method: Method = keys.every((key) => key['kty'] === 'oct') ? 'client_secret_jwt' : 'private_key_jwt';
  const known = whole.methods[method] ?? [];
  const named = keys.flatMap((key) => key['alg'] ?? []).filter((one) => known.includes(one as string)) as string[];
  const used = typeof alg === 'string' && known.includes(alg) ? [alg] : known;
  return { id: 'client-1', method, algs: named.length > 0 ? [...new Set(named)] : used };
}

async function factsOf(text: string, keys: KeySet, client: NonNullable<Facts['client']>): Promise<Facts> {
  const signature = await signatureFact(text, keys);
  return { now: 0, client, keys: keys.facts, signature, replay: 'fresh', history: {} };
}

function textOf({ jws, jwe }: Vector): string {
  const text = jws ?? jwe;
  return typeof text === 'string' ? text : JSON.stringify(text);
}

describe.each(['json_web_signature_test.json', 'json_web_key_test.json', 'json_web_crypto_test.json'])('%s', (file) => {
  test('our verdict is that of the label, or differs for the reason given', async (context) => {
    const found: Omit<Difference, 'why'>[] = [];
    let judged = 0;
    for (const group of groups(file, context)) {
      for (const vector of group.tests) {
        if (vector.jws === undefined) continue;
        judged += 1;
        const { accepted, broken } = await judge(textOf(vector), group.public ?? group.private);
        if (accepted === (vector.result === 'valid')) continue;
        const [rule] = broken;
        const ours = accepted ? 'accept' : 'refuse';
        found.push({ tcId: vector.tcId, ours, ...(rule !== undefined && { rule }) });
      }
    }
    expect(found).toEqual((differences[file] ?? []).map(({ why: _, ...rest }) => rest));
    expect(judged).toBeGreaterThan(25);
  });
});

test.for(['json_web_encryption_test.json', 'json_web_crypto_test.json'])(
  'every encrypted vector of %s is told as what it is, and none is accepted',
  async (file, context) => {
    const strange: unknown[] = [];
    let judged = 0;
    for (const group of groups(file, context)) {
      for (const vector of group.tests.filter((one) => one.jwe !== undefined)) {
        judged += 1;
        const text = textOf(vector);
        const { findings, outcome } = validate({ assertion: text }, profile, { now: 0 }, 'client');
        const rule = text.split('.').length === 5 ? 'jws-not-encrypted' : 'jws-compact-serialization';
        if (outcome === 'accept' || findings[0]?.rule !== rule) strange.push({ tcId: vector.tcId, outcome, findings });
      }
    }
    expect(strange).toEqual([]);
    expect(judged).toBeGreaterThan(30);
  },
);

describe('labels that contradict the text they stand on, reproduced', () => {
  const file = 'json_web_signature_test.json';

  function vector(id: number, context: TestContext): Vector & { readonly key: JsonObject } {
    const all = groups(file, context).flatMap((group) =>
      group.tests.map((one) => ({ ...one, key: group.public ?? group.private })),
    );
    const found = all.find((one) => one.tcId === id);
    if (found === undefined) throw new Error(`${file} has no vector ${id}`);
    return found;
  }

  test('367 and 370 are 357, octet for octet', (context) => {
    const all = [357, 367, 370].map((id) => vector(id, context));
    expect(new Set(all.map((one) => one.jws)).size).toBe(1);
    expect(all.map((one) => one.result)).toEqual(['valid', 'invalid', 'invalid']);
  });

  test.for([372, 373])('%d verifies only without its question mark', async (id, context) => {
    const { jws, key } = vector(id, context);
    const text = String(jws);
    expect(text.split('?')).toHaveLength(2);
    expect(await signatureFact(text.replace('?', ''), await keySet(key))).toEqual({ outcome: 'valid' });
    expect(await signatureFact(text, await keySet(key))).toEqual({ outcome: 'invalid' });
  });

  test.for([
    [346, 'PS256', 'PS384'],
    [347, 'ES521', 'ES512'],
    [350, 'PS256', 'PS384'],
    [351, 'ES521', 'ES512'],
  ] as const)('%d has a key for %s and a header that says %s', ([id, label, alg], context) => {
    const { jws, key } = vector(id, context);
    expect([key['alg'], parseAssertion(String(jws)).header?.['alg']]).toEqual([label, alg]);
  });
});

test('at most twenty differ, and every one says why', () => {
  const all = Object.values(differences).flat();
  expect(all.length).toBeLessThanOrEqual(20);
  expect(all.filter(({ why }) => !/^[A-Z].{20,}\.$/s.test(why))).toEqual([]);
  const known = new Set(rules.map((one) => one.id));
  expect(all.filter(({ rule, ours }) => (ours === 'refuse') !== known.has(rule ?? ''))).toEqual([]);
});
