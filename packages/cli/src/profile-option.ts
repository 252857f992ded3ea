import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ownProfile, parseJsonFile, profileIds, shippedProfile } from '@assay/cases';
import { AssayError, type Profile, rules } from '@assay/validator';
import { configError, type LoadedConfig } from './config.ts';
import { readText } from './files.ts';
import type { Io } from './io.ts';
import { suggest } from './suggest.ts';

/**
 * Finds a profile by id, or reads it from a file.
 *
 * @throws AssayError `ERR_PROFILE` when it is neither, or the file is wrong
 */
export async function findProfile(name: string, from: string): Promise<Profile> {
  if (profileIds().includes(name)) return shippedProfile(name);
  const path = resolve(from, name);
  if (!existsSync(path) && !/[/\\]|\.json$/.test(name)) return shippedProfile(name);
  return ownOf(await readText(path, 'profile', 'ERR_PROFILE'), name);
}

/**
 * The profile of a run: the one of the command line, else the one of the configuration.
 *
 * @throws AssayError `ERR_CONFIG` when neither names one, `ERR_PROFILE` when it is wrong
 */
export async function profileOf(
  given: string | undefined,
  { config, file, path }: LoadedConfig,
  io: Pick<Io, 'cwd'>,
): Promise<Profile> {
  if (given !== undefined) return findProfile(given, io.cwd);
  if (config.profile === undefined) configError(file, '/profile', 'name a profile here or with --profile');
  try {
    return await findProfile(config.profile, path('.'));
  } catch (error) {
    // What is wrong inside a profile file is told with its name; what is wrong with the name stands here.
    if (error instanceof AssayError && /^no profile |^profile /.test(error.message))
      configError(file, '/profile', error.message);
    throw error;
  }
}

/** A profile of the user's own; whatever is wrong with it is told with the name of the file. */
function ownOf(text: string, file: string): Profile {
  const data = parseJsonFile(text, { file, code: 'ERR_PROFILE' });
  const known = rules.map((one) => one.id);
  const strange = rulesOf(data).find((id) => !known.includes(id));
  if (strange !== undefined)
    throw new AssayError('ERR_PROFILE', `${file}: /rules/${strange}: no such rule; ${suggest(strange, known)}`);
  try {
    return ownProfile(text, file);
  } catch (error) {
    if (!(error instanceof AssayError) || error.message.startsWith(file)) throw error;
    throw new AssayError('ERR_PROFILE', `${file}: ${error.message}`, { cause: error });
  }
}

function rulesOf(data: unknown): readonly string[] {
  const { rules: lines } = (data ?? {}) as { readonly rules?: unknown };
  return typeof lines === 'object' && lines !== null ? Object.keys(lines) : [];
}
