import { isScope } from '../../parse/scope.ts';
import type { Examples, RequestRule, Words } from '../../rule.ts';
import { valuesOf } from './values-of.ts';

/**
 * `scope` is a list of tokens of printable ASCII, with one space between, without quotation mark and backslash.
 *
 * RFC 6749 section 3.3 and appendix A.4.
 */
export const rule: RequestRule = {
  id: 'scope-syntax',
  kind: 'request',
  on: 'params',
  refusal: 'scope',
  check(view) {
    const wrong = valuesOf(view, 'scope').find((value) => !isScope(value));
    if (wrong === undefined) return [];
    return [{ path: '/params/scope', actual: wrong }];
  },
};

export const words: Words = {
  title: 'scope follows the grammar',
  message: 'scope is not a list of tokens with single spaces between',
  expected: 'tokens with one space between',
  help: 'Join the scopes with one space each, without quotation marks, line breaks or a space at either end.',
};

const sent = (scope: string) => ({ params: { scope } });

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [
    { title: 'two scopes', subject: sent('system/Patient.rs system/Observation.rs') },
    { title: 'all kinds of characters', subject: sent("system/*.cruds?_a=1&b=!#$%'()+,:;<=>@[]^`{|}~") },
  ],
  wrong: [
    { title: 'two spaces', subject: sent('system/Patient.rs  system/Observation.rs') },
    { title: 'a space in front', subject: sent(' system/Patient.rs') },
    { title: 'a space at the end', subject: sent('system/Patient.rs ') },
    { title: 'a tab', subject: sent('system/Patient.rs\tsystem/Observation.rs') },
    { title: 'a line feed at the end', subject: sent('system/Patient.rs\n') },
    { title: 'quotation marks', subject: sent('"system/Patient.rs"') },
    { title: 'a backslash', subject: sent('system\\/Patient.rs') },
    { title: 'a letter beyond ASCII', subject: sent('system/Pätient.rs') },
  ],
}))();
