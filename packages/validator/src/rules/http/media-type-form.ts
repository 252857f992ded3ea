import { formMediaType } from '../../parse/media-type.ts';
import type { Examples, RequestRule, Words } from '../../rule.ts';

/**
 * The body is declared to be a form; parameters such as `charset` do not matter.
 *
 * Only a POST is looked at: of another method the body is not the point. RFC 6749 section 4.4.2 and appendix B.
 */
export const rule: RequestRule = {
  id: 'media-type-form',
  kind: 'request',
  on: 'http',
  refusal: 'method-or-media-type',
  applies: ({ http }) => http.method === 'POST',
  check({ http: { mediaType } }) {
    if (mediaType === formMediaType) return [];
    const path = '/http/content-type';
    return mediaType === '' ? [{ path, as: 'absent' }] : [{ path, as: 'other', actual: mediaType }];
  },
};

export const words: Words = {
  title: 'the body is declared to be a form',
  message: { absent: 'the request has no Content-Type', other: 'the body is declared as {{actual}}' },
  expected: formMediaType,
  help: 'Send the parameters with Content-Type: application/x-www-form-urlencoded.',
};

const sentAs = (value: string) => ({ headers: { 'content-type': value } });

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [
    { title: 'with a charset', subject: sentAs('application/x-www-form-urlencoded;charset=UTF-8') },
    { title: 'in capitals', subject: sentAs('Application/X-WWW-Form-URLEncoded ; charset=utf-8') },
  ],
  wrong: [
    { title: 'application/json', subject: sentAs('application/json') },
    { title: 'a type that begins alike', subject: sentAs('application/x-www-form-urlencodedX') },
    { title: 'no Content-Type', subject: { headers: { 'content-type': undefined } } },
  ],
}))();
