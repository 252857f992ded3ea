import type { Pair } from '../subject.ts';
import { decodeUtf8, textOfOctets } from './utf8.ts';

/** A form taken apart. */
export interface Form {
  /** In the order sent, repeated names and empty values included. What cannot be decoded stands as it was sent. */
  readonly pairs: readonly Pair[];
  /** The first thing wrong with the encoding; absent when all is well. */
  readonly fault?: string;
}

const broken = /%(?![0-9a-f]{2})/i;
const beyondAscii = /%[89a-f]/i;
const escapes = /(?:%[0-9a-f]{2})+/gi;

/** Parses `application/x-www-form-urlencoded`: `+` is a space, octets are UTF-8. RFC 6749 appendix B. */
export function parseForm(body: string | Uint8Array): Form {
  const octets = typeof body === 'string' ? '' : textOfOctets(body);
  const utf8 = decodeUtf8(octets);
  let fault = utf8.ok ? undefined : utf8.fault;
  const pairs: Pair[] = [];
  for (const piece of (typeof body === 'string' ? body : utf8.ok ? utf8.text : octets).split('&')) {
    if (piece === '') continue;
    const end = piece.indexOf('=');
    const name = end < 0 ? piece : piece.slice(0, end);
    const value = end < 0 ? '' : piece.slice(end + 1);
    const decoded = [decodeFormText(name), decodeFormText(value)] as const;
    fault ??= faultOf([name, value], decoded, pairs.length + 1);
    pairs.push([decoded[0] ?? name, decoded[1] ?? value]);
  }
  return fault === undefined ? { pairs } : { pairs, fault };
}

/** What is wrong with a parameter, the nth, as it was decoded. */
function faultOf([name, value]: Pair, decoded: readonly (string | undefined)[], nth: number): string | undefined {
  if (!decoded.includes(undefined)) return undefined;
  const place = /^[\w.-]{1,40}$/.test(name) ? name : `parameter ${nth}`;
  const isBroken = broken.test(decoded[0] === undefined ? name : value);
  return `${isBroken ? 'broken percent-encoding' : 'octets that are not UTF-8'} in ${place}`;
}

/** Decodes one name or value of a form; undefined when its percent-encoding is broken or its octets are not UTF-8. */
export function decodeFormText(text: string): string | undefined {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
  if (!spaced.includes('%')) return spaced;
  if (broken.test(spaced)) return undefined;
  if (!beyondAscii.test(spaced)) return decodeURIComponent(spaced);
  let isUtf8 = true;
  // The language's own decoder throws, which takes far longer than to decode, and a body may ask for it very often.
  const decoded = spaced.replace(escapes, (run) => {
    const utf8 = decodeUtf8(run.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))));
    isUtf8 &&= utf8.ok;
    return utf8.ok ? utf8.text : run;
  });
  return isUtf8 ? decoded : undefined;
}
