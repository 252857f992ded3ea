import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { access, constants, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { AssayError, type AssayErrorCode } from '@assay/validator/error';

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

/** Files that are being written aside at this moment. */
const asides = new Set<string>();

/** Removes what was begun to be written: for a process that has to end at once. */
export function removeAsides(): void {
  for (const aside of asides) rmSync(aside, { force: true });
}

/**
 * Writes a text file aside and renames it, so that nobody ever reads half of it. Makes the folder.
 *
 * @param text the text, or its pieces in order
 * @throws AssayError `ERR_USAGE` naming the file and why it cannot be written
 */
export async function writeText(path: string, text: string | Iterable<string>): Promise<void> {
  try {
    const there = await stat(path).catch(() => undefined);
    // Nothing can take the place of a device or a pipe, and a link stays a link.
    if (there !== undefined && !there.isFile()) await writeFile(path, text);
    else await replaceFile(there === undefined ? path : await realpath(path), text);
  } catch (cause) {
    throw new AssayError('ERR_USAGE', `cannot write ${path}: ${reason(cause)}`, { cause });
  }
}

async function replaceFile(path: string, text: Parameters<typeof writeFile>[1]): Promise<void> {
  // Containers that share a folder share numbers of processes as well.
  const aside = `${path}.${randomUUID()}.tmp`;
  asides.add(aside);
  try {
    await mkdir(dirname(resolve(path)), { recursive: true });
    await writeFile(aside, text);
    await rename(aside, path);
  } catch (cause) {
    await rm(aside, { force: true }).catch(() => undefined);
    throw cause;
  } finally {
    asides.delete(aside);
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
    const there = await stat(path).catch(() => undefined);
    if (there?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    if (there === undefined) await mkdir(folder, { recursive: true });
    await access(there === undefined || there.isFile() ? folder : path, constants.W_OK);
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
  EDQUOT: 'the quota is used up',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'the name is too long',
  EPERM: 'this is not permitted',
};

/** Why a file could not be read or written, in words. */
export function reason(cause: unknown): string {
  const { code = '', message = '' } = cause as { readonly code?: string; readonly message?: string };
  return words[code] ?? message;
}
