import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAssertion, parseSubject, rules, validate, words } from '../src/index.ts';
import type { Json, JsonObject } from '../src/json.ts';
import type { Example } from '../src/rule.ts';
import type { RawSubject } from '../src/subject.ts';
import { cleanClaims, cleanHeader, factsOf, requestOf } from './rules/clean.ts';
import { requestFiles } from './rules/rule-files.ts';
import { defaultParams, syntheticProfile } from './rules/synthetic-profile.ts';

const everyRule = syntheticProfile(rules);
const encode = (text: string | Uint8Array) => Buffer.from(text as string).toString('base64url');

describe('parsing undoes printing', () => {
  const extra = fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue(), { maxKeys: 5 });

  test('of header, claims and signature', () => {
    fc.assert(
      fc.property(extra, extra, fc.uint8Array({ maxLength: 600 }), (moreHeader, moreClaims, signature) => {
        const texts = [
          JSON.stringify({ ...moreHeader, ...cleanHeader }),
          JSON.stringify({ ...moreClaims, ...cleanClaims }),
        ];
        const printed = [...texts, signature].map(encode).join('.');
        const read = parseAssertion(printed);
        expect([read.header, read.claims].map((part) => JSON.stringify(part))).toEqual(texts);
        expect(read).toMatchObject({ faults: [], duplicates: [], signatureOctets: signature.length });
      }),
    );
  });

  test('of a request', () => {
    const params = fc.dictionary(
      fc.string({ minLength: 1, unit: 'grapheme' }),
      fc.string({ minLength: 1, unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(params, (more) => {
        const request = requestOf({ params: more });
        if ('assertion' in request) throw new Error('no request');
        const read = parseSubject(request);
        expect(new URLSearchParams((read.params ?? []).map((pair) => [...pair])).toString()).toBe(request.body);
        expect(read.http).toMatchObject({ method: 'POST', repeated: [] });
      }),
    );
  });
});

describe('a name that no rule knows', () => {
  /** Every word in the sources of the rules: names of claims, parameters and header parameters among them. */
  const known = new Set(ruleSources().flatMap((text) => text.match(/[\w#+-]+/g) ?? []));
  const name = fc.string({ minLength: 1, unit: 'grapheme-ascii' }).filter((one) => !known.has(one));
  const unknown = fc.dictionary(name, fc.jsonValue() as fc.Arbitrary<Json>, { minKeys: 1, maxKeys: 3 });
  const texts = fc.dictionary(name, fc.string({ minLength: 1 }), { minKeys: 1, maxKeys: 3 });
  /** Broken requests as well: an unknown name must not hide a fault either. */
  const examples = requestFiles.flatMap(({ rule, examples }) =>
    [...examples.right, ...examples.wrong]
      .filter(({ subject }) => subject?.raw === undefined && subject?.body === undefined)
      .map((example) => ({ id: rule.id, example })),
  );

  test('changes no verdict, wherever it stands', () => {
    fc.assert(
      fc.property(fc.constantFrom(...examples), unknown, unknown, texts, ({ id, example }, header, claims, params) => {
        const { subject = {} } = example;
        const judge = (change: Example['subject']) =>
          validate(
            requestOf({ ...subject, ...change }),
            syntheticProfile(rules, { id, params: example.params ?? defaultParams(id) }),
            factsOf(example.facts),
          );
        const more = {
          header: { ...header, ...subject.header },
          claims: { ...claims, ...subject.claims },
          params: { ...params, ...subject.params },
        };
        expect(judge(more)).toEqual(judge({}));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the clock', () => {
  const seconds = fc.integer({ min: 0, max: 5000 });
  /** The first second at which a rule of the synthetic profile says something else than the second before. */
  const boundaries: Readonly<Record<string, (claims: JsonObject, tolerance: number) => number>> = {
    'exp-in-future': ({ exp }, tolerance) => Number(exp) + tolerance,
    'exp-max-lifetime': ({ exp }, tolerance) => Number(exp) - 300 - tolerance,
    'nbf-not-in-future': ({ nbf }, tolerance) => Number(nbf) - tolerance,
    'iat-not-in-future': ({ iat }, tolerance) => Number(iat) - tolerance,
    'iat-not-too-old': ({ iat }, tolerance) => Number(iat) + 300 + tolerance + 1,
  };

  test('flips a time rule exactly at its boundary, and no other rule', () => {
    fc.assert(
      fc.property(seconds, seconds, seconds, fc.nat({ max: 100 }), (exp, nbf, iat, tolerance) => {
        const claims = { exp, nbf, iat };
        const subject = requestOf({ claims });
        const broken = (now: number) =>
          new Set(validate(subject, everyRule, factsOf({ now, tolerance })).findings.map((one) => one.rule));
        for (const boundary of Object.values(boundaries)) {
          const now = boundary(claims, tolerance);
          const [before, after] = [broken(now - 1), broken(now)];
          const flipped = rules.map(({ id }) => id).filter((id) => before.has(id) !== after.has(id));
          const due = Object.keys(boundaries).filter((id) => boundaries[id]?.(claims, tolerance) === now);
          expect(flipped.toSorted()).toEqual(due.toSorted());
        }
      }),
    );
  });
});

test('no text, octet or fact makes validate throw', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json().map(encode),
    fc.constantFrom('', '.', '..', 'e30', '{}'),
  );
  const assertion = fc.array(text, { maxLength: 6 }).map((parts) => parts.join('.'));
  const request = fc.record({
    method: fc.string(),
    url: fc.string({ unit: 'binary' }),
    headers: fc.array(fc.tuple(fc.constantFrom('content-type', 'Authorization', ''), fc.string({ unit: 'binary' }))),
    body: fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.uint8Array(),
      assertion.map((one) => `client_assertion=${one}`),
    ),
  });
  const subject: fc.Arbitrary<RawSubject> = fc.oneof(
    request,
    assertion.map((one) => ({ assertion: one })),
  );
  fc.assert(
    fc.property(subject, fc.constantFrom('client', 'server'), fc.double(), (one, side, now) => {
      const verdict = validate(one, everyRule, factsOf({ now }), side);
      expect(verdict.findings.filter(({ rule }) => words[rule] === undefined)).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

function ruleSources(): readonly string[] {
  const folder = new URL('../src/rules/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\/.*\.ts$/.test(file));
  return files.map((file) => readFileSync(new URL(file, folder), 'utf8'));
}
