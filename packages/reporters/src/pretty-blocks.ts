import type { Report, Result, Status } from '@assay/runner';
import { type Canvas, labelled, type Style } from './canvas.ts';
import { byGroup, groupBy } from './grouped.ts';
import type { Row } from './row.ts';
import { headline, rows } from './rows.ts';
import { isKnown, nameOf, statusMark, statusWord } from './wording.ts';
import { columns } from './wrap.ts';

const styles: Partial<Readonly<Record<Status, Style>>> = {
  failed: 'red',
  error: 'red',
  blocked: 'yellow',
  warning: 'yellow',
};

/** One block for each result that asks for attention, worst first; blocked results with one reason share a block. */
export function blocks(on: Canvas, report: Report): readonly (readonly string[])[] {
  const results = byGroup(report.results).flatMap(([, members]) => members);
  const open = (status: Status) => results.filter((result) => result.status === status && !isKnown(result));
  const full = (result: Result) => block(on, result, report.mode);
  return [
    ...open('failed').map(full),
    ...open('error').map(full),
    ...open('warning').map(full),
    ...[...groupBy(open('blocked'), ({ message }) => message).values()].map((members) => blockedBlock(on, members)),
    ...results.filter(isKnown).map((result) => knownBlock(on, result)),
  ];
}

function block(on: Canvas, result: Result, mode: Report['mode']): readonly string[] {
  return [
    ...head(on, result.status, `${nameOf(result)} — ${result.title}`, result.level),
    ...drawn(on, [['', headline(result)]], 0),
    '',
    ...drawn(on, rows(result, mode, 'short')),
  ];
}

function blockedBlock(on: Canvas, results: readonly Result[]): readonly string[] {
  const count = `${results.length} ${results.length === 1 ? 'result proves' : 'results prove'} nothing`;
  const helps = [...groupBy(results, ({ help }) => help).keys()];
  return [
    ...head(on, 'blocked', count, ''),
    ...drawn(on, [['', results[0]?.message ?? '']], 0),
    '',
    ...drawn(on, [['cases', results.map(nameOf).join(', ')], ...helps.map((help): Row => ['fix', help])]),
  ];
}

function knownBlock(on: Canvas, result: Result & Required<Pick<Result, 'known'>>): readonly string[] {
  const { reason, whose, clause, until } = result.known;
  const about = whose === 'theirs' ? 'their deviation' : 'our choice';
  const details = [about, clause, ...(until === undefined ? [] : [`until ${until}`])].join(', ');
  return [
    ...labelled(
      on,
      ['◦ KNOWN     ', 'dim'],
      `${statusWord[result.status]} ${nameOf(result)} — ${result.title}   ${result.level}`,
    ),
    ...drawn(on, [
      ['', headline(result)],
      ['known', `${reason} (${details})`],
    ]),
  ];
}

function head(on: Canvas, status: Status, text: string, level: string): readonly string[] {
  const label = `${statusMark[status]} ${statusWord[status]}`.padEnd(12);
  const room = on.width - columns(label) - columns(text) - level.length;
  return labelled(on, [label, styles[status] ?? 'bold'], `${text}${' '.repeat(Math.max(3, room))}${level}`);
}

function drawn(on: Canvas, told: readonly Row[], labelWidth: number = 11): readonly string[] {
  return told.flatMap(([label, text]) => labelled(on, [`      ${label.padEnd(labelWidth)}`, 'dim'], text));
}
