import type { Examples, ResponseRule, Words } from '../../rule.ts';
import { isBareRefusal } from './bare-refusal.ts';
import { isErrorText } from './error-grammar.ts';

/** A refusal names its cause: `error` is a string of printable ASCII. RFC 6749 section 5.2 and appendix A.7. */
export const rule: ResponseRule = {
  id: 'error-json',
  kind: 'response',
  on: 'error',
  refusal: 'authentication',
  yieldsTo: ['response-json-object'],
  check(view) {
    if (isBareRefusal(view)) return [];
    const code = view.members['error'];
    const path = '/body/error';
    if (code === undefined) return [{ path, as: 'absent' }];
    if (typeof code !== 'string') return [{ path, as: 'type', actual: code }];
    return isErrorText(code) ? [] : [{ path, as: 'grammar', actual: code }];
  },
};

export const words: Words = {
  title: 'a refusal names its cause',
  message: {
    absent: 'the answer has no error member',
    type: 'error is not a JSON string',
    grammar: 'error is empty, or has characters that error codes never have',
  },
  expected: { type: 'a JSON string' },
  help: 'Answer a refused request with a JSON object whose error member is a code of RFC 6749 section 5.2.',
};

const refusal = { refusal: 'authentication' } as const;
const body = (members: string) => ({
  status: 400,
  body: `{${members}"error_description":"client authentication failed"}`,
});

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [
    { title: 'a code', response: body('"error":"invalid_client",'), expected: refusal },
    {
      title: 'a status that HTTP explains',
      response: { status: 413, body: '' },
      expected: { refusal: 'method-or-media-type' },
    },
  ],
  wrong: [
    { title: 'no error', response: body(''), expected: refusal },
    { title: 'no error, and nothing was to be refused', response: body('') },
    { title: 'a number', response: body('"error":401,'), expected: refusal },
    { title: 'an object', response: body('"error":{"code":"invalid_client"},'), expected: refusal },
    { title: 'an empty string', response: body('"error":"",'), expected: refusal },
    { title: 'a quote inside', response: body('"error":"invalid\\"client",'), expected: refusal },
    { title: 'a letter beyond ASCII', response: body('"error":"invalid_cliént",'), expected: refusal },
  ],
}))();
