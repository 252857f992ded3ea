/**
 * Characters that a reader cannot see or that reorder what surrounds them: controls, lone surrogates, line separators,
 * bidirectional overrides, invisible format characters, non-characters. A terminal may obey them, a page hides them.
 */
export const unseen: RegExp =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\ufff9-\ufffb]/gu;

/**
 * Shows what a terminal would obey or hide: C0 controls as control pictures (U+2400 on), the rest as `\u{…}`.
 *
 * @param keep characters that stay as they are, such as `\n`
 */
export function visible(text: string, keep: string = ''): string {
  return text.replace(unseen, (character) => (keep.includes(character) ? character : picture(character)));
}

function picture(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x20) return String.fromCodePoint(0x2400 + point);
  return point === 0x7f ? '\u2421' : `\\u{${point.toString(16)}}`;
}
