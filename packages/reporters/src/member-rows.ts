import type { ShownRequest } from '@assay/runner';
import { groupBy } from './grouped.ts';
import { excerpt } from './shorten.ts';
import type { Row } from './telling.ts';

/** Stands behind what differs from the valid request. */
const mark = '   ← edited';

const longestPointer = 20;

/** A JSON pointer and what is said of it. */
type Member = readonly [pointer: string, text: string];

/** What was edited outside the decoded assertion: parameters, headers, key, signature; and all of it when nothing is decoded. */
export function outerEdits(request: ShownRequest): readonly Row[] {
  const inside = new Set(Object.keys(decoded(request)));
  return request.diff.filter((line) => !inside.has(areaOf(line))).map(edited);
}

/** A line that says how the request differs from the valid one. */
export function edited(line: string): Row {
  return ['', line + mark];
}

/**
 * The decoded assertion, one member a line, each by its JSON pointer: an edited member says so, and a removed one
 * keeps its line.
 *
 * @param max the longest value, in UTF-16 code units
 */
export function memberRows(request: ShownRequest, max: number): readonly Row[] {
  const edits = editsOf(request.diff);
  const members = Object.entries(decoded(request)).flatMap(([area, of]): readonly Member[] => {
    const there = Object.entries(of).map(
      ([name, value]): Member => [`/${area}/${escaped(name)}`, excerpt(spaced(value), max)],
    );
    const names = new Set(there.map(([pointer]) => pointer));
    return [...there, ...[...edits].filter(([pointer]) => areaOf(pointer) === area && !names.has(pointer))];
  });
  const width = Math.min(longestPointer, Math.max(...members.map(([pointer]) => pointer.length)));
  return members.map(([pointer, value]): Row => {
    const edit = edits.get(pointer);
    return ['', `${pointer.padEnd(width)}  ${edit === undefined ? value : edit + mark}`];
  });
}

/** JSON on one line with blanks at which it can be wrapped. */
export function spaced(value: unknown): string {
  return JSON.stringify(value, null, 1).replace(/\n */g, ' ');
}

/** What is said of each edited place, by the JSON pointer that its lines begin with. */
function editsOf(diff: readonly string[]): ReadonlyMap<string, string> {
  const lines = groupBy(diff, pointerOf);
  const said = ([pointer, of]: readonly [string, readonly string[]]): Member => [
    pointer,
    of.map((line) => line.slice(pointer.length).trim()).join('; '),
  ];
  return new Map([...lines].map(said));
}

function decoded({ header, claims }: ShownRequest): Readonly<Record<string, object>> {
  return { ...(header && { header }), ...(claims && { claims }) };
}

function pointerOf(line: string): string {
  return /^\S*/.exec(line)?.[0] ?? '';
}

function areaOf(line: string): string {
  return /^\/([^/]+)\//.exec(line)?.[1] ?? '';
}

/** RFC 6901 section 3. */
function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
