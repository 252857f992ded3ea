import type { Report, Result, ShownResponse, Status } from '@assay/runner';
import type { Reportable } from './reportable.ts';
import { seconds } from './seconds.ts';

type NoAnswer = Extract<ShownResponse, { none: unknown }>['none'];

/** Word that opens the block of a result. */
export const statusWord: Readonly<Record<Status, string>> = {
  failed: 'FAIL',
  error: 'ERROR',
  blocked: 'BLOCKED',
  warning: 'WARN',
  passed: 'PASS',
  info: 'INFO',
  skipped: 'SKIP',
};

/** Mark beside a word; the word carries the meaning, too. */
export const statusMark: Readonly<Record<Status, string>> = {
  failed: '✗',
  error: '!',
  blocked: '!',
  warning: '!',
  passed: '✓',
  info: '◦',
  skipped: '◦',
};

/** The order in which counts are told. */
export const tellingOrder: readonly Status[] = ['passed', 'failed', 'error', 'warning', 'blocked', 'skipped', 'info'];

/** A count with its noun: `2 warnings`. */
export function counted(count: number, status: Status): string {
  const plural = count !== 1 && (status === 'warning' || status === 'error') ? 's' : '';
  return `${count} ${status}${plural}`;
}

/** What a run came to. */
export const outcomeWords: Readonly<Record<Report['outcome'], string>> = {
  passed: 'conforms',
  failed: 'does not conform',
  error: 'could not judge',
};

/** Mark beside the words for an outcome. */
export const outcomeMark: Readonly<Record<Report['outcome'], string>> = { passed: '✓', failed: '✗', error: '!' };

/** Why there was no answer. */
export const noAnswer: Readonly<Record<NoAnswer, string>> = {
  timeout: 'no answer in time',
  reset: 'no answer: the connection was reset',
  refused: 'no answer: the connection was refused',
  broken: 'an answer that is not HTTP',
  'too-large': 'an answer too large to read',
};

/** Id and variant, as a person names a result: `exp-absent [RS384]`. */
export function nameOf(result: Pick<Result, 'id' | 'variant'>): string {
  return result.variant === undefined ? result.id : `${result.id} [${result.variant}]`;
}

/** Tells a deviation that the baseline knows; such a result fails nothing. */
export function isKnown(result: Result): result is Result & Required<Pick<Result, 'known'>> {
  return result.known !== undefined && (result.status === 'failed' || result.status === 'warning');
}

/** What a run came to; one that was interrupted never passed. */
export function judgedOutcome({ interrupted, outcome }: Reportable): Report['outcome'] {
  return interrupted ? 'error' : outcome;
}

/**
 * How many results there are, how they ended, and what the run took.
 *
 * @param known how many of them the baseline knows
 */
export function numbers({ summary, seconds: duration, exitCode }: Reportable, known: number): readonly string[] {
  const results = tellingOrder.reduce((sum, status) => sum + summary[status], 0);
  return [
    `${results} ${results === 1 ? 'result' : 'results'}`,
    ...tellingOrder.filter((status) => summary[status] > 0).map((status) => counted(summary[status], status)),
    ...(known === 0 ? [] : [`${known} of them known`]),
    `${summary.requests} ${summary.requests === 1 ? 'request' : 'requests'}`,
    seconds(duration),
    `exit ${exitCode}`,
  ];
}
