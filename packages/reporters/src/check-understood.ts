import type { JsonObject } from '@assay/validator';
import { type Canvas, labelled, type Style } from './canvas.ts';
import type { CheckContext, CheckReport, Understood } from './check-report.ts';
import { moment } from './human-time.ts';
import { inert } from './inert.ts';
import { excerpt, shorten } from './shorten.ts';
import { visible } from './visible.ts';
import { columns } from './wrap.ts';

const longestName = 28;
const longestValue = 400;
/** Members of one part that are told; more would push the findings off the screen. */
const mostMembers = 40;

/** Claims that are moments (RFC 7519 section 4.1, OpenID Connect Core section 2). */
const moments: readonly string[] = ['exp', 'nbf', 'iat', 'auth_time'];

/** What was read, part by part; what a finding is about is marked with the rule it breaks. */
export function understood(on: Canvas, report: CheckReport, context: CheckContext): readonly string[] {
  const marks = marksOf(report);
  const request = context.request;
  const parts: readonly (readonly [title: string, lines: readonly Understood[]])[] = [
    ['request', withAbsent(request, '/params/', marks)],
    ['header', report.header === null ? [] : membersOf('/header', report.header, marks, context)],
    ['claims', report.claims === null ? [] : membersOf('/claims', report.claims, marks, context)],
  ];
  return [
    ...parts.flatMap(([title, lines]) => drawn(on, title, { lines, marks })),
    ...drawn(on, 'signature', { lines: signature(context), marks }),
  ];
}

type Marks = ReadonlyMap<string, string>;

/** The rules that are broken, by the member their finding points to. */
function marksOf({ findings }: CheckReport): Marks {
  const marks = new Map<string, string>();
  for (const { path, rule } of findings) {
    const member = path.split('/').slice(0, 3).join('/');
    marks.set(member, marks.has(member) ? `${marks.get(member)}, ${rule}` : rule);
  }
  return marks;
}

function membersOf(part: string, object: JsonObject, marks: Marks, { now }: CheckContext): readonly Understood[] {
  const lines = Object.entries(object).map(([name, value]): Understood => {
    const text = excerpt(typeof value === 'number' ? String(value) : JSON.stringify(value), longestValue);
    const told =
      typeof value === 'number' && part === '/claims' && moments.includes(name) ? moment(value, now) : undefined;
    return { path: `${part}/${escaped(name)}`, name, text: told === undefined ? text : `${text}   ${told}` };
  });
  return withAbsent(lines, `${part}/`, marks);
}

/** A finding about a member that is not there gets a line, too. */
function withAbsent(lines: readonly Understood[], start: string, marks: Marks): readonly Understood[] {
  const there = new Set(lines.map((line) => line.path));
  const absent = [...marks.keys()]
    .filter((path) => path.startsWith(start) && path !== start && !there.has(path))
    .map((path): Understood => ({ path, name: plain(path.slice(start.length)), text: '(absent)' }));
  return [...lines, ...absent];
}

function signature({ signature: cut, verified }: CheckContext): readonly Understood[] {
  if (cut === undefined) return [];
  const word =
    verified === undefined
      ? 'not checked: no key was given'
      : {
          valid: 'verifies with a key that was given',
          invalid: 'verifies with no key that was given',
          'no-key': 'no key given could verify it',
        }[verified.outcome];
  const made = verified?.madeWith === 'embedded-key' ? '; it was made with a key that the assertion brings along' : '';
  return [{ path: '/assertion', name: cut === '' ? '(empty)' : cut, text: word + made }];
}

function drawn(
  on: Canvas,
  title: string,
  { lines, marks }: { readonly lines: readonly Understood[]; readonly marks: Marks },
): readonly string[] {
  if (lines.length === 0) return [];
  const told = [...lines.filter((line) => marks.has(line.path)), ...lines.filter((line) => !marks.has(line.path))];
  const chosen = new Set(told.slice(0, mostMembers));
  const shown = lines.filter((line) => chosen.has(line));
  const names = shown.map((line) => label(line.name));
  const width = Math.max(...names.map(columns)) + 2;
  return [
    ...labelled(on, [`  ${title}`, 'bold'], ''),
    ...shown.flatMap((line, index) => {
      const mark = marks.get(line.path);
      const style: Style = mark === undefined ? 'dim' : 'red';
      const name = names[index] ?? '';
      const padding = ' '.repeat(width - columns(name));
      return labelled(
        on,
        [`    ${name}${padding}`, style],
        mark === undefined ? line.text : `${line.text}   ← ${mark}`,
      );
    }),
    ...(shown.length < lines.length ? [`    and ${lines.length - shown.length} more`] : []),
  ];
}

/** A name that others chose, made safe to stand in a label. */
function label(name: string): string {
  return inert(visible(shorten(name, longestName)));
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function plain(name: string): string {
  return name.replaceAll('~1', '/').replaceAll('~0', '~');
}
