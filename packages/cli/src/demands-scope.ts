import { lineOf } from '@assay/cases';
import type { Profile } from '@assay/validator';

/** Whether every request under a profile must name a scope. */
export function demandsScope(profile: Profile): boolean {
  return lineOf(profile, 'scope-required')?.client === 'MUST';
}
