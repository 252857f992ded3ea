import type { Report, Result, ShownResponse, Status } from '@assay/runner';

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
