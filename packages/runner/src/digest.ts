import { createHash } from 'node:crypto';
import type { Profile } from '@assay/validator';

/** SHA-256 over the flat profile: two runs with the same digest judged by the same rules. */
export function digestOf(profile: Profile): string {
  return `sha256:${createHash('sha256').update(JSON.stringify(profile)).digest('hex')}`;
}
