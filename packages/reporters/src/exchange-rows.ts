import type { Exchange } from '@assay/runner';
import type { Detail, Row } from './row.ts';
import { seconds } from './seconds.ts';
import { excerpt } from './shorten.ts';
import { noAnswer } from './wording.ts';

/** How an exchange is told. */
export interface Telling {
  readonly detail: Detail;
  /** Follows the labels when there are several exchanges: ` 2`, else empty. */
  readonly number: string;
}

const longest: Readonly<Record<Detail, number>> = { short: 240, full: 4000 };

/** What was sent: each edit of the valid request marked, and the assertion decoded. */
export function sentRows({ request }: Exchange, { detail, number }: Telling): readonly Row[] {
  const http: readonly Row[] = [json('headers', request.headers, detail), json('params', request.params, detail)];
  const assertion: readonly Row[] = [
    ...(request.header === undefined ? [] : [json('header', request.header, detail)]),
    ...(request.claims === undefined ? [] : [json('claims', request.claims, detail)]),
  ];
  return [
    [`sent${number}`, `${request.method} ${request.url}`],
    ...request.diff.map((line): Row => ['', `${line}   ← edited`]),
    ...(detail === 'full' ? http : []),
    ...(detail === 'full' || number === '' ? assertion : []),
  ];
}

/** What came back, or why nothing did. */
export function receivedRows({ response, seconds: duration }: Exchange, { detail, number }: Telling): readonly Row[] {
  const label = `received${number}`;
  if ('none' in response) return [[label, `${noAnswer[response.none]} (${seconds(duration)})`]];
  const body = response.body === '' ? '(no body)' : excerpt(response.body, longest[detail]);
  return [
    [label, `${response.status} ${body}`],
    ...(detail === 'full' ? [json('headers', response.headers, 'full')] : []),
  ];
}

/** JSON on one line with blanks at which it can be wrapped. */
function json(name: string, value: object, detail: Detail): Row {
  const text = JSON.stringify(value, null, 1).replace(/\n */g, ' ');
  return ['', `${name} ${excerpt(text, longest[detail])}`];
}
