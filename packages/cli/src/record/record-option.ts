import { resolve } from 'node:path';
import { AssayError } from '@assay/validator';
import type { Io } from '../io.ts';
import { signingKeyOf } from './record-key.ts';
import { prepareRecord, type RecordParts, writeRecord } from './write-record.ts';

/** A record that is to be written at the end of a run. */
export interface WantedRecord {
  /** False when it could not be written, which was told on stderr. */
  readonly write: (parts: Omit<RecordParts, 'key'>) => Promise<boolean>;
}

/**
 * What `--record` and `--record-key` ask for; undefined when no record is wanted.
 *
 * @throws AssayError `ERR_USAGE` or `ERR_KEY` when it could not be written or signed
 */
export async function recordOf(
  given: { readonly record?: string | undefined; readonly 'record-key'?: string | undefined },
  io: Io,
): Promise<WantedRecord | undefined> {
  const { record: folder, 'record-key': file } = given;
  if (folder === undefined) {
    if (file !== undefined)
      throw new AssayError('ERR_USAGE', '--record-key: there is no record to sign; add --record DIR');
    return undefined;
  }
  const key = file === undefined ? undefined : await signingKeyOf({ option: '--record-key', file }, io);
  const path = resolve(io.cwd, folder);
  await prepareRecord(path);
  return {
    async write(parts) {
      try {
        await writeRecord(path, { ...parts, ...(key && { key }) });
      } catch (error) {
        if (!(error instanceof AssayError)) throw error;
        io.stderr(`assay: ${error.message}\n`);
        return false;
      }
      const mend = `; to sign it: assay record sign ${folder} --key FILE`;
      io.stderr(`wrote the record ${folder}, ${key ? `signed with ${key.alg}` : `not signed${mend}`}\n`);
      return true;
    },
  };
}
