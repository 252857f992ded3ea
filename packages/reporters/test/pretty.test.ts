import { describe, expect, test } from 'vitest';
import { columns } from '../src/wrap.ts';
import { certified, conforming, hostileBody, interrupted, reportOf, resultOf, sample, sections } from './sample.ts';
import { pretty } from './written.ts';

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
    const lines = pretty(conforming).split('\n');
    const at = lines.findIndex((line) => line.startsWith('   not proven '));
    expect(lines.slice(at).map((line) => line.slice(14))).toEqual([
      'no fault found; 3 MUST rules not proven',
      'jwks-url-tls: no case judges it',
      'key-belongs-to-client: no second client',
      'sub-required: its cases did not run',
      '',
    ]);
  });

  test('a run with faults does not claim that none was found', () => {
    expect(pretty(sample)).toContain('3 MUST rules not proven');
    expect(pretty(sample)).not.toContain('no fault found');
  });

  test('one rule is singular, and an answer that was only tolerated proves nothing', () => {
    const requirements = [
      { rule: 'aud-type', level: 'MUST' as const, spec: [], passed: 0, failed: 0, warning: 2, notRun: 0 },
    ];
    expect(pretty({ ...conforming, requirements })).toMatch(
      /1 MUST rule not proven\n {14}aud-type: only tolerated answers\n/,
    );
  });

  test('nothing is said when all was proven', () => {
    expect(pretty({ ...conforming, requirements: [] })).not.toContain('not proven');
  });
});

describe('blocks', () => {
  test('a failed result says what happened, why it counts and what to do', () => {
    const text = pretty(sample, { sections });
    expect(text).toContain('accepted a request that had to be refused');
    expect(text).toContain('why        exp lies 361 s ahead, 300 s are allowed');
    expect(text).toContain('rule       MUST exp-max-lifetime');
    expect(text).toContain('fix        Refuse when exp > now + 300');
    expect(text).toContain("again      assay test --replay 'exp-beyond-limit[RS384]'\n");
  });

  test('a failed result cites document and section with the address, or as the profile cites it', () => {
    const [, clauses] =
      /clause +([\s\S]*?)\n +fix/.exec(pretty(sample, { sections }).split('FAIL     exp-')[1] ?? '') ?? [];
    expect(clauses?.split('\n').map((line) => line.trim())).toEqual([
      'Redox Source Auth v2, Authentication JWT Claims',
      'https://developer.redoxengine.com/redox-source-auth-v2/',
      'smart#protocol-details',
    ]);
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

describe('what was sent', () => {
  const request = {
    method: 'POST',
    url: 'https://as.example/token',
    headers: {},
    params: { scope: 's' },
    header: { alg: 'RS384', 'a/b': { c: [1] } },
    claims: { aud: 'u', exp: 9 },
    diff: [] as readonly string[],
  };
  const sent = (changes: Partial<typeof request>, times = 1): readonly string[] => {
    const exchange = { request: { ...request, ...changes }, response: { none: 'reset' as const }, seconds: 1 };
    const evidence = Array.from({ length: times }, () => exchange);
    const lines = pretty(reportOf({ results: [resultOf({ id: 'x', status: 'failed', ...base, evidence })] })).split(
      '\n',
    );
    const from = lines.findIndex((line) => line.startsWith('      sent'));
    return lines
      .slice(
        from + 1,
        lines.findIndex((line) => line.startsWith('      expected')),
      )
      .map((line) => line.slice(17));
  };

  test('is told member by member, each by its JSON pointer', () => {
    expect(sent({})).toEqual([
      '/header/alg   "RS384"',
      '/header/a~1b  { "c": [ 1 ] }',
      '/claims/aud   "u"',
      '/claims/exp   9',
    ]);
  });

  test('marks the edited member where it stands', () => {
    expect(sent({ diff: ['/claims/exp  9  (now + 361 s)'] })).toContain('/claims/exp   9  (now + 361 s)   ← edited');
  });

  test('keeps a line for a member that was removed', () => {
    expect(sent({ diff: ['/claims/iss  removed'] }).at(-1)).toBe('/claims/iss   removed   ← edited');
  });

  test('tells edits elsewhere, and of an assertion that cannot be decoded, before it', () => {
    const diff = ['/params/scope  "t"', 'signed with a key that is registered nowhere'];
    expect(sent({ diff }).slice(0, 2)).toEqual(diff.map((line) => `${line}   ← edited`));
    const { header: _, claims: __, ...opaque } = request;
    const evidence = [
      { request: { ...opaque, diff: ['/claims/exp  1'] }, response: { none: 'reset' as const }, seconds: 1 },
    ];
    expect(pretty(reportOf({ results: [resultOf({ id: 'x', status: 'failed', ...base, evidence })] }))).toContain(
      '\n                 /claims/exp  1   ← edited\n',
    );
  });

  test('of several requests only the edits are told', () => {
    const lines = sent({ diff: ['/claims/exp  9  (now + 361 s)'] }, 2);
    expect(lines.filter((line) => line.includes('/claims'))).toEqual(
      Array(2).fill('/claims/exp  9  (now + 361 s)   ← edited'),
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

describe.each([40, 80, 120])('at %d columns', (width) => {
  test('no line is longer, unless one word is', () => {
    const long = pretty(sample, { width, sections })
      .split('\n')
      .filter((line) => columns(line) > width);
    for (const line of long) expect(line.trim().replace(/^\w+(?: \d)? +/, '')).not.toContain(' ');
  });

  test('every label begins its line', () => {
    const text = pretty(sample, { width, sections });
    for (const label of ['sent', 'expected', 'received', 'why', 'rule', 'clause', 'fix', 'again'])
      expect(text).toMatch(new RegExp(`^ {6}${label} `, 'm'));
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
