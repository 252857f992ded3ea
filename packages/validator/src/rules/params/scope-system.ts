import { scopeTokens } from '../../parse/scope.ts';
import { type Examples, type ParamTypes, type RequestRule, strings, type Words } from '../../rule.ts';
import { valuesOf } from './values-of.ts';

/** Every scope begins with a prefix of the profile. SMART Backend Services, Scopes. */
export const rule: RequestRule = {
  id: 'scope-system',
  kind: 'request',
  on: 'params',
  refusal: 'scope',
  yieldsTo: ['scope-syntax'],
  check(view, params) {
    const prefixes = strings(params, 'prefixes');
    const wrong = valuesOf(view, 'scope')
      .flatMap(scopeTokens)
      .find((token) => !prefixes.some((prefix) => token.startsWith(prefix)));
    if (wrong === undefined) return [];
    return [{ path: '/params/scope', expected: prefixes, actual: wrong }];
  },
};

export const paramTypes: ParamTypes = { prefixes: 'strings' };

export const words: Words = {
  title: 'every scope is a system scope',
  message: 'scope "{{actual}}" does not begin with {{expected}}',
  help: 'Ask for scopes that begin with {{expected}}.',
};

const sent = (scope: string) => ({ params: { scope } });

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [
    { title: 'two system scopes', subject: sent('system/Patient.rs system/*.read') },
    { title: 'two prefixes', subject: sent('system/Patient.rs fhir.read'), params: { prefixes: ['system/', 'fhir.'] } },
  ],
  wrong: [
    { title: 'a user scope', subject: sent('user/Patient.rs') },
    { title: 'a patient scope behind a system scope', subject: sent('system/Patient.rs patient/*.rs') },
    { title: 'the prefix in the middle', subject: sent('patient/system/Patient.rs') },
  ],
}))();
