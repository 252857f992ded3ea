import { type AssertValid, createAssertValid } from './assert-valid.ts';
import { createValidate, type Validate } from './validate.ts';
import { createValidateResponse, type ValidateResponse } from './validate-response.ts';

/**
 * `validate` without words, for servers that count octets: a finding carries its rule id as message and no help, and of
 * what was expected only what a profile or a fact says.
 */
export const validate: Validate = /* @__PURE__ */ createValidate(() => undefined);

/** The throwing twin of this entry's `validate`. */
export const assertValid: AssertValid = /* @__PURE__ */ createAssertValid(validate);

/** `validateResponse` without words. */
export const validateResponse: ValidateResponse = /* @__PURE__ */ createValidateResponse(() => undefined);
