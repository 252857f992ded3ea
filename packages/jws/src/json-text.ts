import type { Json } from '@assay/validator';

/** A JSON text taken apart: its value, and which members occur more than once. */
export interface JsonText {
  readonly value: Json;
  /** Repeated member names by JSON pointer of the object that has them; `` is the outermost value. */
  readonly duplicates: ReadonlyMap<string, readonly string[]>;
}

interface Frame {
  readonly pointer: string;
  readonly names?: Set<string>;
  /** Name or index of the value that comes next. */
  next: string | number;
  /** In an object: whether the next string is a member name. */
  nameNext: boolean;
}

const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/gs;

/** Parses a JSON text (RFC 8259), the last of repeated members winning; undefined when it is no JSON. */
export function parseJson(text: string): JsonText | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return { value, duplicates: repeatedMembers(text) };
  } catch {
    // The reason quotes the text, which may hold a private key.
    return undefined;
  }
}

/** Walks the tokens of a text that is known to be JSON. */
function repeatedMembers(text: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const stack: Frame[] = [];
  for (const [part] of text.matchAll(token)) {
    const top = stack.at(-1);
    if (part === '{' || part === '[') stack.push(open(part, top));
    else if (part === '}' || part === ']') stack.pop();
    else if (part === ',') advance(top);
    else if (top?.names !== undefined && top.nameNext) readName(top, JSON.parse(part) as string, found);
  }
  return found;
}

function open(bracket: string, parent: Frame | undefined): Frame {
  const pointer = parent === undefined ? '' : `${parent.pointer}/${parent.next}`;
  if (bracket === '[') return { pointer, next: 0, nameNext: false };
  return { pointer, names: new Set(), next: '', nameNext: true };
}

function advance(frame: Frame | undefined): void {
  if (frame === undefined) return;
  if (typeof frame.next === 'number') frame.next += 1;
  else frame.nameNext = true;
}

function readName(frame: Frame, name: string, found: Map<string, string[]>): void {
  frame.nameNext = false;
  frame.next = name.replaceAll('~', '~0').replaceAll('/', '~1');
  if (!frame.names?.has(name)) {
    frame.names?.add(name);
    return;
  }
  const repeated = found.get(frame.pointer) ?? [];
  if (!repeated.includes(name)) found.set(frame.pointer, [...repeated, name]);
}
