import type { Examples, ParamTypes, ResponseRule, Words } from '../../rule.ts';
import { isBareRefusal } from './bare-refusal.ts';
import { directives } from './field-directives.ts';

/**
 * An answer carries `Pragma: no-cache` for caches that know nothing newer.
 *
 * `errors` says whether refusals count, too; the page of a server in front never does. RFC 6749 section 5.1; RFC 9111 section 5.4 calls the field deprecated.
 */
export const rule: ResponseRule = {
  id: 'response-pragma',
  kind: 'response',
  on: 'any',
  refusal: 'authentication',
  check(view, _expected, params) {
    if (!view.issued && (params['errors'] !== true || isBareRefusal(view))) return [];
    const found = directives(view, 'pragma');
    if (found.includes('no-cache')) return [];
    return [{ path: '/headers/pragma', actual: found.join(', ') }];
  },
};

export const paramTypes: ParamTypes = { errors: 'boolean' };

export const words: Words = {
  title: 'answers carry the old no-cache field',
  message: 'the answer has no Pragma: no-cache',
  expected: 'no-cache',
  help: 'Send Pragma: no-cache beside Cache-Control: no-store, as RFC 6749 asks.',
};

const type = ['Content-Type', 'application/json'] as const;
const store = ['Cache-Control', 'no-store'] as const;
const error = '{"error":"invalid_client","error_description":"client authentication failed"}';

export const examples: Examples = {
  right: [
    { title: 'in capitals', response: { headers: [type, store, ['PRAGMA', 'No-Cache']] } },
    {
      title: 'an error, where errors do not count',
      response: { status: 400, headers: [type, store], body: error },
      expected: { refusal: 'authentication' },
      params: { errors: false },
    },
    {
      title: 'a status that HTTP explains, where errors count',
      response: { status: 413, headers: [['Content-Type', 'text/html']], body: 'too large' },
      expected: { refusal: 'method-or-media-type' },
      params: { errors: true },
    },
  ],
  wrong: [
    { title: 'no Pragma', response: { headers: [type, store] } },
    { title: 'another directive', response: { headers: [type, store, ['Pragma', 'no-store']] } },
    {
      title: 'an error, where errors count',
      response: { status: 400, headers: [type, store], body: error },
      expected: { refusal: 'authentication' },
      params: { errors: true },
    },
  ],
};
