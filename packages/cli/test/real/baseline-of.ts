import { readFileSync } from 'node:fs';
import { checkShape } from '@assay/cases';
import type { Baseline } from '@assay/runner';

/** The baseline of a server, checked against its schema. */
export function baselineOf(server: string): Baseline {
  const file = `${server}.baseline.json`;
  const text = readFileSync(new URL(file, import.meta.url), 'utf8');
  return checkShape<Baseline>(JSON.parse(text), 'baseline', { file, code: 'ERR_CONFIG' });
}
