import type { Examples, ParamTypes, ResponseRule, Words } from '../../rule.ts';
import { isBareRefusal } from './bare-refusal.ts';
import { directives } from './field-directives.ts';

/**
 * An answer may not be stored: `Cache-Control` holds `no-store`.
 *
 * `errors` says whether refusals count, too; the page of a server in front never does. RFC 6749 section 5.1.
 */
export const rule: ResponseRule = {
  id: 'response-no-store',
  kind: 'response',
  on: 'any',
  refusal: 'authentication',
  check(view, _expected, params) {
    if (!view.issued && (params['errors'] !== true || isBareRefusal(view))) return [];
    const found = directives(view, 'cache-control');
    if (found.includes('no-store')) return [];
    return [{ path: '/headers/cache-control', actual: found.join(', ') }];
  },
};

export const paramTypes: ParamTypes = { errors: 'boolean' };

export const words: Words = {
  title: 'answers are not stored by caches',
  message: 'the answer has no Cache-Control: no-store',
  expected: 'no-store',
  help: 'Send Cache-Control: no-store with the answer; the token in it is for one reader.',
};

const type = ['Content-Type', 'application/json'] as const;
const pragma = ['Pragma', 'no-cache'] as const;
const error = '{"error":"invalid_client","error_description":"client authentication failed"}';

export const examples: Examples = {
  right: [
    {
      title: 'among others, in capitals',
      response: { headers: [type, pragma, ['CACHE-CONTROL', 'private, No-Store']] },
    },
    {
      title: 'on a second line',
      response: { headers: [type, pragma, ['Cache-Control', 'no-cache'], ['cache-control', 'no-store']] },
    },
    {
      title: 'an error, where errors do not count',
      response: { status: 400, headers: [type, pragma], body: error },
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
    { title: 'no Cache-Control', response: { headers: [type, pragma] } },
    { title: 'no-cache is less', response: { headers: [type, pragma, ['Cache-Control', 'no-cache, max-age=0']] } },
    {
      title: 'only inside a quoted argument',
      response: { headers: [type, pragma, ['Cache-Control', 'private="a, no-store, b"']] },
    },
    {
      title: 'an error, where errors count',
      response: { status: 400, headers: [type, pragma], body: error },
      expected: { refusal: 'authentication' },
      params: { errors: true },
    },
  ],
};
