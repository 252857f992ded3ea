import { visible } from './visible.ts';
import { columns, wrap } from './wrap.ts';

/** Colours used; each stands beside a word or mark that says the same. */
export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow';

/** Where text is drawn: lines of one width, in colour or not. */
export interface Canvas {
  readonly width: number;
  readonly color: boolean;
}

const codes: Readonly<Record<Style, number>> = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 };
const esc = String.fromCodePoint(0x1b);

/** A canvas of 40 to 1000 columns; 100 without colour unless told otherwise. */
export function canvas(options: { readonly color?: boolean; readonly width?: number } = {}): Canvas {
  const wanted = Math.trunc(options.width ?? 100);
  const width = Number.isNaN(wanted) ? 100 : Math.min(Math.max(wanted, 40), 1000);
  return { width, color: options.color ?? false };
}

/**
 * Draws a text behind a label, wrapped, with following lines indented to the same column.
 *
 * @param label our own words with the blanks around them; only a label is coloured
 */
export function labelled(on: Canvas, label: readonly [text: string, style: Style], text: string): readonly string[] {
  const [words, style] = label;
  const indent = columns(words);
  return wrap(text, on.width - indent).map((line, index) => {
    const start = index === 0 ? paint(on, words, style) : ' '.repeat(indent);
    return (start + line).trimEnd();
  });
}

/** A ruled line across the canvas. */
export function rule(on: Canvas): string {
  return paint(on, '─'.repeat(on.width), 'dim');
}

/** Columns that a text takes once it is made visible. */
export function columnsOf(text: string): number {
  return columns(visible(text));
}

/** Pads a text that still has to be made visible, to a number of columns. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columnsOf(text)));
}

function paint({ color }: Canvas, text: string, style: Style): string {
  const [, before = '', words = '', after = ''] = /^( *)(.*?)( *)$/.exec(text) ?? [];
  return color && words !== '' ? `${before}${esc}[${codes[style]}m${words}${esc}[0m${after}` : text;
}
