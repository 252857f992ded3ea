import { type Examples, type ParamTypes, type RequestRule, strings, type Words } from '../../rule.ts';
import { isSigned } from './signed.ts';
import { namesType } from './token-type.ts';

/**
 * `typ` is spelled exactly as the profile writes it.
 *
 * Receivers fold letter case (RFC 7515 section 4.1.9), yet senders are asked for one spelling (RFC 7519 section 5.1).
 * A `typ` that is wrong in any spelling is the business of `typ-value`.
 */
export const rule: RequestRule = {
  id: 'typ-spelling',
  kind: 'request',
  on: 'header',
  refusal: 'authentication',
  applies: isSigned,
  check({ header }, params) {
    const { typ } = header;
    const accept = strings(params, 'accept');
    if (typeof typ !== 'string' || accept.includes(typ) || !namesType(typ, accept)) return [];
    return [{ path: '/header/typ', expected: accept, actual: typ }];
  },
};

export const paramTypes: ParamTypes = { accept: 'strings' };

export const words: Words = {
  title: 'typ is spelled as the profile writes it',
  message: 'typ is right but for its spelling',
  help: 'Spell typ exactly as the profile does; not every receiver folds letter case.',
};

export const examples: Examples = {
  right: [{ title: 'the exact spelling' }],
  wrong: [
    { title: 'lower case', subject: { header: { typ: 'jwt' } } },
    { title: 'the full media type', subject: { header: { typ: 'application/jwt' } } },
  ],
};
