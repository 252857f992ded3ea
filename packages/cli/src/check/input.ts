import { open, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { AssayError } from '@assay/validator';
import { reason } from '../files.ts';
import type { Io } from '../io.ts';

/** More than this many octets are not read: twice the longest assertion that is parsed. */
export const inputLimit = 2_097_152;

/** What is to be checked, as it came. */
export interface Input {
  readonly octets: Uint8Array;
  /** Where it came from, for people. */
  readonly from: string;
  /** There was more than is read. */
  readonly cut: boolean;
}

/**
 * Reads what is to be checked: a file if one of that name exists, standard input for `-` or nothing, else the text itself.
 *
 * @throws AssayError `ERR_USAGE` when a file cannot be read, or nothing was given at all
 */
export async function readInput(argument: string | undefined, io: Io): Promise<Input> {
  if (argument === '-' || argument === undefined) return readStdin(argument, io);
  const path = resolve(io.cwd, argument);
  const kind = await kindOf(path);
  if (kind === 'file') return readFile(path, argument);
  const none = kind === 'directory' ? 'a folder has this name, no file' : 'no file has this name';
  return { octets: Buffer.from(argument), from: `the argument; ${none}`, cut: false };
}

async function kindOf(path: string): Promise<'file' | 'directory' | 'none'> {
  try {
    return (await stat(path)).isDirectory() ? 'directory' : 'file';
  } catch {
    // Whatever cannot be the name of a file, too long or with a NUL in it, is text.
    return 'none';
  }
}

async function readStdin(argument: string | undefined, { stdin, signal }: Io): Promise<Input> {
  const nothing = new AssayError(
    'ERR_USAGE',
    'check: nothing to check; give an assertion, a file with an assertion or a request, or - for standard input',
  );
  if (argument === undefined && (stdin === undefined || stdin.terminal)) throw nothing;
  const input = await bounded(stdin?.read() ?? [], 'standard input').catch((cause: unknown): Input => {
    if (signal.aborted) return { octets: new Uint8Array(), from: 'standard input', cut: false };
    throw new AssayError('ERR_USAGE', `check: standard input: ${reason(cause)}`, { cause });
  });
  if (signal.aborted) return input;
  if (argument === undefined && input.octets.length === 0) throw nothing;
  return input;
}

async function readFile(path: string, name: string): Promise<Input> {
  try {
    const file = await open(path);
    // Reading to the end closes the file, as does leaving early.
    return await bounded(file.createReadStream(), `the file ${name}`);
  } catch (cause) {
    throw new AssayError('ERR_USAGE', `check: ${name}: ${reason(cause)}`, { cause });
  }
}

async function bounded(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, from: string): Promise<Input> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    length += chunk.length;
    if (length > inputLimit) break;
  }
  const octets = Buffer.concat(parts);
  return { octets: octets.subarray(0, inputLimit), from, cut: octets.length > inputLimit };
}
