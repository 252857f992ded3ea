import { certificateThumbprints, keySet, keySetOf, privateKey, secretSet } from '@assay/jws';
import {
  type CertifiedClient,
  type CertifyOptions,
  type KeySetReading,
  openTransport,
  readKeySet,
} from '@assay/runner';
import { AssayError, type Method, type Profile } from '@assay/validator';
import { configError, type LoadedConfig } from './config.ts';
import { readText } from './files.ts';
import type { Io } from './io.ts';
import { transportOf } from './transport.ts';

/** The client to certify, with what belongs to its keys. */
export interface Certified extends Pick<CertifyOptions, 'client' | 'nextKey'> {
  /** Reads the registered keys at their URL; absent when they were handed over. */
  readonly read?: () => Promise<KeySetReading>;
}

/**
 * Loads the first client of a configuration with its registered keys: a secret, a key set in a file, or one at a URL.
 *
 * @throws AssayError `ERR_CONFIG` or `ERR_KEY`, naming the member to mend
 */
export async function certifiedClient(loaded: LoadedConfig, profile: Profile, io: Io): Promise<Certified> {
  const { config, file, path } = loaded;
  const [one] = config.clients;
  if (one === undefined) return configError(file, '/clients', 'name the client to certify');
  const { clientId, alg, jwksUrl, nextKey } = one;
  const method: Method = alg.startsWith('HS') ? 'client_secret_jwt' : 'private_key_jwt';
  if (!(profile.methods[method] ?? []).includes(alg)) {
    const known = Object.values(profile.methods).flat().join(', ');
    configError(file, '/clients/0/alg', `${profile.id} knows no ${alg}; it allows ${known}`);
  }
  const read = readerOf(loaded, await transportOf(loaded, io));
  const next = await nextKeyOf(loaded);
  const client: CertifiedClient = {
    clientId,
    alg,
    method,
    ...(await registered(loaded, io)),
    ...(jwksUrl !== undefined && { jwksUrl }),
    ...(read && { refresh: async () => (await read()).keys }),
    ...(next && { nextKeys: next.keys, confidential: next.confidential }),
  };
  return { client, ...(read && { read }), ...(nextKey !== undefined && { nextKey: path(nextKey) }) };
}

async function registered(
  loaded: LoadedConfig,
  io: Io,
): Promise<Pick<CertifiedClient, 'keys' | 'certificates' | 'secret' | 'confidential'>> {
  const { config, file, path } = loaded;
  const { secretEnv, jwks, jwksUrl } = config.clients[0] ?? {};
  if (secretEnv !== undefined) {
    const secret = io.env[secretEnv] ?? '';
    if (secret === '')
      configError(file, '/clients/0/secretEnv', `the environment variable ${secretEnv} is empty or not set`);
    return { keys: secretSet(secret), secret, confidential: [secret] };
  }
  if (jwks === undefined && jwksUrl !== undefined) return { confidential: [] };
  if (jwks === undefined) {
    const mend = 'needs the registered keys: "jwks" (a file), "jwksUrl" (read by us) or "secretEnv"';
    return configError(file, '/clients/0', `certify ${mend}`);
  }
  const text = await readText(path(jwks), `${file}: /clients/0/jwks:`, 'ERR_CONFIG');
  const keys = await named(`${file}: /clients/0/jwks`, () => keySet(text));
  const certificates = await certificateThumbprints(text);
  return { keys, ...(certificates.length > 0 && { certificates }), confidential: [] };
}

/** Without `jwks`, the registered URL is read as a server would do it. */
function readerOf({ config }: LoadedConfig, transport: Parameters<typeof openTransport>[0]): Certified['read'] {
  const { jwks, jwksUrl } = config.clients[0] ?? {};
  if (jwks !== undefined || jwksUrl === undefined) return undefined;
  return async () => {
    const { send, close } = openTransport(transport);
    try {
      return await readKeySet(jwksUrl, send);
    } finally {
      await close();
    }
  };
}

async function nextKeyOf(
  loaded: LoadedConfig,
): Promise<Required<Pick<CertifiedClient, 'keys' | 'confidential'>> | undefined> {
  const { config, file, path } = loaded;
  const { alg = '', nextKey } = config.clients[0] ?? {};
  if (nextKey === undefined) return undefined;
  const text = await readText(path(nextKey), `${file}: /clients/0/nextKey:`, 'ERR_CONFIG');
  const key = await named(`${file}: /clients/0/nextKey`, () => privateKey(text, { alg }));
  return { keys: keySetOf(key), confidential: key.confidential };
}

async function named<T>(where: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    throw new AssayError('ERR_KEY', `${where}: ${error.message}`, { cause: error });
  }
}
