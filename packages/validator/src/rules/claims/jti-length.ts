import { type Examples, integer, type ParamTypes, type RequestRule, type Words } from '../../rule.ts';

/** `jti` has at most `max` characters. */
export const rule: RequestRule = {
  id: 'jti-length',
  kind: 'request',
  on: 'claims',
  refusal: 'authentication',
  check({ claims: { jti } }, params) {
    const max = integer(params, 'max');
    if (typeof jti !== 'string') return [];
    const length = Array.from(jti).length;
    if (length <= max) return [];
    return [{ path: '/claims/jti', data: { length, max }, actual: jti }];
  },
};

export const paramTypes: ParamTypes = { max: 'integer' };

export const words: Words = {
  title: 'jti is no longer than allowed',
  message: 'jti has {{length}} characters, {{max}} are allowed',
  expected: 'at most {{max}} characters',
  help: 'Use a UUID, or another identifier of at most {{max}} characters.',
};

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [
    { title: 'exactly as long as allowed', subject: { claims: { jti: 'x'.repeat(151) } }, params: { max: 151 } },
    { title: 'characters beyond 16 bits', subject: { claims: { jti: '😀😀' } }, params: { max: 2 } },
  ],
  wrong: [{ title: 'one character more', subject: { claims: { jti: 'x'.repeat(152) } }, params: { max: 151 } }],
}))();
