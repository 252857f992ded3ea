import { describe, expect, test } from 'vitest';
import { pretty } from '../src/pretty.ts';
import { certified, conforming, hostileBody, interrupted, reportOf, resultOf, sample } from './sample.ts';

const base = { message: 'why it is so', help: 'what to do' };

/** The first line below the ruled line. */
function verdict(text: string): string {
  const lines = text.split('\n');
  return lines[lines.findIndex((line) => line.includes('───')) + 1] ?? '';
}

describe('the verdict', () => {
  test.each([
    ['conforms', conforming],
    ['does not conform', sample],
    ['could not judge', reportOf({ outcome: 'error', exitCode: 3 })],
    ['interrupted before the end   could not judge', interrupted],
  ])('%s', (words, report) => {
    expect(verdict(pretty(report))).toContain(` ${words}   redox-source-auth-v2 / 2026-11`);
  });

  test('of an interrupted run is never a pass, even if the report claims one', () => {
    expect(verdict(pretty({ ...conforming, interrupted: true }))).toContain('could not judge');
  });
});

describe('not proven', () => {
  test('a pass lists MUST rules without a passed case, by reason', () => {
    const text = pretty(conforming, { width: 200 });
    expect(text).toContain(
      'no fault found; 3 MUST rules not proven (no case judges it: jwks-url-tls; no second client: key-belongs-to-client; its cases did not run: sub-required)',
    );
  });

  test('a run with faults does not claim that none was found', () => {
    expect(pretty(sample)).toContain('3 MUST rules not proven');
    expect(pretty(sample)).not.toContain('no fault found');
  });

  test('one rule is singular, and an answer that was only tolerated proves nothing', () => {
    const requirements = [
      { rule: 'aud-type', level: 'MUST' as const, spec: [], passed: 0, failed: 0, warning: 2, notRun: 0 },
    ];
    expect(pretty({ ...conforming, requirements })).toContain(
      '1 MUST rule not proven (only tolerated answers: aud-type)',
    );
  });

  test('nothing is said when all was proven', () => {
    expect(pretty({ ...conforming, requirements: [] })).not.toContain('not proven');
  });
});

describe('blocks', () => {
  test('a failed result says what happened, why it counts and what to do', () => {
    const text = pretty(sample);
    expect(text).toContain('accepted a request that had to be refused');
    expect(text).toContain('/claims/exp  1795440361  (now + 361 s)   ← edited');
    expect(text).toContain('redox#jwt-claims, smart#protocol-details: exp lies 361 s ahead, 300 s are allowed');
    expect(text).toContain('assay test --grep "exp-beyond-limit" --seed 815');
  });

  test('a refused valid request is told the other way round', () => {
    const refused = resultOf({ id: 'x', status: 'failed', expected: 'accept', observed: 'refused', ...base });
    expect(pretty(reportOf({ results: [refused] }))).toContain('refused a request that had to be accepted');
  });

  test('a client is told the message, not what an endpoint did', () => {
    const failed = resultOf({ id: 'x', status: 'failed', expected: 'reject', observed: 'accepted', ...base });
    const text = pretty({ ...reportOf({ results: [failed] }), mode: 'certify' });
    expect(text).toContain('\n      why it is so\n');
    expect(text).not.toMatch(/accepted a request|expected|again/);
  });

  test('passed, skipped and info results have none', () => {
    const results = (['passed', 'skipped', 'info'] as const).map((status) =>
      resultOf({ id: `x-${status}`, status, ...base }),
    );
    expect(pretty(reportOf({ results }))).not.toMatch(/x-(?:passed|skipped|info)/);
  });

  test('blocked results share one for each reason', () => {
    const blocked = (id: string, message: string) => resultOf({ id, status: 'blocked', message, help: 'h' });
    const text = pretty(reportOf({ results: [blocked('c', 'one'), blocked('a', 'two'), blocked('b', 'one')] }));
    expect(text.match(/BLOCKED/g)).toHaveLength(2);
    expect(text).toContain('cases      b [RS384], c [RS384]');
    expect(text).toContain('1 result proves nothing');
  });

  test('come worst first', () => {
    const order = [...pretty(sample).matchAll(/^. (FAIL|ERROR|WARN|BLOCKED|KNOWN)/gm)].map(([, word]) => word);
    expect(order).toEqual(['FAIL', 'FAIL', 'FAIL', 'ERROR', 'WARN', 'BLOCKED', 'KNOWN', 'KNOWN']);
  });

  test('a known deviation is not listed as failed', () => {
    expect(pretty(sample)).toMatch(
      /^ {3}failed +aud-host-lookalike \[RS384\], exp-beyond-limit \[RS384\], jti-replayed \[RS384\]$/m,
    );
  });

  test('no answer is told in words', () => {
    expect(pretty(sample)).toContain('no answer in time (10.0 s)');
  });

  test('a long body is cut and its length told', () => {
    const request = { method: 'POST', url: 'u', headers: {}, params: {}, diff: [] };
    const evidence = [{ request, response: { status: 200, headers: {}, body: 'x'.repeat(5000) }, seconds: 1 }];
    expect(pretty(reportOf({ results: [resultOf({ id: 'x', status: 'failed', ...base, evidence })] }))).toMatch(
      /x{239}…\s+\(5000 characters\)/,
    );
  });
});

describe('the line of a group', () => {
  const known = { reason: 'AUTH-1', whose: 'theirs' as const, clause: 'rfc7523#3' };

  test.each([
    ['✗', resultOf({ id: 'x', status: 'failed', ...base })],
    ['!', resultOf({ id: 'x', status: 'error', ...base })],
    ['!', resultOf({ id: 'x', status: 'blocked', ...base })],
    ['!', resultOf({ id: 'x', status: 'warning', ...base })],
    ['✓', resultOf({ id: 'x' })],
    ['◦', resultOf({ id: 'x', status: 'skipped', ...base })],
    ['◦', resultOf({ id: 'x', status: 'failed', ...base, known })],
    ['!', resultOf({ id: 'x', status: 'error', ...base, known })],
  ])('is marked %s', (mark, result) => {
    expect(pretty(reportOf({ results: [result] }))).toContain(`\n  ${mark} control   1 `);
  });
});

test('control characters of a server are shown as pictures', () => {
  const text = pretty(sample);
  expect(hostileBody).toContain('\u001b');
  expect(text).toContain('␛[31m{"error":"␀]]>');
  expect(text).toContain('␊#\\#vso[');
});

test('a line that a GitHub runner would obey starts with a backslash', () => {
  const failed = resultOf({ id: 'x', status: 'failed', message: '::error::forged', help: 'h' });
  expect(pretty({ ...reportOf({ results: [failed] }), mode: 'certify' })).toContain('\n      \\::error::forged\n');
});

test('a certified client is told of no command that would repeat one request', () => {
  expect(pretty(certified)).not.toContain('assay test');
});

test('there is no colour unless asked for', () => {
  expect(pretty(sample)).not.toContain('\u001b');
  expect(pretty(sample, { color: true })).toContain('\u001b[31m✗ FAIL\u001b[0m');
});

test.each([
  [Number.NaN, 100],
  [1, 40],
  [Number.POSITIVE_INFINITY, 1000],
])('a width of %d is taken as %d columns', (width, columns) => {
  expect(pretty(sample, { width })).toContain(`\n${'─'.repeat(columns)}\n`);
});
