/** One fact about what is explained: a label, and what it says; following texts stand below the first. */
export type Row = readonly [label: string, ...texts: readonly string[]];

const width = 10;

/** Draws rows below a headline; a row that says nothing is left out. */
export function page(headline: string, rows: readonly Row[]): string {
  const drawn = rows
    .filter(([, ...texts]) => texts.length > 0)
    .flatMap(([label, ...texts]) => [
      ...texts.map((text, index) => `${(index === 0 ? label : '').padEnd(width)}${text}`.trimEnd()),
      '',
    ]);
  return `${[headline, '', ...drawn].join('\n').trimEnd()}\n`;
}
