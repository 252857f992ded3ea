import type { Exchange, Report, Result } from '@assay/runner';
import { again } from './again.ts';
import { receivedRows, sentRows } from './exchange-rows.ts';
import type { Detail, Row } from './row.ts';
import { nameOf } from './wording.ts';

const shownExchanges = 3;

/** What happened, in one sentence. A fault of an endpoint is told by what it did; the reason then stands in `why`. */
export function headline(result: Result, mode: Report['mode']): string {
  const { status, expected, observed, message } = result;
  if (mode === 'certify' || status !== 'failed') return message;
  if (expected === 'reject' && observed === 'accepted') return 'accepted a request that had to be refused';
  if (expected === 'accept' && observed === 'refused') return 'refused a request that had to be accepted';
  return message;
}

/** Everything about a result beside its headline: what was sent, what came back, why that counts, what to do. */
export function rows(result: Result, mode: Report['mode'], detail: Detail): readonly Row[] {
  const command = again(result, mode);
  return [
    ...evidence(result.evidence, expectation(result, mode), detail),
    ['why', why(result, mode)],
    ...(result.help === '' ? [] : [['fix', result.help] as const]),
    ...(command === undefined ? [] : [['again', command] as const]),
  ];
}

/** Id, variant and title of a result on one line. */
export function titleOf(result: Pick<Result, 'id' | 'variant' | 'title'>): string {
  return `${nameOf(result)} — ${result.title}`;
}

function evidence(exchanges: readonly Exchange[], expected: readonly Row[], detail: Detail): readonly Row[] {
  const [only] = exchanges;
  if (only !== undefined && exchanges.length === 1) {
    const telling = { detail, number: '' };
    return [...sentRows(only, telling), ...expected, ...receivedRows(only, telling)];
  }
  const told = exchanges.slice(0, shownExchanges).flatMap((exchange, index) => {
    const telling = { detail, number: ` ${index + 1}` };
    return [...sentRows(exchange, telling), ...receivedRows(exchange, telling)];
  });
  const left = exchanges.length - shownExchanges;
  const more: readonly Row[] = left > 0 ? [['', `and ${left} more, see the JSON report`]] : [];
  return [...told, ...more, ...expected];
}

/** Nothing for a client: what is expected of it is the rule itself. */
function expectation({ expected }: Result, mode: Report['mode']): readonly Row[] {
  if (expected === 'either' || mode === 'certify') return [];
  return [['expected', expected === 'reject' ? 'a refusal' : 'an access token']];
}

function why(result: Result, mode: Report['mode']): string {
  const sources = result.spec.length === 0 ? '' : `${result.spec.join(', ')}: `;
  const rule = `${result.level} ${result.requirement}`;
  return headline(result, mode) === result.message ? `${sources}${rule}` : `${sources}${result.message} (${rule})`;
}
