import type { RecordedExchange } from './certify/recorded.ts';
import type { Measured, Report, Result } from './report.ts';

/** What a run tells while it goes on; `collect` folds the events into one report. */
export type RunEvent =
  | {
      readonly type: 'start';
      readonly head: Pick<Report, 'tool' | 'mode' | 'profile' | 'target' | 'startedAt' | 'seed'>;
      readonly planned: number;
      /** Results that are planned, by what they have in common: `audience [ES384]`. */
      readonly groups?: Readonly<Record<string, number>>;
    }
  /** What a person has to do or know while the run goes on. */
  | { readonly type: 'note'; readonly text: string }
  /** An exchange with a client, judged and without its secrets. */
  | { readonly type: 'exchange'; readonly exchange: RecordedExchange }
  | { readonly type: 'result'; readonly result: Result }
  | { readonly type: 'measured'; readonly measured: Measured }
  | { readonly type: 'end'; readonly seconds: number; readonly requests: number; readonly interrupted: boolean };
