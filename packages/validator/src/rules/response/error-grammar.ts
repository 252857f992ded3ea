/** Whether a text is `1*NQSCHAR`, the grammar of `error` and `error_description`. RFC 6749 appendices A.7 and A.8. */
export function isErrorText(text: string): boolean {
  return text !== '' && !/[^\x20\x21\x23-\x5b\x5d-\x7e]/.test(text);
}

/** Whether a text has only the characters of a URI-reference, with whole percent triplets. RFC 6749 appendix A.9. */
export function isUriReference(text: string): boolean {
  return !/[^\w\-.~:/?#[\]@!$&'()*+,;=%]|%(?![0-9A-Fa-f]{2})/.test(text);
}
