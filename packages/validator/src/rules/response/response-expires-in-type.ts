import type { Examples, ResponseRule, Words } from '../../rule.ts';

/** `expires_in`, when present, is a positive whole JSON number of seconds. RFC 6749 section 5.1 and appendix A.14. */
export const rule: ResponseRule = {
  id: 'response-expires-in-type',
  kind: 'response',
  on: 'token',
  refusal: 'authentication',
  check({ members }) {
    const seconds = members['expires_in'];
    if (seconds === undefined) return [];
    if (typeof seconds === 'number' && Number.isInteger(seconds) && seconds > 0) return [];
    const fault = { path: '/body/expires_in' };
    return [{ ...fault, as: typeof seconds === 'number' ? 'value' : 'type', actual: seconds }];
  },
};

export const words: Words = {
  title: 'expires_in is a whole number of seconds',
  message: { type: 'expires_in is not a JSON number', value: 'expires_in is not a positive whole number' },
  expected: 'a positive integer',
  help: 'Send expires_in as a bare JSON integer greater than zero, without quotes.',
};

const body = (value: string) => ({
  body: `{"access_token":"t","token_type":"bearer","expires_in":${value},"scope":"system/Patient.rs"}`,
});

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [
    { title: 'one second', response: body('1') },
    { title: 'no expires_in', response: { body: '{"access_token":"t","token_type":"bearer"}' } },
    { title: 'an integer written with a fraction', response: body('300.0') },
  ],
  wrong: [
    { title: 'a numeric string', response: body('"300"') },
    { title: 'null', response: body('null') },
    { title: 'zero', response: body('0') },
    { title: 'a negative number', response: body('-300') },
    { title: 'half a second', response: body('299.5') },
    { title: 'beyond every number', response: body('1e999') },
  ],
}))();
