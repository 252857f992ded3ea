import type { Examples, ResponseRule, Words } from '../../rule.ts';
import { isBareRefusal } from './bare-refusal.ts';

/** A refusal has an `error` code that the profile names, not one that it only tolerates. RFC 6749 section 5.2. */
export const rule: ResponseRule = {
  id: 'error-code-preferred',
  kind: 'response',
  on: 'error',
  refusal: 'authentication',
  yieldsTo: ['error-code', 'error-json', 'response-json-object'],
  check(view) {
    const code = view.members['error'];
    if (view.refusal === undefined || isBareRefusal(view)) return [];
    const { error } = view.refusal;
    if (typeof code === 'string' && error.includes(code)) return [];
    return [{ path: '/body/error', expected: error, ...(code !== undefined && { actual: code }) }];
  },
};

export const words: Words = {
  title: 'a refusal has the error code asked for',
  message: 'the error code is only tolerated for this cause',
  help: 'Answer with the code that the profile names, so that a client can tell a bad request from bad credentials.',
};

const body = (code: string) => ({ status: 400, body: `{"error":"${code}","error_description":"refused"}` });

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [
    { title: 'invalid_client', response: body('invalid_client'), expected: { refusal: 'authentication' } },
    { title: 'any code where nothing was to be refused', response: body('invalid_request') },
    {
      title: 'a status that HTTP explains, without a code',
      response: { status: 405, body: '' },
      expected: { refusal: 'method-or-media-type' },
    },
  ],
  wrong: [{ title: 'invalid_request', response: body('invalid_request'), expected: { refusal: 'authentication' } }],
}))();
