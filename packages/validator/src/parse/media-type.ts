import type { Pair } from '../subject.ts';
import { fieldValues } from './header-fields.ts';

/** The media type of a form (RFC 6749 appendix B). */
export const formMediaType = 'application/x-www-form-urlencoded';

/**
 * The media type that header fields declare: lower case, without parameters, empty when there is no Content-Type.
 *
 * Several fields that disagree give their types joined by a comma, which is no media type: guessing which of them another
 * reader takes would be unsafe. RFC 9110 sections 5.3 and 8.3.
 */
export function mediaTypeOf(headers: readonly Pair[]): string {
  const [first = '', ...more] = fieldValues(headers, 'content-type').map(withoutParameters);
  return more.length === 0 ? first : [...new Set([first, ...more])].join(', ');
}

function withoutParameters(value: string): string {
  const end = value.indexOf(';');
  return (end < 0 ? value : value.slice(0, end)).trim().toLowerCase();
}
