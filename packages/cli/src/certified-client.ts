import { type KeySet, keySet, secretSet } from '@assay/jws';
import type { CertifiedClient } from '@assay/runner';
import { AssayError, type Method, type Profile } from '@assay/validator';
import { configError, type LoadedConfig } from './config.ts';
import { readText } from './files.ts';
import type { Io } from './io.ts';

/**
 * Loads the first client of a configuration with its registered keys: a secret, a key set in a file, or one at a URL.
 *
 * @throws AssayError `ERR_CONFIG` or `ERR_KEY`, naming the member to mend
 */
export async function certifiedClient(loaded: LoadedConfig, profile: Profile, io: Io): Promise<CertifiedClient> {
  const { config, file } = loaded;
  const [one] = config.clients;
  if (one === undefined) configError(file, '/clients', 'name the client to certify');
  const { clientId, alg, jwksUrl } = one;
  const method: Method = alg.startsWith('HS') ? 'client_secret_jwt' : 'private_key_jwt';
  if (!(profile.methods[method] ?? []).includes(alg)) {
    const known = Object.values(profile.methods).flat().join(', ');
    configError(file, '/clients/0/alg', `${profile.id} knows no ${alg}; it allows ${known}`);
  }
  const { keys, confidential } = await registered(loaded, io);
  return { clientId, alg, method, keys, confidential, ...(jwksUrl !== undefined && { jwksUrl }) };
}

async function registered(
  loaded: LoadedConfig,
  io: Io,
): Promise<{ readonly keys: KeySet; readonly confidential: readonly string[] }> {
  const { config, file, path } = loaded;
  const { secretEnv, jwks } = config.clients[0] ?? {};
  if (secretEnv !== undefined) {
    const secret = io.env[secretEnv] ?? '';
    if (secret === '')
      configError(file, '/clients/0/secretEnv', `the environment variable ${secretEnv} is empty or not set`);
    return { keys: secretSet(secret), confidential: [secret] };
  }
  if (jwks === undefined)
    return configError(file, '/clients/0', 'certify needs the registered keys: "jwks" (a public set) or "secretEnv"');
  const text = await readText(path(jwks), `${file}: /clients/0/jwks:`, 'ERR_CONFIG');
  try {
    return { keys: await keySet(text), confidential: [] };
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    throw new AssayError('ERR_KEY', `${file}: /clients/0/jwks: ${error.message}`, { cause: error });
  }
}
