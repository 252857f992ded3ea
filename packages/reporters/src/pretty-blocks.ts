import type { Report, Result, Status } from '@assay/runner';
import { type Canvas, labelled, padded, type Style } from './canvas.ts';
import { byGroup, groupBy } from './grouped.ts';
import type { Row } from './row.ts';
import { headline, rows, titleOf } from './rows.ts';
import { isKnown, nameOf, statusMark, statusWord } from './wording.ts';

type Head = readonly [label: string, style: Style];

const styles: Partial<Readonly<Record<Status, Style>>> = {
  failed: 'red',
  error: 'yellow',
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
    ...[...groupBy(open('blocked'), ({ message }) => message)].map(([why, members]) => blockedBlock(on, why, members)),
    ...results.filter(isKnown).map((result) => knownBlock(on, result, report.mode)),
  ];
}

function block(on: Canvas, result: Result, mode: Report['mode']): readonly string[] {
  return [
    ...head(on, headOf(result.status), [titleOf(result), result.level]),
    ...sentence(on, headline(result, mode)),
    '',
    ...drawn(on, rows(result, mode, 'short')),
  ];
}

function blockedBlock(on: Canvas, why: string, results: readonly Result[]): readonly string[] {
  const count = `${results.length} ${results.length === 1 ? 'result proves' : 'results prove'} nothing`;
  const helps = [...groupBy(results, ({ help }) => help).keys()].filter((help) => help !== '');
  return [
    ...head(on, headOf('blocked'), [count, '']),
    ...sentence(on, why),
    '',
    ...drawn(on, [['cases', results.map(nameOf).join(', ')], ...helps.map((help): Row => ['fix', help])]),
  ];
}

function knownBlock(
  on: Canvas,
  result: Result & Required<Pick<Result, 'known'>>,
  mode: Report['mode'],
): readonly string[] {
  const { reason, whose, clause, until } = result.known;
  const about = [
    whose === 'theirs' ? 'their deviation' : 'our choice',
    clause,
    ...(until === undefined ? [] : [`until ${until}`]),
  ];
  return [
    ...head(on, ['◦ KNOWN', 'dim'], [`${statusWord[result.status]} ${titleOf(result)}`, result.level]),
    ...sentence(on, headline(result, mode)),
    '',
    ...drawn(on, [['known', `${reason} (${about.join(', ')})`]]),
  ];
}

function headOf(status: Status): Head {
  return [`${statusMark[status]} ${statusWord[status]}`, styles[status] ?? 'bold'];
}

function head(
  on: Canvas,
  [word, style]: Head,
  [text, level]: readonly [text: string, level: string],
): readonly string[] {
  const label = word.padEnd(11);
  return labelled(on, [label, style], `${padded(text, on.width - label.length - level.length - 3)}   ${level}`);
}

function sentence(on: Canvas, text: string): readonly string[] {
  return labelled(on, [' '.repeat(6), 'dim'], text);
}

function drawn(on: Canvas, told: readonly Row[]): readonly string[] {
  return told.flatMap(([label, text]) => labelled(on, [`      ${label.padEnd(11)}`, 'dim'], text));
}
