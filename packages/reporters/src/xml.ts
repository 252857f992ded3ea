import { stripAnsi } from './ansi.ts';
import { attachmentFree, loggingCommand } from './inert.ts';
import { visible } from './visible.ts';

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/**
 * Writes character data: terminal sequences taken out, characters that XML 1.0 forbids or nobody sees shown,
 * markup escaped (`>` too, so that no CDATA section is ever needed), CI commands broken by references, attachments by a blank.
 */
export function xmlText(text: string): string {
  return attachmentFree(clean(text))
    .replace(/[&<>\r]/g, reference)
    .replace(loggingCommand, '#&#35;')
    .replace(/^([^\S\n]*)::/gmu, '$1&#58;:');
}

/** Writes an attribute value, without its quotes. TAB, LF and CR become references, which survive normalization (XML 1.0 section 3.3.3). */
export function xmlAttribute(text: string): string {
  return clean(text)
    .replace(/[&<>"\t\n\r]/g, reference)
    .replace(loggingCommand, '#&#35;');
}

/** Attributes by name, in the order they are written; values not escaped yet. */
export type Attributes = Readonly<Record<string, string>>;

/**
 * Writes an element.
 *
 * @param content written XML; nothing makes an empty element
 */
export function element(name: string, attributes: Attributes, content: string = ''): string {
  const inside = name + written(attributes);
  return content === '' ? `<${inside}/>` : `<${inside}>${content}</${name}>`;
}

/** Writes the start of an element whose content and end follow piece by piece. */
export function startTag(name: string, attributes: Attributes): string {
  return `<${name}${written(attributes)}>`;
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${xmlAttribute(value)}"`)
    .join('');
}

function clean(text: string): string {
  return visible(stripAnsi(text), '\t\n\r');
}

function reference(character: string): string {
  return references[character] ?? character;
}
