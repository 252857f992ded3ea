import type { Result, Status } from '@assay/runner';
import { blockedReasons } from './blocked.ts';
import { type Canvas, columnsOf, labelled, padded, type Style } from './canvas.ts';
import { listed } from './grouped.ts';
import type { Section } from './options.ts';
import type { Reportable } from './reportable.ts';
import { headline, rows, sentence, titleOf } from './rows.ts';
import type { Row, Telling } from './telling.ts';
import { isKnown, statusMark, statusWord } from './wording.ts';

type Head = readonly [label: string, style: Style];

const styles: Partial<Readonly<Record<Status, Style>>> = {
  failed: 'red',
  error: 'yellow',
  blocked: 'yellow',
  warning: 'yellow',
};

/** One block for each result that asks for attention, worst first; blocked results with one reason share a block. */
export function* blocks(
  on: Canvas,
  report: Reportable,
  sections: Readonly<Record<string, Section>> | undefined,
): Generator<readonly string[]> {
  const telling: Telling = { mode: report.mode, detail: 'short', sections };
  for (const status of ['failed', 'error', 'warning'] as const) {
    for (const result of report.results) {
      if (result.status === status && !isKnown(result)) yield block(on, result, telling);
    }
  }
  for (const reason of blockedReasons(report.results)) yield blockedBlock(on, reason);
  for (const result of report.results) if (isKnown(result)) yield knownBlock(on, result, telling);
}

function block(on: Canvas, result: Result, telling: Telling): readonly string[] {
  return [
    ...head(on, headOf(result.status), [titleOf(result), result.level]),
    ...indented(on, sentence(headline(result, telling.mode), telling)),
    '',
    ...drawn(on, rows(result, telling)),
  ];
}

function blockedBlock(
  on: Canvas,
  { message, names, count, helps }: ReturnType<typeof blockedReasons>[number],
): readonly string[] {
  const title = `${count} ${count === 1 ? 'result proves' : 'results prove'} nothing`;
  return [
    ...head(on, headOf('blocked'), [title, '']),
    ...indented(on, message),
    '',
    ...drawn(on, [['cases', listed(names, names.length, count)], ...helps.map((help): Row => ['fix', help])]),
  ];
}

function knownBlock(on: Canvas, result: Result & Required<Pick<Result, 'known'>>, telling: Telling): readonly string[] {
  const { reason, whose, clause, until } = result.known;
  const about = [
    whose === 'theirs' ? 'their deviation' : 'our choice',
    clause,
    ...(until === undefined ? [] : [`until ${until}`]),
  ];
  return [
    ...head(on, ['◦ KNOWN', 'dim'], [`${statusWord[result.status]} ${titleOf(result)}`, result.level]),
    ...indented(on, sentence(headline(result, telling.mode), telling)),
    '',
    ...drawn(on, [['known', `${reason} (${about.join(', ')})`]]),
  ];
}

function headOf(status: Status): Head {
  return [`${statusMark[status]} ${statusWord[status]}`, styles[status] ?? 'bold'];
}

/** The level stands at the right edge where there is room for it; the rows name it, too. */
function head(
  on: Canvas,
  [word, style]: Head,
  [text, level]: readonly [text: string, level: string],
): readonly string[] {
  const label = word.padEnd(11);
  const room = on.width - label.length - level.length - 3;
  const fits = columnsOf(text) <= room;
  return labelled(on, [label, style], fits ? `${padded(text, room)}   ${level}` : text);
}

function indented(on: Canvas, text: string): readonly string[] {
  return labelled(on, [' '.repeat(6), 'dim'], text);
}

function drawn(on: Canvas, told: readonly Row[]): readonly string[] {
  return told.flatMap(([label, text]) => labelled(on, [`      ${label.padEnd(11)}`, 'dim'], text));
}
