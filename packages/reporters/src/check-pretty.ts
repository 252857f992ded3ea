import type { Finding, Level } from '@assay/validator';
import { type Canvas, canvas, labelled, padded, rule, type Style } from './canvas.ts';
import type { CheckContext, CheckReport, OpenRule } from './check-report.ts';
import { understood } from './check-understood.ts';
import { groupBy } from './grouped.ts';
import type { ReporterOptions } from './options.ts';
import type { Row } from './telling.ts';
import { outcomeWords } from './wording.ts';

const heads: Readonly<Record<Level, readonly [label: string, style: Style]>> = {
  MUST: ['✗ FAIL', 'red'],
  SHOULD: ['! WARN', 'yellow'],
  MAY: ['◦ INFO', 'dim'],
};

/** By exit code: what no option could supply leaves the outcome undecided, yet asks for nothing more. */
const signs: Readonly<Record<number, readonly [label: string, style: Style, words: string]>> = {
  0: [' ✓ ', 'green', outcomeWords.passed],
  1: [' ✗ ', 'red', outcomeWords.failed],
};
const undecided = [' ! ', 'yellow', outcomeWords.error] as const;

/**
 * Writes what `assay check` found for people: what was understood with the members marked that are wrong, every finding
 * with its reason and its mend, what could not be judged and what to supply, and the verdict.
 */
export function checkPretty(
  report: CheckReport,
  context: CheckContext,
  options: Pick<ReporterOptions, 'color' | 'width'> = {},
): string {
  const on = canvas(options);
  const at = new Date(context.now * 1000).toISOString().replace('.000Z', 'Z');
  const start = `assay ${context.version}   check   ${report.profile} (edition ${context.edition})   ${context.side} side   at ${at}`;
  const lines = [
    ...labelled(on, ['', 'bold'], start),
    ...context.notes.flatMap((note) => labelled(on, ['', 'dim'], note)),
    '',
    ...understood(on, report, context),
    '',
    ...sorted(report.findings).flatMap((finding) => [...block(on, finding), '']),
    ...openBlocks(on, report.unjudged),
    ...closing(on, report, context),
  ];
  return `${lines.join('\n')}\n`;
}

const order: readonly Level[] = ['MUST', 'SHOULD', 'MAY'];

function sorted(findings: readonly Finding[]): readonly Finding[] {
  return order.flatMap((level) => findings.filter((one) => one.level === level));
}

function block(on: Canvas, finding: Finding): readonly string[] {
  const [word, style] = heads[finding.level];
  const label = word.padEnd(11);
  const title = `${finding.rule} — ${finding.message}`;
  const width = on.width - label.length - finding.level.length - 3;
  const rows: readonly Row[] = [
    ['at', finding.path],
    ...(finding.actual === undefined ? [] : [['found', finding.actual] as const]),
    ...(finding.expected === undefined ? [] : [['expected', finding.expected] as const]),
    ['why', `${finding.spec.join(', ')}: ${finding.level} ${finding.rule}`],
    ...(finding.help === '' ? [] : [['fix', finding.help] as const]),
    ['explain', `assay explain ${finding.rule}`],
  ];
  return [...labelled(on, [label, style], `${padded(title, width)}   ${finding.level}`), ...drawn(on, rows)];
}

/** What could not be judged, one block for each thing that would have to be supplied. */
function openBlocks(on: Canvas, unjudged: readonly OpenRule[]): readonly string[] {
  return [...groupBy(unjudged.filter(isNews), ({ supply }) => supply.join(' or '))].flatMap(([supply, rules]) => {
    const count = `${rules.length} ${rules.length === 1 ? 'rule' : 'rules'} could not be judged`;
    const musts = rules.filter((one) => one.level === 'MUST').length;
    const names = rules.map((one) => one.rule).join(', ');
    return [
      ...labelled(on, ['◦ OPEN     ', 'yellow'], `${count}, ${musts} of them MUST`),
      ...drawn(on, [
        ['rules', names],
        supply === ''
          ? ['why', 'no option supplies what they need; nothing is held against the sender']
          : ['supply', supply],
      ]),
      '',
    ];
  });
}

/** What nothing can supply and nobody must do is no news. */
function isNews({ level, supply }: OpenRule): boolean {
  return level !== 'MAY' || supply.length > 0;
}

function drawn(on: Canvas, rows: readonly Row[]): readonly string[] {
  return rows.flatMap(([label, text]) => labelled(on, [`      ${label.padEnd(11)}`, 'dim'], text));
}

function closing(on: Canvas, report: CheckReport, context: CheckContext): readonly string[] {
  const [sign, style, words] = signs[context.exitCode] ?? undecided;
  const partly = context.exitCode === 0 && report.outcome === 'undecided' ? ', as far as it can be judged' : '';
  const count = (level: Level) => report.findings.filter((one) => one.level === level).length;
  const open = report.unjudged.filter(isNews).length;
  const numbers = [
    ...order.filter((level) => count(level) > 0).map((level) => `${count(level)} ${level} broken`),
    ...(open === 0 ? [] : [`${open} not judged`]),
    `${report.notApplicable} not applicable`,
    `exit ${context.exitCode}`,
  ];
  return [
    rule(on),
    ...labelled(on, [sign, style], `${words}${partly}   ${report.profile} / ${context.edition}`),
    ...labelled(on, ['   ', 'dim'], numbers.join('   ')),
  ];
}
