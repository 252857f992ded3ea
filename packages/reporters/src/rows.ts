import type { Exchange, Report, Result } from '@assay/runner';
import { again } from './again.ts';
import { receivedRows, sentRows } from './exchange-rows.ts';
import { excerpt } from './shorten.ts';
import type { Row, Telling } from './telling.ts';
import { nameOf } from './wording.ts';

const shownExchanges = 3;
const longestSentence = 2000;

/** What happened, in one sentence. A fault of an endpoint is told by what it did; the reason then stands in `why`. */
export function headline(result: Result, mode: Report['mode']): string {
  const { status, expected, observed, message } = result;
  if (mode === 'certify' || status !== 'failed') return message;
  if (expected === 'reject' && observed === 'accepted') return 'accepted a request that had to be refused';
  if (expected === 'accept' && observed === 'refused') return 'refused a request that had to be accepted';
  return message;
}

/** Everything about a result beside its headline: what was sent, what came back, why that counts, what to do. */
export function rows(result: Result, telling: Telling): readonly Row[] {
  const command = again(result, telling.mode);
  return [
    ...evidence(result, telling),
    ...(headline(result, telling.mode) === result.message ? [] : [['why', sentence(result.message, telling)] as const]),
    ['rule', `${result.level} ${result.requirement}`],
    ...result.spec.flatMap((reference, index) => clause(reference, index === 0 ? 'clause' : '', telling)),
    ...(result.help === '' ? [] : [['fix', result.help] as const]),
    ...(command === undefined ? [] : [['again', command] as const]),
  ];
}

/** A sentence that may hold text of a server, cut for a screen where it is very long. */
export function sentence(text: string, { detail }: Telling): string {
  return detail === 'short' ? excerpt(text, longestSentence) : text;
}

/** Id, variant and title of a result on one line. */
export function titleOf(result: Pick<Result, 'id' | 'variant' | 'title'>): string {
  return `${nameOf(result)} — ${result.title}`;
}

/** The document and section that a rule rests on, and where to read it. */
function clause(reference: string, label: string, { sections = {} }: Telling): readonly Row[] {
  const section = Object.hasOwn(sections, reference) ? sections[reference] : undefined;
  if (section === undefined) return [[label, reference]];
  return [
    [label, section.title],
    ['', section.url],
  ];
}

function evidence(result: Result, { mode, detail }: Telling): readonly Row[] {
  const { evidence: exchanges } = result;
  const expected = expectation(result, mode);
  const [only] = exchanges;
  if (only !== undefined && exchanges.length === 1) {
    const telling = { detail, number: '' };
    return [...sentRows(only, telling), ...expected, ...receivedRows(only, telling)];
  }
  const told = exchanges.slice(0, shownExchanges).flatMap((exchange: Exchange, index) => {
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
