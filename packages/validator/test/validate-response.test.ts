import { describe, expect, test } from 'vitest';
import type { Level } from '../src/facts.ts';
import { rules, validateResponse } from '../src/index.ts';
import { parseResponse } from '../src/parse/response.ts';
import type { Profile } from '../src/profile.ts';
import { expectedOf, responseOf } from './rules/clean.ts';
import { syntheticProfile } from './rules/synthetic-profile.ts';

const every = syntheticProfile(rules);
const refused = { status: 400, body: '{"error":"invalid_client","error_uri":"/e"}' };
const late = { status: 401, body: '{"error":"jwt_expired"}' };

/** The same profile with one level for servers; undefined when it binds none. */
function at(level: Level | undefined): Profile {
  const lines = every.rules.map(({ server: _, ...line }) => ({ ...line, ...(level && { server: level }) }));
  return { ...every, rules: lines };
}

/** Ids of the rules about answers of these kinds, in the order of the profile. */
function on(...kinds: readonly string[]): readonly string[] {
  return rules.flatMap((rule) => (rule.kind === 'response' && kinds.includes(rule.on) ? [rule.id] : []));
}

describe('the outcome', () => {
  test('of a clean answer, token or refusal, is accept', () => {
    expect(validateResponse(responseOf(), every, expectedOf())).toMatchObject({ outcome: 'accept', findings: [] });
    const expected = expectedOf({ refusal: 'authentication' });
    expect(validateResponse(responseOf(refused), every, expected)).toMatchObject({ outcome: 'accept', findings: [] });
  });

  test('is refuse when a MUST is broken, whatever is kept beside it, and accept when only less is', () => {
    const response = responseOf({ ...late, headers: [] });
    const judged = (level: Level) => validateResponse(response, at(level), expectedOf({ refusal: 'authentication' }));
    expect(judged('MUST').findings.length).toBeGreaterThan(2);
    expect(judged('MUST').outcome).toBe('refuse');
    expect(judged('SHOULD').findings).toHaveLength(judged('MUST').findings.length);
    expect(judged('SHOULD').outcome).toBe('accept');
    const one = at('MUST').rules.map(
      (line) => ({ ...line, server: line.rule === 'error-code' ? 'MUST' : 'MAY' }) as const,
    );
    const mixed = validateResponse(response, { ...every, rules: one }, expectedOf({ refusal: 'authentication' }));
    expect(mixed.outcome).toBe('refuse');
  });
});

describe('what was judged', () => {
  test('is what speaks of tokens, or of refusals, and what speaks of both', () => {
    const count = on('token', 'error', 'any').length;
    const token = validateResponse(responseOf(), every, expectedOf());
    expect(token).toMatchObject({
      judged: on('token', 'any'),
      unjudged: [],
      notApplicable: count - token.judged.length,
    });
    const error = validateResponse(responseOf(refused), every, expectedOf());
    expect(error).toMatchObject({
      judged: on('error', 'any'),
      unjudged: [],
      notApplicable: count - error.judged.length,
    });
  });

  test('is nothing where a profile binds no server', () => {
    const verdict = validateResponse(responseOf(late), at(undefined), expectedOf());
    expect(verdict).toMatchObject({ outcome: 'accept', findings: [], judged: [], notApplicable: 0 });
  });

  test('does not change when it is judged again', () => {
    const verdicts = [1, 2].map(() => validateResponse(responseOf(late), every, expectedOf()));
    expect(verdicts[1]).toEqual(verdicts[0]);
  });
});

test('an answer that was taken apart already is judged as the answer itself, whatever refusal it was read for', () => {
  const kinds = [undefined, 'authentication', 'scope'] as const;
  for (const readFor of kinds) {
    const view = parseResponse(responseOf(late), readFor && every.refusals[readFor]);
    for (const refusal of kinds) {
      const expected = expectedOf(refusal && { refusal });
      expect(validateResponse(view, every, expected)).toEqual(validateResponse(responseOf(late), every, expected));
    }
  }
});
