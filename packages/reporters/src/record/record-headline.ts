import type { Report, Result } from '@assay/runner';
import { inert } from '../inert.ts';
import { notProven } from '../not-proven.ts';
import { visible } from '../visible.ts';
import { isKnown, nameOf, outcomeWords } from '../wording.ts';

/**
 * What a record says, in one line: the verdict, every waiver, and every MUST rule that was not proven. Nobody is to read
 * a verdict without what was left out of it.
 */
export function recordHeadline(report: Report): string {
  const { profile, target, outcome, interrupted } = report;
  const cut = interrupted ? ' (interrupted before the end)' : '';
  const verdict = `${target} ${outcomeWords[outcome]}${cut} under ${profile.id} / ${profile.edition}`;
  return inert(visible([verdict, waivers(report), unproven(report)].join('; ')));
}

function waivers({ results }: Report): string {
  const known = results.filter(isKnown);
  if (known.length === 0) return 'no waivers';
  return `${known.length} ${known.length === 1 ? 'waiver' : 'waivers'}: ${known.map(waiver).join(', ')}`;
}

function waiver(result: Result & Required<Pick<Result, 'known'>>): string {
  const { whose, reason, clause, until } = result.known;
  const end = until === undefined ? '' : `, until ${until}`;
  return `${nameOf(result)} ${result.status} by ${result.requirement} (${whose}: ${reason}; ${clause}${end})`;
}

function unproven(report: Report): string {
  const open = notProven(report).map(({ rule }) => rule);
  if (open.length === 0) return 'every MUST rule judged';
  return `${open.length} MUST ${open.length === 1 ? 'rule' : 'rules'} not proven: ${open.join(', ')}`;
}
