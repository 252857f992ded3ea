/** Prints figures as a Markdown table: names to the left, numbers to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  console.log([line(head), `|${rule.join('|')}|`, ...rows.map(line), ''].join('\n'));
}
