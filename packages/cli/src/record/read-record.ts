import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { manifestFile, type RecordTexts, recordFiles, sealFile } from '@assay/runner';
import { AssayError } from '@assay/validator';
import { readText } from '../files.ts';
import type { Io } from '../io.ts';

/** A record on disk. */
export interface ReadRecord {
  readonly path: string;
  readonly texts: RecordTexts;
}

/** Reads the files of a record that are there. @throws AssayError `ERR_USAGE` when the folder holds no record */
export async function readRecord(folder: string, { cwd }: Pick<Io, 'cwd'>): Promise<ReadRecord> {
  const path = resolve(cwd, folder);
  if (!existsSync(join(path, manifestFile)))
    throw new AssayError(
      'ERR_USAGE',
      `${folder}: there is no ${manifestFile}; name a folder that assay certify --record wrote`,
    );
  const texts: Record<string, string> = {};
  for (const name of [...recordFiles, manifestFile, sealFile]) {
    const file = join(path, name);
    if (existsSync(file)) texts[name] = await readText(file, 'record', 'ERR_USAGE');
  }
  return { path, texts };
}
