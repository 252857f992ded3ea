import { type Examples, type ParamTypes, type ResponseRule, strings, type Words } from '../../rule.ts';

/**
 * The answer names a `token_type` that the profile knows, in any letter case.
 *
 * An empty `accept` lets every name pass. RFC 6749 sections 5.1 and 7.1.
 */
export const rule: ResponseRule = {
  id: 'response-token-type',
  kind: 'response',
  on: 'token',
  refusal: 'authentication',
  check({ members }, _expected, params) {
    const type = members['token_type'];
    const accept = strings(params, 'accept');
    const fault = { path: '/body/token_type', expected: accept };
    if (type === undefined) return [{ ...fault, as: 'absent' }];
    if (typeof type !== 'string' || type === '') return [{ ...fault, as: 'type', actual: type }];
    const known = accept.length === 0 || accept.some((one) => one.toLowerCase() === type.toLowerCase());
    return known ? [] : [{ ...fault, as: 'other', actual: type }];
  },
};

export const paramTypes: ParamTypes = { accept: 'strings' };

export const words: Words = {
  title: 'the answer names the type of its token',
  message: {
    absent: 'the answer has no token_type',
    type: 'token_type is not a JSON string with a name in it',
    other: 'token_type is not {{expected}}',
  },
  expected: 'the name of a token type',
  help: 'Say which kind of token was issued: "token_type": "bearer".',
};

const body = (type: string) => ({ body: `{"access_token":"t",${type}"expires_in":300,"scope":"system/Patient.rs"}` });

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [
    { title: 'in capitals', response: body('"token_type":"Bearer",') },
    { title: 'the second of two', response: body('"token_type":"dpop",'), params: { accept: ['bearer', 'DPoP'] } },
    { title: 'another name, where any will do', response: body('"token_type":"DPoP",'), params: { accept: [] } },
  ],
  wrong: [
    { title: 'no token_type', response: body('') },
    { title: 'another name', response: body('"token_type":"mac",') },
    { title: 'an empty name, where any will do', response: body('"token_type":"",'), params: { accept: [] } },
    { title: 'null', response: body('"token_type":null,') },
  ],
}))();
