/** Cuts a text to at most `max` UTF-16 code units, the mark of the cut included; never through a surrogate pair. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Cuts a text to `max` UTF-16 code units and says how long it was. */
export function excerpt(text: string, max: number): string {
  return text.length <= max ? text : `${shorten(text, max)} (${text.length} characters)`;
}

/** Puts a text on one line: line breaks and the blanks around them become one space. */
export function oneLine(text: string): string {
  return text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}
