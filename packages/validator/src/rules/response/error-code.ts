import type { Examples, ResponseRule, Words } from '../../rule.ts';
import { isBareRefusal } from './bare-refusal.ts';

/** A refusal has an `error` code that the profile allows for its class, exact in letter case. RFC 6749 section 5.2. */
export const rule: ResponseRule = {
  id: 'error-code',
  kind: 'response',
  on: 'error',
  refusal: 'authentication',
  yieldsTo: ['error-json', 'response-json-object'],
  check(view) {
    const code = view.members['error'];
    if (view.refusal === undefined || isBareRefusal(view)) return [];
    const allowed = [...view.refusal.error, ...(view.refusal.tolerated ?? [])];
    if (typeof code === 'string' && allowed.includes(code)) return [];
    return [{ path: '/body/error', expected: allowed, ...(code !== undefined && { actual: code }) }];
  },
};

export const words: Words = {
  title: 'a refusal has an error code that fits its cause',
  message: 'the error code does not fit the cause of the refusal',
  help: 'Answer with the code that RFC 6749 section 5.2 gives for this cause: invalid_client for failed authentication.',
};

const body = (code: string) => ({ status: 400, body: `{"error":"${code}","error_description":"refused"}` });

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [
    { title: 'invalid_client', response: body('invalid_client'), expected: { refusal: 'authentication' } },
    { title: 'invalid_scope', response: body('invalid_scope'), expected: { refusal: 'scope' } },
    { title: 'any code where nothing was to be refused', response: body('unauthorized_client') },
    {
      title: 'a status that HTTP explains, without a code',
      response: { status: 415, body: '' },
      expected: { refusal: 'method-or-media-type' },
    },
  ],
  wrong: [
    { title: 'a code for another cause', response: body('invalid_grant'), expected: { refusal: 'authentication' } },
    { title: 'capitals', response: body('INVALID_CLIENT'), expected: { refusal: 'authentication' } },
    { title: 'a code of its own', response: body('jwt_expired'), expected: { refusal: 'authentication' } },
    { title: 'invalid_client for a scope', response: body('invalid_client'), expected: { refusal: 'scope' } },
  ],
}))();
