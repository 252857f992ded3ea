import type { Examples, RequestRule, Words } from '../../rule.ts';
import { cleanClaims, compact } from './example-text.ts';
import { faultsOf } from './faults-of.ts';

/**
 * The second part holds a JSON object in UTF-8; a byte order mark before it is the business of `jws-no-byte-order-mark`.
 *
 * RFC 7519 section 7.2, RFC 8725 section 3.7.
 */
export const rule: RequestRule = {
  id: 'jws-payload-json-object',
  kind: 'request',
  on: 'assertion',
  refusal: 'malformed-request',
  check: (view) => faultsOf(view, 'payload'),
};

export const words: Words = {
  title: 'the payload is a JSON object',
  message: 'the payload is no JSON object in UTF-8: {{detail}}',
  expected: 'a JSON object in UTF-8',
  help: 'Encode the claims as one JSON object in UTF-8.',
};

const payload = (text: string) => ({ assertion: compact(undefined, text) });

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [
    { title: 'white space around the object', subject: payload(`\t${cleanClaims} `) },
    { title: 'behind a byte order mark', subject: payload(`\xef\xbb\xbf${cleanClaims}`) },
  ],
  wrong: [
    { title: 'an empty part', subject: payload('') },
    { title: 'null', subject: payload('null') },
    { title: 'an array', subject: payload('[1]') },
    { title: 'a string', subject: payload('"x"') },
    { title: 'a comma missing', subject: payload('{"exp":1090 "iat":1000}') },
    { title: 'a value without quotation marks', subject: payload('{"jti":ca87ab0a-1a18}') },
    { title: 'an octet that is not UTF-8', subject: payload('{"x":"\xff"}') },
    { title: 'nested 300 levels deep', subject: payload(`{"x":${'['.repeat(300)}${']'.repeat(300)}}`) },
  ],
}))();
