import { type Examples, type ParamTypes, type RequestRule, strings, type Words } from '../../rule.ts';
import { isSigned } from './signed.ts';
import { namesType } from './token-type.ts';

/**
 * `typ`, when present, is one of those accepted.
 *
 * It is compared as a media type: letter case and a leading `application/` do not count. RFC 7515 section 4.1.9.
 */
export const rule: RequestRule = {
  id: 'typ-value',
  kind: 'request',
  on: 'header',
  refusal: 'authentication',
  yieldsTo: ['typ-not-other-kind'],
  applies: isSigned,
  check({ header }, params) {
    const { typ } = header;
    const accept = strings(params, 'accept');
    if (typ === undefined || namesType(typ, accept)) return [];
    return [{ path: '/header/typ', expected: accept, actual: typ }];
  },
};

export const paramTypes: ParamTypes = { accept: 'strings' };

export const words: Words = {
  title: 'typ is one of those accepted',
  message: 'typ does not name an accepted token type',
  help: 'Write the token type that the profile names into typ.',
};

export const examples: Examples = {
  right: [
    { title: 'the accepted type' },
    { title: 'no typ', subject: { header: { typ: undefined } }, params: { accept: ['JWT'] } },
  ],
  wrong: [
    { title: 'another type', subject: { header: { typ: 'JWS' } } },
    { title: 'empty typ', subject: { header: { typ: '' } } },
    { title: 'a number', subject: { header: { typ: 1 } } },
    { title: 'a further slash, so that application/ counts', subject: { header: { typ: 'application/JWT/1' } } },
  ],
};
