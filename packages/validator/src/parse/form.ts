import type { Pair } from '../subject.ts';
import { decodeUtf8, textOfUnits } from './utf8.ts';

/** A form taken apart. */
export interface Form {
  /** In the order sent, repeated names and empty values included. What cannot be decoded stands as it was sent. */
  readonly pairs: readonly Pair[];
  /** The first thing wrong with the encoding; absent when all is well. */
  readonly fault?: string;
}

const broken = /%(?![0-9a-f]{2})/i;
const escapes = /(?:%[0-9a-f]{2})+/gi;

/** Parses `application/x-www-form-urlencoded`: `+` is a space, octets are UTF-8. RFC 6749 appendix B. */
export function parseForm(body: string | Uint8Array): Form {
  const { text, fault } = typeof body === 'string' ? { text: body, fault: undefined } : textOfOctets(body);
  const faults = fault === undefined ? [] : [fault];
  const pairs = text
    .split('&')
    .filter((piece) => piece !== '')
    .map((piece, index): Pair => {
      const end = piece.indexOf('=');
      const name = end < 0 ? piece : piece.slice(0, end);
      const value = end < 0 ? '' : piece.slice(end + 1);
      const place = () => (/^[\w.-]{1,40}$/.test(name) ? name : `parameter ${index + 1}`);
      return [decode(name, faults, place), decode(value, faults, place)];
    });
  return faults[0] === undefined ? { pairs } : { pairs, fault: faults[0] };
}

/** Decodes one name or value of a form; undefined when its percent-encoding is broken or its octets are not UTF-8. */
export function decodeFormText(text: string): string | undefined {
  const spaced = text.replaceAll('+', ' ');
  if (!spaced.includes('%')) return spaced;
  if (broken.test(spaced)) return undefined;
  let fault = false;
  // The language's own decoder throws, which takes far longer than to decode, and a body may ask for it very often.
  const decoded = spaced.replace(escapes, (run) => {
    const utf8 = decodeUtf8(octetsOf(run));
    fault ||= !utf8.ok;
    return utf8.ok ? utf8.text : run;
  });
  return fault ? undefined : decoded;
}

function octetsOf(run: string): Uint8Array {
  const octets = new Uint8Array(run.length / 3);
  for (let at = 0; at < octets.length; at++) octets[at] = Number.parseInt(run.slice(at * 3 + 1, at * 3 + 3), 16);
  return octets;
}

function decode(text: string, faults: string[], place: () => string): string {
  const decoded = decodeFormText(text);
  if (decoded !== undefined) return decoded;
  faults.push(broken.test(text) ? `broken percent-encoding in ${place()}` : `octets that are not UTF-8 in ${place()}`);
  return text;
}

function textOfOctets(octets: Uint8Array): { readonly text: string; readonly fault: string | undefined } {
  const decoded = decodeUtf8(octets);
  if (decoded.ok) return { text: decoded.text, fault: undefined };
  return { text: textOfUnits(octets), fault: decoded.fault };
}
