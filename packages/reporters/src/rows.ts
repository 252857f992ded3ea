import type { Exchange, Report, Result } from '@assay/runner';
import { again } from './again.ts';
import { exchangeRows } from './exchange-rows.ts';
import type { Detail, Row } from './row.ts';
import { nameOf } from './wording.ts';

const shownExchanges = 3;

/** What happened, in one sentence; the reason stands in `why`. */
export function headline(result: Result): string {
  if (result.expected === 'reject' && result.observed === 'accepted')
    return 'accepted a request that had to be refused';
  if (result.expected === 'accept' && result.observed === 'refused') return 'refused a request that had to be accepted';
  return result.message;
}

/** Everything about a result beside its headline: what was sent, what came back, why that counts, what to do. */
export function rows(result: Result, mode: Report['mode'], detail: Detail): readonly Row[] {
  const command = again(result, mode);
  const title: Row = ['case', `${nameOf(result)} — ${result.title}`];
  return [
    ...(detail === 'full' ? [title] : []),
    ...evidence(result.evidence, detail),
    ...expectation(result),
    ['why', why(result)],
    ...(result.help === '' ? [] : [['fix', result.help] as const]),
    ...(command === undefined ? [] : [['again', command] as const]),
  ];
}

function evidence(exchanges: readonly Exchange[], detail: Detail): readonly Row[] {
  const shown = exchanges.slice(0, shownExchanges);
  const left = exchanges.length - shown.length;
  const told = shown.flatMap((exchange, index) =>
    exchangeRows(exchange, { detail, number: exchanges.length > 1 ? ` ${index + 1}` : '' }),
  );
  return left === 0 ? told : [...told, ['', `and ${left} more, see the JSON report`]];
}

function expectation({ expected }: Result): readonly Row[] {
  if (expected === 'either') return [];
  return [['expected', expected === 'reject' ? 'a refusal' : 'an access token']];
}

function why(result: Result): string {
  const sources = result.spec.length === 0 ? '' : `${result.spec.join(', ')}: `;
  const rule = `${result.level} ${result.requirement}`;
  return headline(result) === result.message ? `${sources}${rule}` : `${sources}${result.message} (${rule})`;
}
