import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostile, report } from './hostile.ts';
import { conforming, interrupted, reportOf, resultOf, sample, sections } from './sample.ts';
import { unseenIn } from './unseen.ts';
import { commandsIn } from './workflow-commands.ts';
import { github } from './written.ts';

const base = { message: 'why it is so', help: 'what to do' };
const options = fc.record({
  file: hostile,
  line: fc.nat(),
  failOn: fc.constantFrom('failed' as const, 'warning' as const),
});

function many(count: number, status: 'failed' | 'warning' | 'error') {
  return Array.from({ length: count }, (_, index) => resultOf({ id: `x-${1000 + index}`, status, ...base }));
}

describe('any report', () => {
  test('becomes annotations alone, at most ten of a kind, worst first', () => {
    fc.assert(
      fc.property(report, options, (value, chosen) => {
        const text = github(value, chosen);
        const commands = commandsIn(text);
        expect(commands).toHaveLength(text.split('\n').length - 1);
        const names = commands.map(({ name }) => name);
        const order = ['error', 'warning', 'notice'];
        expect(names).toEqual(names.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
        for (const name of order) expect(names.filter((one) => one === name).length).toBeLessThanOrEqual(10);
        for (const { properties } of commands) {
          expect(Object.keys(properties)).toEqual(['file', 'line', 'title']);
          expect(properties['line']).toBe(String(chosen.line));
        }
      }),
    );
  });

  test('holds no character that is obeyed or hidden, and no command of another system', () => {
    fc.assert(
      fc.property(report, options, (value, chosen) => {
        const text = github(value, chosen);
        expect(unseenIn(text)).toEqual([]);
        expect(text).not.toMatch(/##[a-z]*\[/i);
      }),
    );
  });

  test('that did not pass has an error', () => {
    fc.assert(
      fc.property(report, (value) => {
        fc.pre(value.outcome !== 'passed' || value.interrupted);
        expect(commandsIn(github(value)).some(({ name }) => name === 'error')).toBe(true);
      }),
    );
  });
});

describe('an annotation', () => {
  const [first] = commandsIn(github(sample, { sections, file: 'ci/assay.config.json', line: 3 }).split('\n')[1] ?? '');

  test('lies on the line that names the endpoint and is called by result and title', () => {
    expect(first?.properties).toEqual({
      file: 'ci/assay.config.json',
      line: '3',
      title: 'FAIL exp-beyond-limit [RS384] — exp 361 s ahead',
    });
  });

  test('says what happened, why, by which clause, how to mend it and how to repeat it', () => {
    expect(first?.data.split('\n')).toEqual([
      'accepted a request that had to be refused',
      'why: exp lies 361 s ahead, 300 s are allowed',
      'rule: MUST exp-max-lifetime',
      'clause: Redox Source Auth v2, Authentication JWT Claims',
      'https://developer.redoxengine.com/redox-source-auth-v2/',
      'smart#protocol-details',
      'fix: Refuse when exp > now + 300; allow a few seconds of skew, not minutes.',
      "again: assay test --replay 'exp-beyond-limit[RS384]'",
    ]);
  });

  test('keeps a title with comma, colon and line break whole', () => {
    const failed = resultOf({ id: 'x', status: 'failed', title: 'a, b: c\n::error::d', ...base });
    const [found] = commandsIn(github(reportOf({ results: [failed] })));
    expect(found?.properties['title']).toBe('FAIL x [RS384] — a, b: c ::error::d');
  });

  test('keeps a percent sign', () => {
    const failed = resultOf({ id: 'x', status: 'failed', message: '100 %0A::error::x', help: 'h' });
    const text = github({ ...reportOf({ results: [failed] }), mode: 'certify' });
    expect(text).toContain('::100 %250A::error::x%0A');
    expect(commandsIn(text)[0]?.data).toMatch(/^100 %0A::error::x\n/);
  });
});

describe('how many', () => {
  const of = (results: ReturnType<typeof many>) =>
    commandsIn(github(reportOf({ results, requirements: [] }))).map(({ properties }) => properties['title']);

  test('ten of a kind are all shown', () => {
    expect(of(many(10, 'failed')).at(-1)).toMatch(/^FAIL x-1009 /);
  });

  test('of more the last one counts the rest', () => {
    expect(of(many(11, 'failed'))).toHaveLength(10);
    expect(of(many(11, 'failed')).at(-1)).toBe('and 2 more');
    expect(of(many(500, 'warning')).at(-1)).toBe('and 491 more');
  });

  test('failures come before what could not be judged', () => {
    expect(of([...many(1, 'error'), ...many(1, 'failed')].map((one, index) => ({ ...one, id: `x-${index}` })))).toEqual(
      ['FAIL x-1 [RS384] — the valid request', 'ERROR x-0 [RS384] — the valid request'],
    );
  });
});

test('warnings are errors when warnings fail, and only then', () => {
  const results = many(1, 'warning');
  const kinds = (failOn: 'failed' | 'warning') =>
    commandsIn(github(reportOf({ results, requirements: [], outcome: 'passed' }), { failOn })).map(({ name }) => name);
  expect([kinds('failed'), kinds('warning')]).toEqual([['warning'], ['error']]);
});

test('a known deviation is not annotated', () => {
  expect(github(sample)).not.toMatch(/nbf-ahead|issuer-as-aud/);
});

test('a run that conforms has only the notice of what was not proven', () => {
  expect(commandsIn(github(conforming)).map(({ name, properties }) => [name, properties['title']])).toEqual([
    ['notice', 'no fault found; 3 MUST rules not proven'],
  ]);
});

test('an interrupted run has an error of its own', () => {
  expect(commandsIn(github(interrupted))[0]?.properties['title']).toBe('assay.interrupted');
});
