import { type AssertValid, createAssertValid } from './assert-valid.ts';
import { requestWords, responseWords } from './rules/words.ts';
import { createValidate, type Validate } from './validate.ts';
import { createValidateResponse, type ValidateResponse } from './validate-response.ts';
import { explain, sayWith } from './wording.ts';

/**
 * Judges a token request, or an assertion alone, by one side of a profile.
 *
 * Pure and synchronous: no clock, no I/O, no cryptography; whatever the input, it returns a verdict and never throws.
 *
 * @param subject a whole token request, or `{ assertion }`; a part that is not given is not judged
 * @param profile a flat profile, see `resolveProfile`
 * @param facts what is known beside the subject; times in seconds
 * @param side `server` (what must be refused; the default) or `client` (what must be sent)
 */
export const validate: Validate = /* @__PURE__ */ createValidate(sayWith((rule) => requestWords[rule]));

/**
 * Judges like `validate`, and throws unless the outcome is `accept`: a check not made is not a check passed.
 *
 * @throws AssertionError `ERR_REFUSED` when a MUST is broken, `ERR_UNDECIDED` when a fact was missing to judge one, or no
 *   assertion could be read
 */
export const assertValid: AssertValid = /* @__PURE__ */ createAssertValid(validate, explain);

/** Judges an answer of a token endpoint by the server levels of a profile (RFC 6749 sections 5.1 and 5.2). */
export const validateResponse: ValidateResponse = /* @__PURE__ */ createValidateResponse(
  sayWith((rule) => responseWords[rule]),
);

export { AssertionError, type AssertValid } from './assert-valid.ts';
export * from './error.ts';
export * from './facts.ts';
export { shorten } from './finding.ts';
export * from './json.ts';
export { parseAssertion } from './parse/compact.ts';
export { parseJson } from './parse/json.ts';
export { parseSubject } from './parse/request.ts';
export { parseResponse } from './parse/response.ts';
export * from './profile.ts';
export { resolveProfile } from './resolve-profile.ts';
export * from './response.ts';
export type * from './rule.ts';
export { holds } from './rule-plan.ts';
export { rules } from './rules/index.ts';
export { paramTypes } from './rules/param-types.ts';
export { words } from './rules/words.ts';
export * from './subject.ts';
export type { Validate } from './validate.ts';
export type { ValidateResponse } from './validate-response.ts';
export * from './verdict.ts';
