import { objectIn, strictText, textOf } from './json-object.ts';
import type { Pairs } from './scene.ts';

/** The media type of a form (RFC 6749 appendix B). */
export const FORM_TYPE = 'application/x-www-form-urlencoded';

function decoded(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}

/** The pairs of a form; undefined when its percent-encoding is broken or its octets are not UTF-8. */
export function formPairs(body: Uint8Array): Pairs | undefined {
  const text = strictText(body);
  if (text === undefined) return undefined;
  try {
    return text
      .split('&')
      .filter((piece) => piece !== '')
      .map((piece) => {
        const at = piece.indexOf('=');
        return at < 0 ? [decoded(piece), ''] : [decoded(piece.slice(0, at)), decoded(piece.slice(at + 1))];
      });
  } catch {
    return undefined;
  }
}

/** The pairs in the query of a request target; broken encoding is read as well as it can be. */
export function queryPairs(target: string): Pairs {
  const at = target.indexOf('?');
  return at < 0 ? [] : [...new URLSearchParams(target.slice(at + 1))];
}

/** The members of a JSON object as pairs: what an endpoint sees that reads JSON like a form. */
export function jsonPairs(body: Uint8Array): Pairs {
  const object = objectIn(strictText(body) ?? '') ?? {};
  return Object.entries(object).map(([name, value]) => [name, textOf(value)]);
}

/** The user name and password of an HTTP Basic field; undefined when it is none (RFC 7617 section 2). */
export function basicCredentials(authorization: string | undefined): { user: string; password: string } | undefined {
  const token = /^basic +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) return undefined;
  const text = Buffer.from(token, 'base64').toString('utf8');
  const at = text.indexOf(':');
  return at < 0 ? undefined : { user: text.slice(0, at), password: text.slice(at + 1) };
}
