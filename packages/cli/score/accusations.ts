import type { Report, Result } from '@assay/runner';

/** What became of one lawful variant under one profile. */
export interface VariantScore {
  readonly variant: { readonly id: string; readonly title: string };
  readonly profile: string;
  /** What the suite held against it; empty when it was treated fairly. */
  readonly accusations: readonly string[];
  /** Results that could not be judged; a lawful party has none. */
  readonly unjudged: readonly string[];
}

/** What a report holds against somebody. */
export function accusationsOf({ results }: Pick<Report, 'results'>): readonly Result[] {
  return results.filter((one) => one.status === 'failed' || one.status === 'warning');
}

/** How a lawful party was treated, in lines; it may be warned of the rules that it names. */
export function treatmentOf(
  report: Pick<Report, 'results'>,
  isUnjudged: (one: Result) => boolean,
  mayWarn: readonly string[] = [],
): Pick<VariantScore, 'accusations' | 'unjudged'> {
  const unfair = accusationsOf(report).filter(
    ({ status, requirement }) => status === 'failed' || !mayWarn.includes(requirement),
  );
  return { accusations: unfair.map(lineOf), unjudged: report.results.filter(isUnjudged).map(lineOf) };
}

function lineOf({ status, id, variant, requirement, message }: Result): string {
  return `${status} ${id} [${variant}] (${requirement}): ${message}`;
}
