interface Walk {
  readonly text: string;
  readonly path: (string | number)[];
  readonly duplicates: string[];
  at: number;
  fault: string;
}

/** How deep containers may nest. */
export const deepest = 256;
/** A pointer may be as long as the text, so that listing every one of many could take quadratic time. */
const mostDuplicates = 16;
const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const literal = /true|false|null/y;
const simpleEscape = /["\\/bfnrt]/;
const unicodeEscape = /^u[0-9a-fA-F]{4}$/;

/** What a walk over a text by the grammar of RFC 8259 finds. */
export interface JsonScan {
  /** Where it stops being JSON, or nests too deep; empty for JSON. */
  readonly fault: string;
  /** JSON pointers (RFC 6901) of repeated members, names compared as they read after unescaping. */
  readonly duplicates: readonly string[];
}

/** Walks over a text character by character, which tells all that `JSON.parse` keeps to itself. */
export function scanJson(text: string): JsonScan {
  const walk: Walk = { text, path: [], duplicates: [], at: 0, fault: '' };
  if (value(walk)) {
    skipSpace(walk);
    if (walk.at < text.length) fail(walk, walk.at);
  }
  return { fault: walk.fault, duplicates: [...new Set(walk.duplicates)] };
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
  const seen = new Map<string, number>();
  do {
    skipSpace(walk);
    const start = walk.at;
    if (walk.text.charAt(start) !== '"') return fail(walk, start);
    if (!string(walk)) return false;
    count(walk, seen, unescaped(walk.text.slice(start, walk.at)));
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
