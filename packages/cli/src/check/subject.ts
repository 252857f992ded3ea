import { AssayError, type RawSubject } from '@assay/validator';
import { readHttp, withoutLastBreaks } from './http-text.ts';
import { type Input, inputLimit } from './input.ts';

/** What was given, told apart. */
export interface Given {
  readonly kind: 'request' | 'form' | 'assertion';
  readonly subject: RawSubject;
}

/** Parameters of a token request (RFC 6749 section 4, RFC 7521 section 4.2): a text with none of them is no form. */
const parameters = new Set([
  'grant_type',
  'client_assertion',
  'client_assertion_type',
  'client_id',
  'client_secret',
  'scope',
  'assertion',
]);

/**
 * Tells an HTTP request, a form body and an assertion apart. Whatever is neither of the first two is an assertion.
 *
 * @throws AssayError `ERR_USAGE` for a request or form that is too long to be read whole
 */
export function tellApart({ octets, from, cut }: Input): Given {
  const text = asUtf8(Buffer.from(octets));
  const request = readHttp(text);
  const form = request === undefined && isForm(text.toString('latin1'));
  if (cut && (request !== undefined || form)) {
    throw new AssayError(
      'ERR_USAGE',
      `check: ${from}: more than ${inputLimit} octets; a token request is never that long`,
    );
  }
  if (request !== undefined) return { kind: 'request', subject: request };
  const body = from.startsWith('the argument') ? text : withoutLastBreaks(text);
  if (!form) return { kind: 'assertion', subject: { assertion: new TextDecoder().decode(body) } };
  const headers = [['content-type', 'application/x-www-form-urlencoded']] as const;
  return { kind: 'form', subject: { method: 'POST', url: '/', headers, body: withoutLastBreaks(text) } };
}

/** Shells of Windows write UTF-16; a byte order mark tells. One of UTF-8 belongs to the file, not to its text. */
function asUtf8(octets: Buffer): Buffer {
  if (octets[0] === 0xff && octets[1] === 0xfe) return Buffer.from(new TextDecoder('utf-16le').decode(octets));
  if (octets[0] === 0xef && octets[1] === 0xbb && octets[2] === 0xbf) return octets.subarray(3);
  return octets;
}

function isForm(text: string): boolean {
  return text.split('&', 100).some((piece) => {
    const [name = ''] = piece.trimStart().split('=', 1);
    return piece.includes('=') && parameters.has(name.replaceAll('%5F', '_').replaceAll('%5f', '_'));
  });
}
