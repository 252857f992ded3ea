import { inert, inertLine } from './inert.ts';
import { visible } from './visible.ts';

/** Columns a text takes, one for each code point. */
export function columns(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/**
 * Makes a text safe to print and breaks it at spaces. A word longer than the width stays whole, so that it can be copied.
 * All text that is printed passes here: control characters are shown, CI commands broken.
 *
 * @param width columns of a line
 * @returns at least one line
 */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const [, gap = '', word = ''] of inert(visible(text)).matchAll(/( *)([^ ]+)/g)) {
    const wanted = gap.length + columns(word);
    if (line !== '' && used + wanted > width) {
      lines.push(line);
      line = '';
    }
    const fresh = line === '';
    line = fresh ? inertLine(word) : line + gap + word;
    used = fresh ? columns(line) : used + wanted;
  }
  lines.push(line);
  return lines;
}
