import { type Examples, type ParamTypes, type RequestRule, strings, type Words } from '../../rule.ts';
import { valuesOf } from './values-of.ts';

/** `grant_type` is one that the profile knows, character for character. RFC 6749 section 5.2. */
export const rule: RequestRule = {
  id: 'grant-type-accepted',
  kind: 'request',
  on: 'params',
  refusal: 'grant',
  check(view, params) {
    const accept = strings(params, 'accept');
    const wrong = valuesOf(view, 'grant_type').find((value) => !accept.includes(value));
    if (wrong === undefined) return [];
    return [{ path: '/params/grant_type', expected: accept, actual: wrong }];
  },
};

export const paramTypes: ParamTypes = { accept: 'strings' };

export const words: Words = {
  title: 'grant_type is an accepted one',
  message: 'grant_type "{{actual}}" is not accepted here',
  help: 'Send grant_type {{expected}}.',
};

const accept = { accept: ['client_credentials', 'refresh_token'] };

export const examples: Examples = {
  right: [
    { title: 'client_credentials' },
    { title: 'the second of two', subject: { params: { grant_type: 'refresh_token' } }, params: accept },
  ],
  wrong: [
    { title: 'a grant type of nobody', subject: { params: { grant_type: 'example' } } },
    { title: 'a known one that is not accepted', subject: { params: { grant_type: 'password' } }, params: accept },
    { title: 'capitals', subject: { params: { grant_type: 'Client_Credentials' } } },
  ],
};
