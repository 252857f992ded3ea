import type { FormDecisions } from '../behaviour.ts';
import { FORM_TYPE, formPairs } from '../form.ts';

/** Parameters that say who the client is, or what is asked for: none may come twice. */
const SINGLE: readonly string[] = [
  ...['client_assertion', 'client_assertion_type', 'client_id', 'client_secret'],
  ...['grant_type', 'scope'],
];

const CREDENTIALS: readonly string[] = ['client_assertion', 'client_assertion_type', 'client_secret'];

/** A media type without its parameters, lower case. */
export function essence(contentType: string | undefined): string {
  return (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** How the correct endpoint reads a request (RFC 6749 sections 3.2 and 4.4.2). */
export const formDecisions: FormDecisions = {
  admit: () => undefined,
  methodAllowed: (method) => method === 'POST',
  mediaTypeAccepted: (contentType) => essence(contentType) === FORM_TYPE,
  bodyTooLarge: (request) => request.overflow,
  readForm: (request) => formPairs(request.body),
  queryRefused: (query) => query.some(([name]) => CREDENTIALS.includes(name)),
  repeatedRefused: (names) => SINGLE.some((single) => names.filter((name) => name === single).length > 1),
  parameters: (body) => body,
  parametersRefused: () => false,
  valueOf: (pairs, name) => pairs.find(([candidate]) => candidate === name)?.[1] || undefined,
};
