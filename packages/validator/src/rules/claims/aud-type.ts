import type { Examples, ParamTypes, RequestRule, Words } from '../../rule.ts';
import { hasForm } from './audience.ts';

/**
 * `aud` has the JSON form that the profile asks for.
 *
 * `form`: `string`; `string-or-singleton`, a string or a list of one; `any`, a string or a list that is not empty.
 * RFC 7519 section 4.1.3.
 */
export const rule: RequestRule = {
  id: 'aud-type',
  kind: 'request',
  on: 'claims',
  refusal: 'authentication',
  yieldsTo: ['aud-required', 'aud-accepted'],
  check({ claims }, params) {
    const { aud } = claims;
    const form = params['form'] as string;
    if (aud === undefined || hasForm(aud, form)) return [];
    return [{ path: '/claims/aud', as: form, actual: aud }];
  },
};

export const paramTypes: ParamTypes = { form: ['string', 'string-or-singleton', 'any'] };

export const words: Words = {
  title: 'aud has the JSON form asked for',
  message: {
    string: 'the aud claim is not a string',
    'string-or-singleton': 'the aud claim is not a string, or a list of one string',
    any: 'the aud claim is not a string, or a list of strings',
  },
  expected: {
    string: 'a string',
    'string-or-singleton': 'a string, or a list of one string',
    any: 'a string, or a list of strings',
  },
  help: 'Send aud as a plain JSON string; that form is understood everywhere.',
};

const server = 'https://as.example/token';

export const examples: Examples = {
  right: [
    { title: 'a string', subject: { claims: { aud: server } }, params: { form: 'string' } },
    { title: 'a list of one', subject: { claims: { aud: [server] } }, params: { form: 'string-or-singleton' } },
    { title: 'a list of two', subject: { claims: { aud: [server, 'https://as.example'] } }, params: { form: 'any' } },
  ],
  wrong: [
    { title: 'a list where a string is due', subject: { claims: { aud: [server] } }, params: { form: 'string' } },
    {
      title: 'a list of two where one is due',
      subject: { claims: { aud: [server, 'https://as.example'] } },
      params: { form: 'string-or-singleton' },
    },
    { title: 'a number in the list', subject: { claims: { aud: [server, 7] } }, params: { form: 'any' } },
  ],
};
