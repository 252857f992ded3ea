/** What went wrong, for programs. Every error that assay throws on purpose carries one of these. */
export type AssayErrorCode =
  | 'ERR_PROFILE'
  | 'ERR_CASE'
  | 'ERR_CONFIG'
  | 'ERR_KEY'
  | 'ERR_USAGE'
  | 'ERR_REFUSED'
  | 'ERR_UNDECIDED';

/** The one base class of errors thrown on purpose: a stable `code` for programs, a message for people. */
export class AssayError extends Error {
  override readonly name: string = 'AssayError';
  readonly code: AssayErrorCode;

  constructor(code: AssayErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
