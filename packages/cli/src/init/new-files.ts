import { mkdir, open, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { AssayError } from '@assay/validator';
import { reason } from '../files.ts';

/** A file to write that must not be there yet. */
export interface NewFile {
  /** From the working folder. */
  readonly path: string;
  readonly text: string;
  /** What it is, for people. */
  readonly what: string;
  /** Who may read it; everybody, when absent. */
  readonly mode?: number;
}

/**
 * Writes files that are not there yet: all of them, or none.
 *
 * @throws AssayError `ERR_USAGE` naming the file that is in the way or cannot be written
 */
export async function writeNew(files: readonly NewFile[], cwd: string): Promise<void> {
  const written: string[] = [];
  for (const { path, text, mode = 0o644 } of files) {
    const full = resolve(cwd, path);
    try {
      await mkdir(dirname(full), { recursive: true });
      const file = await open(full, 'wx', mode);
      written.push(full);
      try {
        await file.writeFile(text);
      } finally {
        await file.close();
      }
    } catch (cause) {
      for (const one of written) await rm(one, { force: true });
      const there = (cause as { readonly code?: string }).code === 'EEXIST';
      const why = there ? 'is there already, and nothing is overwritten; move it away first' : reason(cause);
      throw new AssayError('ERR_USAGE', `${there ? '' : 'cannot write '}${path}${there ? '' : ':'} ${why}`, { cause });
    }
  }
}
