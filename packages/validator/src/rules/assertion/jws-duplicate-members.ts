import type { Examples, RequestRule, Words } from '../../rule.ts';
import { cleanClaims, cleanHeader, compact } from './example-text.ts';

/**
 * No member of header or claims occurs twice, at any depth.
 *
 * Two readers may take different ones of them. RFC 7515 section 4, RFC 7519 section 4.
 */
export const rule: RequestRule = {
  id: 'jws-duplicate-members',
  kind: 'request',
  on: 'assertion',
  refusal: 'malformed-request',
  check: ({ assertion }) => assertion.duplicates.map((pointer) => ({ path: pointer })),
};

export const words: Words = {
  title: 'no member occurs twice',
  message: '{{path}} occurs more than once',
  expected: 'one member of this name',
  help: 'Write each member once, and refuse repeated ones or take the last of them everywhere.',
};

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [{ title: 'the same name at two depths', subject: { claims: { a: { iss: 'x' }, b: { iss: 'x' } } } }],
  wrong: [
    { title: 'kid twice', subject: { assertion: compact(cleanHeader.replace('"kid"', '"kid":"k1","kid"')) } },
    {
      title: 'alg twice, once escaped',
      subject: { assertion: compact(cleanHeader.replace('{', '{"\\u0061lg":"none",')) },
    },
    { title: 'sub twice', subject: { assertion: compact(undefined, cleanClaims.replace('{', '{"sub":"client-2",')) } },
    {
      title: 'a nested member twice',
      subject: { assertion: compact(undefined, cleanClaims.replace('{', '{"a":[{"b":1,"b":1}],')) },
    },
  ],
}))();
