import type { Report } from '@assay/runner';
import type { Section } from './options.ts';

/** One line of an account: a label of at most ten letters, or none, and a text that is not escaped yet. */
export type Row = readonly [label: string, text: string];

/** How results are told. */
export interface Telling {
  readonly mode: Report['mode'];
  /** Enough for a screen, or all that a file can hold. */
  readonly detail: 'short' | 'full';
  readonly sections?: Readonly<Record<string, Section>> | undefined;
}
