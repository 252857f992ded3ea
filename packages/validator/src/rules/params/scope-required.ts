import type { Examples, RequestRule, Words } from '../../rule.ts';
import { valuesOf } from './values-of.ts';

/** `scope` is in the body, with a value. RFC 6749 section 3.3 leaves it open; profiles close it. */
export const rule: RequestRule = {
  id: 'scope-required',
  kind: 'request',
  on: 'params',
  refusal: 'scope',
  check: (view) => (valuesOf(view, 'scope').length > 0 ? [] : [{ path: '/params/scope' }]),
};

export const words: Words = {
  title: 'scope is sent',
  message: 'the body carries no scope',
  expected: 'a scope',
  help: 'Send the scope of access that is asked for.',
};

export const examples: Examples = {
  right: [{ title: 'a scope' }],
  wrong: [
    { title: 'no scope', subject: { params: { scope: undefined } } },
    { title: 'an empty scope', subject: { params: { scope: '' } } },
  ],
};
