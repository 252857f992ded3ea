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

/**
 * Writes an element.
 *
 * @param attributes by name, in this order; values not escaped yet
 * @param content written XML; nothing makes an empty element
 */
export function element(name: string, attributes: Readonly<Record<string, string>>, content: string = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlAttribute(value)}"`);
  return content === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${content}</${name}>`;
}

function clean(text: string): string {
  return visible(stripAnsi(text), '\t\n\r');
}

function reference(character: string): string {
  return references[character] ?? character;
}
