/** A JSON text checked: how many members its objects are written with, at all depths, or where it stops being JSON. */
export type JsonScan = { readonly ok: true; readonly members: number } | { readonly ok: false; readonly fault: string };

interface Walk {
  readonly text: string;
  /** Whether names are compared; a walk that only counts them is much faster. */
  readonly names: boolean;
  readonly path: (string | number)[];
  readonly duplicates: string[];
  at: number;
  members: number;
  fault: string;
}

const deepest = 256;
/** A pointer may be as long as the text, so that listing every one of many could take quadratic time. */
const mostDuplicates = 16;
const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const literal = /true|false|null/y;
const simpleEscape = /["\\/bfnrt]/;
const unicodeEscape = /^u[0-9a-fA-F]{4}$/;

/** Checks a text against the grammar of RFC 8259; containers nest at most 256 deep. */
export function scanJson(text: string): JsonScan {
  const { fault, members } = walkOver(text, false);
  return fault === '' ? { ok: true, members } : { ok: false, fault };
}

/** JSON pointers (RFC 6901) of the repeated members of a JSON text, names compared as they read after unescaping. */
export function repeatedMembers(text: string): readonly string[] {
  return [...new Set(walkOver(text, true).duplicates)];
}

function walkOver(text: string, names: boolean): Walk {
  const walk: Walk = { text, names, path: [], duplicates: [], at: 0, members: 0, fault: '' };
  if (value(walk)) {
    skipSpace(walk);
    if (walk.at < text.length) fail(walk, walk.at);
  }
  return walk;
}

function value(walk: Walk): boolean {
  skipSpace(walk);
  const first = walk.text.charAt(walk.at);
  if (first === '"') return string(walk);
  if (first !== '{' && first !== '[')
    return token(walk, first === '-' || (first >= '0' && first <= '9') ? number : literal);
  if (walk.path.length >= deepest) {
    walk.fault = `nested deeper than ${deepest} levels`;
    return false;
  }
  walk.at += 1;
  walk.path.push('');
  const read = first === '{' ? object(walk) : array(walk);
  walk.path.pop();
  return read;
}

function object(walk: Walk): boolean {
  if (accept(walk, '}')) return true;
  const seen = walk.names ? new Map<string, number>() : undefined;
  do {
    skipSpace(walk);
    const start = walk.at;
    if (walk.text.charAt(start) !== '"') return fail(walk, start);
    if (!string(walk)) return false;
    walk.members += 1;
    if (seen !== undefined) count(walk, seen, unescaped(walk.text.slice(start, walk.at)));
    if (!accept(walk, ':')) return fail(walk, walk.at);
    if (!value(walk)) return false;
  } while (accept(walk, ','));
  return accept(walk, '}') || fail(walk, walk.at);
}

function array(walk: Walk): boolean {
  if (accept(walk, ']')) return true;
  let index = 0;
  do {
    walk.path[walk.path.length - 1] = index++;
    if (!value(walk)) return false;
  } while (accept(walk, ','));
  return accept(walk, ']') || fail(walk, walk.at);
}

function string(walk: Walk): boolean {
  const { text } = walk;
  for (let at = walk.at + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      walk.at = at + 1;
      return true;
    }
    if (code < 0x20) return fail(walk, at);
    if (code !== 0x5c) continue;
    if (simpleEscape.test(text.charAt(at + 1))) at += 1;
    else if (unicodeEscape.test(text.slice(at + 1, at + 6))) at += 5;
    else return fail(walk, at);
  }
  return fail(walk, text.length);
}

function token(walk: Walk, pattern: RegExp): boolean {
  pattern.lastIndex = walk.at;
  if (!pattern.test(walk.text)) return fail(walk, walk.at);
  walk.at = pattern.lastIndex;
  return true;
}

function accept(walk: Walk, mark: string): boolean {
  skipSpace(walk);
  if (walk.text.charAt(walk.at) !== mark) return false;
  walk.at += 1;
  return true;
}

function skipSpace(walk: Walk): void {
  for (; ; walk.at++) {
    const code = walk.text.charCodeAt(walk.at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
  }
}

function unescaped(quoted: string): string {
  return quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);
}

/** Counts a name of the innermost object, and notes where it is when it comes the second time. */
function count({ path, duplicates }: Walk, seen: Map<string, number>, name: string): void {
  path[path.length - 1] = name;
  const times = (seen.get(name) ?? 0) + 1;
  seen.set(name, times);
  if (times !== 2 || duplicates.length >= mostDuplicates) return;
  duplicates.push(path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''));
}

function fail(walk: Walk, at: number): false {
  walk.fault = at < walk.text.length ? `no JSON from character ${at + 1} on` : 'the JSON text ends too early';
  return false;
}
