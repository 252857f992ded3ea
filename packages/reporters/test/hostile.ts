import type { Exchange, Known, Report, Requirement, Result, Status } from '@assay/runner';
import fc from 'fast-check';
import { reportOf, sample } from './sample.ts';

const fragments = [
  '\u001b[31m',
  '\u001b[',
  '\u009b0m',
  '\u001b]8;;x\u0007',
  '\u0000',
  '\r\n',
  '\n',
  '\t',
  '\n::error::x',
  '\u00a0::set-env',
  '::',
  ' ',
  '  ',
  '##vso[task.complete]',
  '##[error]',
  '###',
  '#',
  '[[ATTACHMENT|/etc/passwd]]',
  '[',
  ']]>',
  '<!--',
  '<a b="',
  '&amp;',
  '&',
  "'",
  '"',
  '\ud800',
  '\udfff',
  '\ufffe',
  '\uffff',
  '\u{1ffff}',
  '\u{1f600}',
  '\u202e',
  '\ufeff',
  '\u2028',
  '\u0085',
  '\u007f',
  'word',
  '…',
  '— ',
  '$(id)',
  '`id`',
  '\\',
] as const;

/** Texts made of what breaks terminals, XML, JSON and CI systems, and of any UTF-16 code units. */
export const hostile: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...fragments), { maxLength: 8 }).map((parts) => parts.join('')),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 }).map((units) => String.fromCharCode(...units)),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

const seconds = fc.oneof(fc.double({ min: 0, max: 1e25, noNaN: true }), fc.constantFrom(1e-9, 1e21));
const count = fc.nat({ max: 9 });
const level = fc.constantFrom('MUST', 'SHOULD', 'MAY');
const words = fc.dictionary(hostile, hostile, { maxKeys: 3, noNullPrototype: true });
const status = fc.constantFrom<Status>('passed', 'failed', 'warning', 'error', 'blocked', 'skipped', 'info');

const response: fc.Arbitrary<Exchange['response']> = fc.oneof(
  fc.record({ status: fc.integer({ min: 100, max: 599 }), headers: words, body: hostile }),
  fc.record({ none: fc.constantFrom('timeout', 'reset', 'refused', 'broken', 'too-large') }),
);

const exchange: fc.Arbitrary<Exchange> = fc.record({
  request: fc.record(
    {
      method: hostile,
      url: hostile,
      headers: words,
      params: words,
      header: words,
      claims: words,
      diff: fc.array(hostile, { maxLength: 2 }),
    },
    { requiredKeys: ['method', 'url', 'headers', 'params', 'diff'], noNullPrototype: true },
  ),
  response,
  seconds,
});

const known: fc.Arbitrary<Known> = fc.record(
  { reason: hostile, whose: fc.constantFrom('theirs', 'choice'), clause: hostile, until: hostile },
  { requiredKeys: ['reason', 'whose', 'clause'], noNullPrototype: true },
);

/** Results with hostile text in every member that holds text. */
export const result: fc.Arbitrary<Result> = fc.record(
  {
    id: hostile,
    variant: hostile,
    title: hostile,
    group: hostile,
    status,
    level,
    requirement: hostile,
    violates: fc.array(hostile, { maxLength: 2 }),
    spec: fc.array(hostile, { maxLength: 2 }),
    expected: fc.constantFrom('accept', 'reject', 'either'),
    observed: fc.constantFrom('accepted', 'refused', 'none'),
    message: hostile,
    help: hostile,
    evidence: fc.array(exchange, { maxLength: 4 }),
    seconds,
    reproduce: fc.record(
      { id: hostile, variant: hostile, seed: fc.nat(), path: hostile },
      { requiredKeys: ['id', 'seed'], noNullPrototype: true },
    ),
    known,
  },
  {
    requiredKeys: [
      'id',
      'title',
      'group',
      'status',
      'level',
      'requirement',
      'violates',
      'spec',
      'expected',
      'observed',
      'message',
      'help',
      'evidence',
      'seconds',
      'reproduce',
    ],
    noNullPrototype: true,
  },
);

const requirement: fc.Arbitrary<Requirement> = fc.record(
  {
    rule: hostile,
    level,
    spec: fc.array(hostile, { maxLength: 2 }),
    passed: count,
    failed: count,
    warning: count,
    notRun: count,
    reason: hostile,
  },
  { requiredKeys: ['rule', 'level', 'spec', 'passed', 'failed', 'warning', 'notRun'], noNullPrototype: true },
);

/** Reports with hostile text everywhere; the summary fits the results. */
export const report: fc.Arbitrary<Report> = fc
  .record({
    tool: fc.record({ name: fc.constant('assay' as const), version: hostile }),
    mode: fc.constantFrom('test', 'certify'),
    profile: fc.record({ id: hostile, title: hostile, edition: hostile, digest: hostile }),
    target: hostile,
    startedAt: fc.oneof(hostile, fc.constant(sample.startedAt)),
    seconds,
    seed: fc.nat(),
    interrupted: fc.boolean(),
    outcome: fc.constantFrom('passed', 'failed', 'error'),
    exitCode: fc.constantFrom(0, 1, 3, 130),
    measured: fc.array(fc.record({ name: hostile, value: seconds, unit: hostile, variant: hostile }), { maxLength: 2 }),
    requirements: fc.array(requirement, { maxLength: 4 }),
    results: fc.array(result, { maxLength: 6 }),
  })
  .map(reportOf);
