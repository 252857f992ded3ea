import { type Examples, type ParamTypes, type RequestRule, strings, type Words } from '../../rule.ts';
import { namesType } from './token-type.ts';

/** `typ` does not name another kind of JWT, whatever its spelling. RFC 8725 sections 3.11 and 3.12. */
export const rule: RequestRule = {
  id: 'typ-not-other-kind',
  kind: 'request',
  on: 'header',
  refusal: 'authentication',
  check({ header }, params) {
    const { typ } = header;
    if (typeof typ !== 'string' || !namesType(typ, strings(params, 'kinds'))) return [];
    return [{ path: '/header/typ', actual: typ }];
  },
};

export const paramTypes: ParamTypes = { kinds: 'strings' };

export const words: Words = {
  title: 'typ does not name another kind of JWT',
  message: 'typ "{{actual}}" names a JWT that was made for another purpose',
  expected: 'the type of a client assertion',
  help: 'Make a JWT for client authentication alone; never present one of another kind.',
};

export const examples: Examples = {
  right: [{ title: 'JWT' }],
  wrong: [
    { title: 'an access token', subject: { header: { typ: 'at+jwt' } } },
    { title: 'a DPoP proof as a full media type', subject: { header: { typ: 'application/DPoP+JWT' } } },
  ],
};
