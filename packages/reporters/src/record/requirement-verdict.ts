import type { Requirement, Result } from '@assay/runner';
import { isKnown } from '../wording.ts';

/** What became of a requirement, in a word; a fault that is waived says so. */
export function verdictOf({ rule, passed, failed, warning }: Requirement, results: readonly Result[]): string {
  const known = results.filter((one) => one.requirement === rule && isKnown(one)).length;
  if (failed + warning > 0 && known === failed + warning) return 'waived';
  if (failed > 0) return 'failed';
  if (warning > 0) return 'warning';
  return passed > 0 ? 'passed' : 'not proven';
}

/** What a rule asks: the title of the result that bears its name, else of the first that speaks of it. */
export function titleOf({ rule }: Pick<Requirement, 'rule'>, results: readonly Result[]): string {
  const about = results.filter((one) => one.requirement === rule);
  return (about.find(({ id }) => id === rule) ?? about[0])?.title ?? rule;
}
