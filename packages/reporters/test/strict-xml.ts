/** An element read by `parseStrict`. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const forbidden = /[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const piece = /<(\/?)([a-z][a-z-]*)((?: [a-z]+="[^"<]*")*)(\/?)>|([^<>]+)/y;

/**
 * Reads the small part of XML 1.0 that a report uses and refuses all else: forbidden characters, references that are
 * not known, unbalanced or unescaped markup, repeated attributes, a second root, raw line breaks in attributes.
 */
export function parseStrict(xml: string): Element {
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!xml.startsWith(head)) throw new Error('no XML declaration');
  const bad = forbidden.exec(xml);
  if (bad !== null) throw new Error(`forbidden character at ${bad.index}`);
  const top: Element = { name: '', attributes: {}, children: [], text: '' };
  const open: Element[] = [top];
  piece.lastIndex = head.length;
  while (piece.lastIndex < xml.length) {
    const at = piece.lastIndex;
    const match = piece.exec(xml);
    if (match === null) throw new Error(`not well-formed at ${at}: ${xml.slice(at, at + 60)}`);
    take(open, match);
  }
  const [root, ...others] = top.children;
  if (open.length !== 1 || root === undefined || others.length > 0 || top.text.trim() !== '')
    throw new Error('not one root');
  return root;
}

/** All elements of one name below another, in document order. */
export function all(from: Element, name: string): readonly Element[] {
  return from.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

function take(open: Element[], [, close, name = '', attributes = '', empty, text]: RegExpExecArray): void {
  const current = open.at(-1);
  if (current === undefined) throw new Error('closed too often');
  if (text !== undefined) {
    current.text += decoded(text.replaceAll('\r\n', '\n').replaceAll('\r', '\n'));
  } else if (close === '/') {
    if (current.name !== name || attributes !== '') throw new Error(`</${name}> closes <${current.name}>`);
    open.pop();
  } else {
    const child: Element = { name, attributes: read(attributes), children: [], text: '' };
    current.children.push(child);
    if (empty === '') open.push(child);
  }
}

function read(attributes: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of attributes.matchAll(/ ([a-z]+)="([^"]*)"/g)) {
    if (Object.hasOwn(found, name)) throw new Error(`attribute ${name} twice`);
    if (/[\t\n\r>]/.test(value)) throw new Error(`raw character in attribute ${name}`);
    found[name] = decoded(value);
  }
  return found;
}

function decoded(text: string): string {
  return text.replace(/&([^;]*;?)/g, (whole, reference: string) => {
    const number = /^#(\d+);$/.exec(reference)?.[1];
    const character = number === undefined ? named[reference.slice(0, -1)] : String.fromCodePoint(Number(number));
    if (!reference.endsWith(';') || character === undefined || forbidden.test(character))
      throw new Error(`bad reference ${whole}`);
    return character;
  });
}
