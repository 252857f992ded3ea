import { resolve } from 'node:path';
import { type ClientKey, type KeySet, keySet } from '@assay/jws';
import { sealKey } from '@assay/runner';
import { AssayError } from '@assay/validator';
import { readText } from '../files.ts';
import type { Io } from '../io.ts';

/** The option that named a key file, and the file. */
export interface KeyFile {
  readonly option: string;
  readonly file: string;
}

/** Reads the private key that signs a record. @throws AssayError `ERR_KEY` naming option and file */
export function signingKeyOf(from: KeyFile, io: Io): Promise<ClientKey> {
  return readKey(from, io, sealKey);
}

/** Reads the public keys that a record is verified with. @throws AssayError `ERR_KEY` naming option and file */
export function verifyingKeysOf(from: KeyFile, io: Io): Promise<KeySet> {
  return readKey(from, io, keySet);
}

async function readKey<Key>(
  { option, file }: KeyFile,
  { cwd }: Pick<Io, 'cwd'>,
  read: (text: string) => Promise<Key>,
): Promise<Key> {
  const text = await readText(resolve(cwd, file), `${option}:`, 'ERR_KEY');
  try {
    return await read(text);
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    throw new AssayError('ERR_KEY', `${option}: ${file}: ${error.message}`, { cause: error });
  }
}
