import { access, constants, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { AssayError, type AssayErrorCode, parseJson } from '@assay/validator';

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
 * Parses a JSON text that a person wrote. What a parser would quote is not told: the text may hold something secret.
 *
 * @param file the name shown in errors
 * @throws AssayError with `code`, naming file, line and column, or the member that stands twice
 */
export function parseWritten(text: string, file: string, code: AssayErrorCode): unknown {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new AssayError(code, `${file}:${placeOf(parsed.fault, text)}`);
  const [twice] = parsed.duplicates;
  if (twice !== undefined) throw new AssayError(code, `${file}: ${twice}: stands twice; keep one of them`);
  return JSON.parse(text);
}

function placeOf(fault: string, text: string): string {
  const at = /character (\d+)/.exec(fault)?.[1];
  const lines = text.slice(0, at === undefined ? text.length : Number(at) - 1).split('\n');
  const place = `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
  return at === undefined ? `${place}: not JSON: the text ends too early` : `${place}: not JSON from here on`;
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

function reason(cause: unknown): string {
  const { code = '', message = '' } = cause as { readonly code?: string; readonly message?: string };
  return words[code] ?? message;
}
