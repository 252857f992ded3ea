import type { Exchange } from '@assay/runner';
import { edited, memberRows, outerEdits, spaced } from './member-rows.ts';
import { seconds } from './seconds.ts';
import { excerpt } from './shorten.ts';
import type { Row, Telling } from './telling.ts';
import { noAnswer } from './wording.ts';

/** How much of an exchange is told, and the number that follows its labels when there are several: ` 2`, else empty. */
export interface Numbered {
  readonly detail: Telling['detail'];
  readonly number: string;
}

const longest: Readonly<Record<Telling['detail'], number>> = { short: 240, full: 4000 };

/** What was sent: the assertion decoded, and what differs from the valid request marked. */
export function sentRows({ request }: Exchange, { detail, number }: Numbered): readonly Row[] {
  const http: readonly Row[] = [json('headers', request.headers, detail), json('params', request.params, detail)];
  const whole = detail === 'full' || number === '';
  return [
    [`sent${number}`, `${request.method} ${request.url}`],
    ...(whole ? outerEdits(request) : request.diff.map(edited)),
    ...(detail === 'full' ? http : []),
    ...(whole ? memberRows(request, longest[detail]) : []),
  ];
}

/** What came back, or why nothing did. */
export function receivedRows({ response, seconds: duration }: Exchange, { detail, number }: Numbered): readonly Row[] {
  const label = `received${number}`;
  if ('none' in response) return [[label, `${noAnswer[response.none]} (${seconds(duration)})`]];
  const body = response.body === '' ? '(no body)' : excerpt(response.body, longest[detail]);
  return [
    [label, `${response.status} ${body}`],
    ...(detail === 'full' ? [json('headers', response.headers, 'full')] : []),
  ];
}

function json(name: string, value: object, detail: Telling['detail']): Row {
  return ['', `${name} ${excerpt(spaced(value), longest[detail])}`];
}
