import { resolve } from 'node:path';
import { certificateThumbprints, type KeySet, keySet, secretSet } from '@assay/jws';
import { AssayError, type Method } from '@assay/validator';
import { readText } from '../files.ts';
import type { Io } from '../io.ts';
import type { CheckArguments } from './options.ts';

/** The keys that were given, and the method that they are for. */
export interface Keys {
  readonly set: KeySet;
  readonly method: Method;
  /** A PEM text, which names no `kid`. */
  readonly nameless: boolean;
  /** SHA-256 thumbprints of the certificates that came with the keys. */
  readonly certificates: readonly string[];
  readonly confidential: readonly string[];
}

/**
 * Reads the registered keys that the options name; undefined when they name none.
 *
 * @throws AssayError `ERR_KEY` for a key set or variable that cannot be read
 */
export async function loadKeys({ jwks, secretEnv }: CheckArguments, io: Io): Promise<Keys | undefined> {
  if (secretEnv !== undefined) {
    const secret = io.env[secretEnv];
    if (secret === undefined || secret === '') {
      const state = secret === '' ? 'empty' : 'not set';
      throw new AssayError('ERR_KEY', `--secret-env: the environment variable ${secretEnv} is ${state}`);
    }
    return {
      set: secretSet(secret),
      method: 'client_secret_jwt',
      nameless: false,
      certificates: [],
      confidential: [secret],
    };
  }
  return jwks === undefined ? undefined : loadSet(jwks, io);
}

async function loadSet(file: string, { cwd }: Io): Promise<Keys> {
  const text = await readText(resolve(cwd, file), '--jwks:', 'ERR_KEY');
  try {
    const set = await keySet(text);
    // A set of nothing but secrets is how a binary secret is written.
    const secrets = set.facts.length > 0 && set.facts.every((key) => key.kty === 'oct');
    const members = [...text.matchAll(/"(?:k|d|p|q|dp|dq|qi)"\s*:\s*"([^"]{8,})"/g)].map((one) => one[1] ?? '');
    const method = secrets ? 'client_secret_jwt' : 'private_key_jwt';
    const nameless = text.includes('-----BEGIN ');
    return { set, method, nameless, certificates: await certificateThumbprints(text), confidential: members };
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    throw new AssayError('ERR_KEY', `--jwks: ${file}: ${error.message}`, { cause: error });
  }
}
