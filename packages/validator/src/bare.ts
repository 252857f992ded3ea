import { type AssertValid, createAssertValid, explainByRule } from './assert-valid.ts';
import { sayRule } from './finding.ts';
import { createValidate, type Validate } from './validate.ts';
import { createValidateResponse, type ValidateResponse } from './validate-response.ts';

/**
 * `validate` without words, for servers that count octets: a finding carries its rule id as message and no help, and of
 * what was expected only what a profile or a fact says.
 */
export const validate: Validate = /* @__PURE__ */ createValidate(sayRule);

/** The throwing twin of this entry's `validate`; the message of its error lists rule ids. */
export const assertValid: AssertValid = /* @__PURE__ */ createAssertValid(validate, explainByRule);

/** `validateResponse` without words. */
export const validateResponse: ValidateResponse = /* @__PURE__ */ createValidateResponse(sayRule);
