/** Inclusive ranges, written out so that they do not lean on the properties by which the reporters choose. */
const ranges: readonly (readonly [first: number, last: number])[] = [
  [0x00, 0x09],
  [0x0b, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xd800, 0xdfff],
  [0xfdd0, 0xfdef],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffb],
  [0xfffe, 0xffff],
  [0x1fffe, 0x1ffff],
  [0xe0000, 0xe0fff],
  [0x10fffe, 0x10ffff],
];

/** Code points of a text, line feeds aside, that a terminal obeys or hides. */
export function unseenIn(text: string): readonly number[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0).filter((point) =>
    ranges.some(([first, last]) => first <= point && point <= last),
  );
}
