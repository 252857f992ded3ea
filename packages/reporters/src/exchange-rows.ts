import type { Exchange, ShownRequest, ShownResponse } from '@assay/runner';
import type { Detail, Row } from './row.ts';
import { seconds } from './seconds.ts';
import { excerpt } from './shorten.ts';
import { noAnswer } from './wording.ts';

const longest: Readonly<Record<Detail, number>> = { short: 240, full: 4000 };

/**
 * Tells one exchange: what was sent, each edit marked, and what came back.
 *
 * @param style how much to tell, and the number that follows the labels when there are several exchanges
 */
export function exchangeRows(
  { request, response, seconds: duration }: Exchange,
  style: { readonly detail: Detail; readonly number: string },
): readonly Row[] {
  return [
    [`sent${style.number}`, `${request.method} ${request.url}`],
    ...request.diff.map((line): Row => ['', `${line}   ← edited`]),
    ...decoded(request, style.detail, style.number === ''),
    [`received${style.number}`, answer(response, style.detail, duration)],
    ...(style.detail === 'full' && 'headers' in response ? [json('headers', response.headers, 'full')] : []),
  ];
}

function decoded(request: ShownRequest, detail: Detail, alone: boolean): readonly Row[] {
  if (detail === 'short' && !alone) return [];
  const parts: readonly (readonly [name: string, value: object | undefined, always: boolean])[] = [
    ['headers', request.headers, false],
    ['params', request.params, false],
    ['header', request.header, true],
    ['claims', request.claims, true],
  ];
  return parts.flatMap(([name, value, always]) =>
    value === undefined || (detail === 'short' && !always) ? [] : [json(name, value, detail)],
  );
}

function json(name: string, value: object, detail: Detail): Row {
  return ['', `${name} ${excerpt(JSON.stringify(value), longest[detail])}`];
}

function answer(response: ShownResponse, detail: Detail, duration: number): string {
  if ('none' in response) return `${noAnswer[response.none]} (${seconds(duration)})`;
  const body = response.body === '' ? '(no body)' : excerpt(response.body, longest[detail]);
  return `${response.status} ${body}`;
}
