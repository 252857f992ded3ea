import type { Pair, TokenRequest } from '@assay/validator';

/** A request line (RFC 9112 section 3); the letter case of the method is left to a rule. */
const requestLine = /^([!#$%&'*+.^_`|~\w-]+) (\S+) HTTP\/\d(?:\.\d)?$/;

/**
 * Reads an HTTP request as text (RFC 9112 section 2), with CRLF or bare line feeds; undefined when it is none.
 *
 * A line break at the end of the body is what an editor leaves, unless Content-Length counts it in.
 */
export function readHttp(octets: Buffer): TokenRequest | undefined {
  const start = octets.findIndex((octet) => octet !== 0x0d && octet !== 0x0a);
  const message = octets.subarray(Math.max(0, start));
  const end = endOfHead(message);
  const [line = '', ...fields] = message.toString('latin1', 0, end.head).split(/\r?\n/);
  const [, method, url] = requestLine.exec(line) ?? [];
  if (method === undefined || url === undefined) return undefined;
  const headers = readFields(fields);
  return { method, url, headers, body: bodyOf(message.subarray(end.body), headers) };
}

function endOfHead(message: Buffer): { readonly head: number; readonly body: number } {
  const text = message.toString('latin1');
  const blank = /\r?\n\r?\n/.exec(text);
  if (blank === null) return { head: text.length, body: text.length };
  return { head: blank.index, body: blank.index + blank[0].length };
}

/** Field lines; one that begins with a blank continues the line before (RFC 9112 section 5.2). */
function readFields(lines: readonly string[]): readonly Pair[] {
  const fields: Pair[] = [];
  for (const line of lines) {
    const before = fields.at(-1);
    const colon = line.indexOf(':');
    if (/^[ \t]/.test(line) && before !== undefined)
      fields[fields.length - 1] = [before[0], `${before[1]} ${line.trim()}`];
    else if (colon > 0) fields.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  return fields;
}

function bodyOf(rest: Buffer, headers: readonly Pair[]): Buffer {
  const field = (wanted: string) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
  if (/\bchunked$/i.test(field('transfer-encoding') ?? '')) return joinChunks(rest) ?? withoutLastBreaks(rest);
  return Number(field('content-length')) === rest.length ? rest : withoutLastBreaks(rest);
}

/** The body of a chunked message (RFC 9112 section 7.1); undefined when its chunks are not well-formed. */
function joinChunks(rest: Buffer): Buffer | undefined {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const feed = rest.indexOf(0x0a, at);
    const size = /^([\da-f]{1,8})[ \t]*(?:;.*)?\r?$/i.exec(
      rest.toString('latin1', at, feed < 0 ? rest.length : feed),
    )?.[1];
    if (feed < 0 || size === undefined) return undefined;
    const length = Number.parseInt(size, 16);
    if (length === 0) return Buffer.concat(chunks);
    const end = feed + 1 + length;
    if (end > rest.length) return undefined;
    chunks.push(rest.subarray(feed + 1, end));
    at = rest[end] === 0x0d ? end + 2 : end + 1;
  }
}

/** The octets without carriage returns and line feeds at their end. */
export function withoutLastBreaks(octets: Buffer): Buffer {
  let end = octets.length;
  while (end > 0 && (octets[end - 1] === 0x0a || octets[end - 1] === 0x0d)) end -= 1;
  return octets.subarray(0, end);
}
