/** Code points beyond C0 and DEL that a reader cannot see, or that reorder what surrounds them; inclusive ranges. */
const unseen: readonly (readonly [first: number, last: number])[] = [
  [0x80, 0x9f], // C1: 0x9b alone starts a terminal sequence
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x2028, 0x202e], // line separators and bidirectional overrides
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xd800, 0xdfff], // lone surrogates
  [0xfdd0, 0xfdef], // non-characters
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff9, 0xfffb],
  [0xe0000, 0xe0fff], // tags
];

/** Tells whether a code point beyond C0 and DEL has no form of its own on a page: controls, format characters, non-characters. */
export function isUnseen(point: number): boolean {
  return (point & 0xfffe) === 0xfffe || unseen.some(([first, last]) => first <= point && point <= last);
}

/**
 * Shows what a terminal would obey or hide: C0 controls as control pictures (U+2400 on), the rest as `\u{…}`.
 *
 * @param keep characters that stay as they are, such as `\n`
 */
export function visible(text: string, keep: string = ''): string {
  let shown = '';
  for (const character of text) shown += keep.includes(character) ? character : picture(character);
  return shown;
}

function picture(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x20) return String.fromCodePoint(0x2400 + point);
  if (point < 0x7f) return character;
  if (point === 0x7f) return '\u2421';
  return isUnseen(point) ? `\\u{${point.toString(16)}}` : character;
}
