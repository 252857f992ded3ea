import { access, constants, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { AssayError, type AssayErrorCode } from '@assay/validator';

/**
 * Reads a text file.
 *
 * @throws AssayError with `code`, naming the file and why it cannot be read
 */
export async function readText(path: string, what: string, code: AssayErrorCode): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new AssayError(code, `${what} ${path}: ${reason(cause)}`, { cause });
  }
}

/**
 * Writes a text file aside and renames it, so that nobody ever reads half of it. Makes the folder.
 *
 * @throws AssayError `ERR_USAGE` naming the file and why it cannot be written
 */
export async function writeText(path: string, text: string): Promise<void> {
  const aside = `${path}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(resolve(path)), { recursive: true });
    await writeFile(aside, text);
    await rename(aside, path);
  } catch (cause) {
    await rm(aside, { force: true }).catch(() => undefined);
    throw new AssayError('ERR_USAGE', `cannot write ${path}: ${reason(cause)}`, { cause });
  }
}

/**
 * Makes sure that a file can be written later: makes its folder, and looks whether something is in the way.
 *
 * @throws AssayError `ERR_USAGE` naming the file and why it could not be written
 */
export async function prepareFile(path: string): Promise<void> {
  const folder = dirname(resolve(path));
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    const there = await stat(path).catch(() => undefined);
    if (there?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
  } catch (cause) {
    throw new AssayError('ERR_USAGE', `cannot write ${path}: ${reason(cause)}`, { cause });
  }
}

const words: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  EISDIR: 'it is a directory, not a file',
  ENOTDIR: 'a part of the path is no directory',
  EEXIST: 'a part of the path is no directory',
  ENOSPC: 'the disk is full',
  EROFS: 'the file system is read-only',
};

/** Why a file could not be read or written, in words. */
export function reason(cause: unknown): string {
  const { code = '', message = '' } = cause as { readonly code?: string; readonly message?: string };
  return words[code] ?? message;
}
