import type { Http, Pair, RawSubject, Subject, TokenRequest } from '../subject.ts';
import { parseAssertion } from './compact.ts';
import { type Form, parseForm } from './form.ts';
import { fieldValues } from './header-fields.ts';
import { formMediaType, mediaTypeOf } from './media-type.ts';

/**
 * Takes a token request, or an assertion alone, apart; never throws. RFC 6749 section 3.2, RFC 7521 section 4.2.
 *
 * A body is read only when it is declared to be a form, and makes parameters only when it was sent by POST. The assertion
 * is looked for in the body first, then in the query.
 */
export function parseSubject(raw: RawSubject): Subject {
  if ('assertion' in raw) return { assertion: parseAssertion(raw.assertion) };
  const mediaType = mediaTypeOf(raw.headers);
  const body = mediaType === formMediaType ? parseForm(raw.body) : undefined;
  const http = httpOf(raw, mediaType, body);
  const sent = body?.pairs.filter(hasValue);
  const assertion = [...(sent ?? []), ...http.query.filter(hasValue)].find(([name]) => name === 'client_assertion');
  return {
    http,
    ...(raw.method === 'POST' && sent && { params: sent }),
    ...(assertion && { assertion: parseAssertion(assertion[1]) }),
  };
}

function httpOf({ method, url, headers }: TokenRequest, mediaType: string, body: Form | undefined): Http {
  const query = parseForm(/^[^?#]*\?([^#]*)/.exec(url)?.[1] ?? '').pairs;
  const authorization = fieldValues(headers, 'authorization').join(', ');
  return {
    method,
    url,
    mediaType,
    ...(authorization !== '' && { authorization }),
    query,
    repeated: repeatedNames(body?.pairs ?? []),
    ...(body?.fault !== undefined && { formFault: body.fault }),
  };
}

function hasValue([, value]: Pair): boolean {
  return value !== '';
}

function repeatedNames(pairs: readonly Pair[]): readonly string[] {
  const once = new Set<string>();
  const twice = new Set<string>();
  for (const [name] of pairs) (once.has(name) ? twice : once).add(name);
  return [...twice];
}
