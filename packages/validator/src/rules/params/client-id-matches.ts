import type { Examples, RequestRule, Words } from '../../rule.ts';
import { valuesOf } from './values-of.ts';

/**
 * `client_id`, when sent, names the client that the assertion is about.
 *
 * Without a readable string `sub` there is nothing to compare with; a `sub` that is not the client's own is the business
 * of `sub-is-client-id` and `client-known`. RFC 7521 section 4.2.
 */
export const rule: RequestRule = {
  id: 'client-id-matches',
  kind: 'request',
  on: 'params',
  refusal: 'malformed-request',
  yieldsTo: ['sub-is-client-id', 'client-known'],
  check(view) {
    const { sub } = view.claims;
    if (typeof sub !== 'string') return [];
    const wrong = valuesOf(view, 'client_id').find((value) => value !== sub);
    return wrong === undefined ? [] : [{ path: '/params/client_id', expected: sub, actual: wrong }];
  },
};

export const words: Words = {
  title: 'client_id names the client of the assertion',
  message: 'client_id is not the sub of the assertion',
  help: 'Leave client_id out, or send the same value as in sub.',
};

export const examples: Examples = {
  right: [
    { title: 'no client_id' },
    { title: 'the same client_id', subject: { params: { client_id: 'client-1' } } },
    { title: 'an empty client_id', subject: { params: { client_id: '' } } },
  ],
  wrong: [
    { title: 'another client_id', subject: { params: { client_id: 'client-2' } } },
    { title: 'another letter case', subject: { params: { client_id: 'Client-1' } } },
  ],
};
