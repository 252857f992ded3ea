import type { Examples, RequestRule, Words } from '../../rule.ts';
import { cleanHeader, compact } from './example-text.ts';
import { faultsOf } from './faults-of.ts';

/**
 * The first part holds a JSON object in UTF-8; a byte order mark before it is the business of `jws-no-byte-order-mark`.
 *
 * RFC 7519 section 7.2, RFC 8725 section 3.7.
 */
export const rule: RequestRule = {
  id: 'jws-header-json-object',
  kind: 'request',
  on: 'assertion',
  refusal: 'malformed-request',
  check: (view) => faultsOf(view, 'header'),
};

export const words: Words = {
  title: 'the header is a JSON object',
  message: 'the header is no JSON object in UTF-8: {{detail}}',
  expected: 'a JSON object in UTF-8',
  help: 'Encode the header as one JSON object in UTF-8.',
};

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [
    { title: 'white space around the object', subject: { assertion: compact(` ${cleanHeader}\r\n`) } },
    { title: 'behind a byte order mark', subject: { assertion: compact(`\xef\xbb\xbf${cleanHeader}`) } },
  ],
  wrong: [
    { title: 'an empty part', subject: { assertion: compact('') } },
    { title: 'an array', subject: { assertion: compact('[]') } },
    { title: 'no JSON', subject: { assertion: compact('alg=RS384') } },
    { title: 'text behind the object', subject: { assertion: compact(`${cleanHeader}x`) } },
    { title: 'an octet that is not UTF-8', subject: { assertion: compact('{"alg":"RS384","x":"\xff"}') } },
  ],
}))();
