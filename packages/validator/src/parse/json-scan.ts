interface Walk {
  readonly text: string;
  readonly path: (string | number)[];
  readonly duplicates: string[];
  at: number;
}

/** How deep containers may nest. */
export const deepest = 256;
/** A pointer may be as long as the text, so that listing every one of many could take quadratic time. */
const mostDuplicates = 16;
const space = /[ \n\r\t]*/y;
/** A part of what stands between quotation marks; repeated in the expression itself, it could exhaust an engine. */
const piece = /[ !#-[\]-\uffff]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const atom = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null/y;

/** What a walk over a text by the grammar of RFC 8259 finds. */
export interface JsonScan {
  /** Where it stops being JSON, or nests too deep; empty for JSON. */
  readonly fault: string;
  /** JSON pointers (RFC 6901) of repeated members, names compared as they read after unescaping. */
  readonly duplicates: readonly string[];
}

/** Walks over a text character by character, which tells all that `JSON.parse` keeps to itself. */
export function scanJson(text: string): JsonScan {
  const walk: Walk = { text, path: [], duplicates: [], at: 0 };
  let fault = '';
  try {
    value(walk);
    expect(walk, '');
  } catch (error) {
    fault = (error as SyntaxError).message;
  }
  return { fault, duplicates: [...new Set(walk.duplicates)] };
}

function value(walk: Walk): void {
  const first = next(walk);
  if (first === '"') string(walk);
  else if (first === '{' || first === '[') container(walk, first === '{');
  else match(walk, atom);
}

function container(walk: Walk, isObject: boolean): void {
  const { path } = walk;
  if (path.length >= deepest) throw new SyntaxError(`nested deeper than ${deepest} levels`);
  const end = isObject ? '}' : ']';
  const seen = new Map<string, number>();
  walk.at += 1;
  path.push('');
  if (!accept(walk, end)) {
    let index = 0;
    do {
      path[path.length - 1] = index++;
      if (isObject) name(walk, seen);
      value(walk);
    } while (accept(walk, ','));
    expect(walk, end);
  }
  path.pop();
}

/** Reads the name of a member, and notes where it is when it comes the second time. */
function name(walk: Walk, seen: Map<string, number>): void {
  const { path, duplicates } = walk;
  if (next(walk) !== '"') fail(walk);
  const read = JSON.parse(string(walk)) as string;
  const times = (seen.get(read) ?? 0) + 1;
  seen.set(read, times);
  path[path.length - 1] = read;
  if (times === 2 && duplicates.length < mostDuplicates) duplicates.push(path.map(token).join(''));
  expect(walk, ':');
}

function token(step: string | number): string {
  return `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function string(walk: Walk): string {
  const start = walk.at++;
  while (walk.text.charAt(walk.at) !== '"') match(walk, piece);
  return walk.text.slice(start, ++walk.at);
}

function match(walk: Walk, pattern: RegExp): void {
  pattern.lastIndex = walk.at;
  if (!pattern.test(walk.text)) fail(walk);
  walk.at = pattern.lastIndex;
}

/** The next character that is no white space; empty at the end. */
function next(walk: Walk): string {
  match(walk, space);
  return walk.text.charAt(walk.at);
}

function accept(walk: Walk, mark: string): boolean {
  const found = next(walk) === mark;
  if (found) walk.at += 1;
  return found;
}

function expect(walk: Walk, mark: string): void {
  if (!accept(walk, mark)) fail(walk);
}

function fail({ text, at }: Walk): never {
  throw new SyntaxError(at < text.length ? `no JSON from character ${at + 1} on` : 'the JSON text ends too early');
}
