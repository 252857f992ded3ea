import { resolve } from 'node:path';
import { checkShape, parseJsonFile } from '@assay/cases';
import type { Baseline, Collected } from '@assay/runner';
import type { Profile } from '@assay/validator';
import { configError } from './config.ts';
import { readText } from './files.ts';
import type { Io } from './io.ts';

/** Reads known deviations. @throws AssayError `ERR_CONFIG` naming file, place and what was expected */
export async function loadBaseline(file: string, profile: Profile, io: Io): Promise<Baseline> {
  const text = await readText(resolve(io.cwd, file), 'baseline', 'ERR_CONFIG');
  const data = parseJsonFile(text, { file, code: 'ERR_CONFIG' });
  const baseline = checkShape<Baseline>(data, 'baseline', { file, code: 'ERR_CONFIG' });
  if (baseline.profile !== profile.id)
    configError(file, '/profile', `is for ${baseline.profile}, the run is for ${profile.id}`);
  return baseline;
}

/** Tells which entries are stale, and what to delete. */
export function tellStale(stale: Collected['stale'], io: Io): void {
  for (const { entry, why } of stale) io.stderr(`stale baseline entry (${why}); delete it: ${JSON.stringify(entry)}\n`);
}
