import type { Estimate, EstimatedCase } from '@assay/runner';

/** What bounds a run. */
export interface Bounds {
  readonly rate?: number | undefined;
  readonly maxRequests?: number | undefined;
}

/** What a run would send, for reading: every case by group, then requests and waits of each variant. */
export function dryRunText(estimates: readonly Estimate[], bounds: Bounds): string {
  const requests = estimates.reduce((sum, one) => sum + one.requests, 0);
  return [...estimates.flatMap(variantLines), ...estimates.map(sumLine), ...boundLines(requests, bounds), '']
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}

function variantLines({ variant, cases }: Estimate): readonly string[] {
  const groups = [...new Set(cases.map((one) => one.group))];
  const width = Math.max(0, ...cases.map((one) => one.id.length));
  return groups.flatMap((group) => [
    `${group} [${variant}]`,
    ...cases.filter((one) => one.group === group).map((one) => `  ${one.id.padEnd(width)}  ${whatOf(one)}`),
    '',
  ]);
}

function whatOf({ requests, seconds, patience, skip, title }: EstimatedCase): string {
  if (skip !== undefined) return `left out: ${skip}`;
  const waits = seconds > 0 ? `, waits ${seconds} s` : '';
  const more = patience === undefined ? '' : `, up to ${patience} s more if the endpoint is late to notice`;
  return `${counted(requests, 'request')}${waits}${more}: ${title}`;
}

function sumLine({ variant, cases, controls, requests, seconds }: Estimate): string {
  const skipped = cases.filter((one) => one.skip !== undefined).length;
  const sent = counted(cases.length - skipped, 'case');
  const waits = seconds > 0 ? `waits of ${seconds} s in all, side by side` : 'no waits';
  return `${variant}: ${sent}, ${skipped} left out; about ${requests} requests, ${controls} of them controls; ${waits}`;
}

function boundLines(requests: number, { rate, maxRequests }: Bounds): readonly string[] {
  const pace = rate === undefined ? '' : `; at ${rounded(rate)} a second they take ${rounded(requests / rate)} s`;
  const over = maxRequests !== undefined && requests > maxRequests;
  return [
    `about ${requests} requests in all${pace}; nothing was sent`,
    ...(over ? [`--max-requests ${maxRequests} would end the run before that; what is left would be blocked`] : []),
  ];
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}
