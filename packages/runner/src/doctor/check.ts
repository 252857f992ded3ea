import type { TransportOptions } from '../dispatchers.ts';

/** The way to the endpoint, and how what comes back may be shown. */
export interface Way {
  readonly url: URL;
  readonly transport: TransportOptions;
  /** Replaces what is confidential; before anything is cut, for half of a secret is not known for one. */
  readonly redact: (text: string) => string;
}

/** What is wrong, most likely, and how to mend it. */
export interface Cause {
  /** Where to mend it: a JSON pointer of the configuration, or the name of an environment variable. */
  readonly at: string;
  /** Other places that may be wrong instead; what was seen does not tell them apart. */
  readonly orAt?: readonly string[];
  /** A fact, one line. */
  readonly message: string;
  readonly help: string;
}

/** What was looked at. */
export type CheckName = 'name' | 'connection' | 'answer' | 'clock' | 'key set' | 'request';

/** One thing that was looked at on the way to a token. Nothing of it judges whether anyone conforms. */
export interface Check {
  readonly name: CheckName;
  /** The client that was looked at, where it is about one. */
  readonly client?: string;
  readonly status: 'ok' | 'note' | 'wrong' | 'skipped';
  readonly message: string;
  /** Given when something is wrong. */
  readonly cause?: Cause;
}

/** A check that found something wrong. */
export function wrong(name: CheckName, cause: Cause, client?: string): Check {
  return { name, status: 'wrong', message: cause.message, cause, ...(client !== undefined && { client }) };
}

/** A cause that quotes nothing confidential. */
export function redactedCause(cause: Cause, redact: Way['redact']): Cause {
  return { ...cause, message: redact(cause.message), help: redact(cause.help) };
}

/** The cause as one line: where, and what. */
export function causeLine({ at, orAt = [], message }: Cause): string {
  return `${[at, ...orAt].join(' or ')}: ${message}`;
}
