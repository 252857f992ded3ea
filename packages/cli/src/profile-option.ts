import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ownProfile, profileIds, shippedProfile } from '@assay/cases';
import type { Profile } from '@assay/validator';
import { readText } from './files.ts';

/**
 * Finds a profile by id, or reads it from a file.
 *
 * @throws AssayError `ERR_PROFILE` when it is neither, or the file is wrong
 */
export async function findProfile(name: string, from: string): Promise<Profile> {
  if (profileIds().includes(name)) return shippedProfile(name);
  const path = resolve(from, name);
  if (!existsSync(path) && !/[/\\]|\.json$/.test(name)) return shippedProfile(name);
  return ownProfile(await readText(path, 'profile', 'ERR_PROFILE'), name);
}

/** SHA-256 over the flat profile: two runs with the same digest judged by the same rules. */
export function digestOf(profile: Profile): string {
  return `sha256:${createHash('sha256').update(JSON.stringify(profile)).digest('hex')}`;
}
