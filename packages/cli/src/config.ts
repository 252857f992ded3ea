import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { checkShape, parseJsonFile, type Role } from '@assay/cases';
import { AssayError } from '@assay/validator';
import { readText } from './files.ts';
import { suggest } from './suggest.ts';

/** A client as the configuration file names it (`suites/schema/config.schema.json`). */
export interface ClientConfig {
  readonly clientId: string;
  readonly alg: string;
  readonly key?: string;
  readonly secretEnv?: string;
  readonly kid?: string;
  readonly jwks?: string;
  readonly jwksUrl?: string;
  readonly nextKey?: string;
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

/**
 * Reads and checks a configuration file.
 *
 * @throws AssayError `ERR_CONFIG` naming file, place and what was expected
 */
export async function loadConfig(file: string, cwd: string): Promise<LoadedConfig> {
  const full = resolve(cwd, file);
  if (!existsSync(full)) {
    throw new AssayError(
      'ERR_CONFIG',
      `${file}: there is no such file; the README shows one, and --config names another`,
    );
  }
  const text = await readText(full, `${file}:`, 'ERR_CONFIG');
  const data = parseJsonFile(text, { file, code: 'ERR_CONFIG' });
  checkClients(data, file);
  const config = checkShape<Config>(data, 'config', { file, code: 'ERR_CONFIG' });
  return { config, file, path: (relative) => resolve(dirname(full), relative) };
}

const clientMembers: Readonly<Record<keyof ClientConfig, true>> = {
  clientId: true,
  alg: true,
  key: true,
  secretEnv: true,
  kid: true,
  jwks: true,
  jwksUrl: true,
  nextKey: true,
  role: true,
};

/** What a schema can forbid but not explain: a misspelt source of keys, a key of the wrong kind for the algorithm. */
function checkClients(data: unknown, file: string): void {
  const { clients } = (data ?? {}) as { readonly clients?: unknown };
  for (const [index, one] of (Array.isArray(clients) ? clients : []).entries()) {
    const { alg, key, secretEnv, ...others } = (one ?? {}) as Readonly<Record<string, unknown>>;
    const pointer = `/clients/${index}`;
    const known = Object.keys(clientMembers);
    const strange = Object.keys(others).find((name) => !known.includes(name));
    if (strange !== undefined) configError(file, pointer, `unknown member "${strange}"; ${suggest(strange, known)}`);
    if (key !== undefined && secretEnv !== undefined)
      configError(file, pointer, 'has both "key" and "secretEnv"; keep the one that fits its alg');
    const mac = typeof alg === 'string' && alg.startsWith('HS');
    if (mac && key !== undefined)
      configError(file, `${pointer}/key`, `${alg} signs with a secret; name its variable in "secretEnv"`);
    if (typeof alg === 'string' && !mac && secretEnv !== undefined) {
      configError(file, `${pointer}/secretEnv`, `${alg} signs with a private key; name its file in "key"`);
    }
  }
}

/** Says which member of a configuration is wrong and how to mend it. @throws AssayError `ERR_CONFIG` always */
export function configError(file: string, pointer: string, message: string): never {
  throw new AssayError('ERR_CONFIG', `${file}: ${pointer}: ${message}`);
}
