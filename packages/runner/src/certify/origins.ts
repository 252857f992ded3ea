/** The origins of a run, without a path. */
export interface Origins {
  /** Where the sessions are. */
  readonly front: string;
  /** Another origin, where no request belongs. */
  readonly away: string;
  /** An origin under a certificate that nobody trusts; only with TLS. */
  readonly foreign?: string;
}
