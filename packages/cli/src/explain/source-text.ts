import { type Section, sections } from '@assay/cases';
import { shorten } from '@assay/validator';

let cited: Readonly<Record<string, Section>> | undefined;

/** A cited section for reading: document, heading, and where it is published. */
export function sourceText(spec: string): readonly string[] {
  cited ??= sections();
  const section = Object.hasOwn(cited, spec) ? cited[spec] : undefined;
  return section === undefined ? [spec] : [`${spec}: ${section.title}`, `  ${section.url}`];
}

/** A value as JSON on one line, cut to a length that can be read. */
export function jsonText(value: unknown): string {
  return shorten(JSON.stringify(value) ?? 'absent', 160);
}
