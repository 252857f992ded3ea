import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClientKey } from '@assay/jws';
import {
  type KeptExchange,
  keptExchange,
  manifestFile,
  manifestText,
  type RecordedExchange,
  type Report,
  type RunEvent,
  recordFiles,
  seal,
  sealFile,
} from '@assay/runner';
import { AssayError, type Profile } from '@assay/validator';
import { reason, writeText } from '../files.ts';
import { rendered } from './render.ts';

const ownFiles: ReadonlySet<string> = new Set([...recordFiles, manifestFile, sealFile]);

/**
 * Makes the folder of a record. An older record in it is replaced; anything else is not touched.
 *
 * @throws AssayError `ERR_USAGE` when the folder cannot be made, or holds something else
 */
export async function prepareRecord(path: string): Promise<void> {
  let names: readonly string[];
  try {
    await mkdir(path, { recursive: true });
    names = await readdir(path);
  } catch (cause) {
    throw new AssayError('ERR_USAGE', `--record: cannot write ${path}: ${reason(cause)}`, { cause });
  }
  const strange = names.find((name) => !ownFiles.has(name));
  if (strange !== undefined)
    throw new AssayError(
      'ERR_USAGE',
      `--record: ${path} holds "${strange}", which is no part of a record; name an empty folder`,
    );
}

/** Passes events on and keeps every exchange. */
export async function* keeping(events: AsyncIterable<RunEvent>, kept: RecordedExchange[]): AsyncGenerator<RunEvent> {
  for await (const event of events) {
    if (event.type === 'exchange') kept.push(event.exchange);
    yield event;
  }
}

/** What a record is made of. */
export interface RecordParts {
  readonly report: Report;
  readonly profile: Profile;
  readonly exchanges: readonly RecordedExchange[];
  /** Without it the record is not signed. */
  readonly key?: ClientKey;
}

/** Writes a record; the signature comes last, so that half a record is never signed. @throws AssayError `ERR_USAGE` */
export async function writeRecord(path: string, { report, profile, exchanges, key }: RecordParts): Promise<void> {
  const kept: readonly KeptExchange[] = exchanges.map((one) => keptExchange(one, profile));
  const texts = {
    ...rendered(report),
    'exchanges.ndjson': kept.map((one) => `${JSON.stringify(one)}\n`).join(''),
    'profile.json': `${JSON.stringify(profile, undefined, 2)}\n`,
  };
  const manifest = manifestText(report, texts);
  // The signature of an older record would not fit the new one.
  await rm(join(path, sealFile), { force: true });
  for (const [name, text] of Object.entries(texts)) await writeText(join(path, name), text);
  await writeText(join(path, manifestFile), manifest);
  if (key !== undefined) await writeText(join(path, sealFile), await seal(manifest, key));
}
