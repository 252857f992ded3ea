import { type CitedDocument, citedDocuments } from '@assay/cases';
import { shorten } from '@assay/validator';

let documents: readonly CitedDocument[] | undefined;

/** A cited section for reading: document, heading, and where it is published. */
export function sourceText(spec: string): readonly string[] {
  const [id = '', section = ''] = spec.split('#');
  documents ??= citedDocuments();
  const document = documents.find((one) => one.id === id);
  if (document === undefined) return [spec];
  const heading = document.sections[section];
  return [
    `${spec}: ${document.title}${heading === undefined ? '' : ` — ${heading}`}`,
    `  ${addressOf(document, section)}`,
  ];
}

/** RFCs have an anchor for every numbered section. */
function addressOf({ id, url }: CitedDocument, section: string): string {
  const number = /^(\d+(?:\.\d+)*)(?:-item-\d+)?$/.exec(section)?.[1];
  return /^rfc\d+$/.test(id) && number !== undefined ? `${url}#section-${number}` : url;
}

/** A value as JSON on one line, cut to a length that can be read. */
export function jsonText(value: unknown): string {
  return shorten(JSON.stringify(value) ?? 'absent', 160);
}
