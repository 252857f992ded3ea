import { dirname, resolve } from 'node:path';
import { checkShape, nearest, parseJsonFile, type Role } from '@assay/cases';
import { AssayError } from '@assay/validator';
import { readText } from './files.ts';

/** A client as the configuration file names it (`suites/schema/config.schema.json`). */
export interface ClientConfig {
  readonly clientId: string;
  readonly alg: string;
  readonly key?: string;
  readonly secretEnv?: string;
  readonly kid?: string;
  readonly jwks?: string;
  readonly jwksUrl?: string;
  readonly role?: Role;
}

/** The configuration file. */
export interface Config {
  readonly profile?: string;
  readonly tokenEndpoint?: string;
  readonly issuer?: string;
  readonly scope?: string;
  readonly clients: readonly ClientConfig[];
  readonly resource?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly params?: Readonly<Record<string, string>>;
  readonly timeoutSeconds?: number;
  readonly rate?: number;
  readonly concurrency?: number;
  readonly ca?: string;
  readonly cert?: string;
  readonly certKey?: string;
  readonly jwksServer?: { readonly listen: string };
}

/** A configuration and where it lies. */
export interface LoadedConfig {
  readonly config: Config;
  /** The file as the user named it, for messages. */
  readonly file: string;
  /** Resolves a path of the configuration. */
  readonly path: (relative: string) => string;
}

/** The file that is read when none is named. */
export const defaultConfig = 'assay.config.json';

/**
 * Reads and checks a configuration file.
 *
 * @throws AssayError `ERR_CONFIG` naming file, place and what was expected
 */
export async function loadConfig(file: string, cwd: string): Promise<LoadedConfig> {
  const full = resolve(cwd, file);
  const text = await readText(full, 'configuration', 'ERR_CONFIG');
  const data = parseJsonFile(text, { file, code: 'ERR_CONFIG' });
  const config = checkShape<Config>(data, 'config', { file, code: 'ERR_CONFIG' });
  return { config, file, path: (relative) => resolve(dirname(full), relative) };
}

/** Says which member of a configuration is wrong and how to mend it. @throws AssayError `ERR_CONFIG` always */
export function configError(file: string, pointer: string, message: string): never {
  throw new AssayError('ERR_CONFIG', `${file}: ${pointer}: ${message}`);
}

/** "did you mean …?" when something known is near, else the list. */
export function suggest(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return near === undefined ? `known: ${known.join(', ')}` : `did you mean "${near}"?`;
}
