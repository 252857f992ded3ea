import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CertifyOptions, throwAwayTls } from '@assay/runner';
import { writeText } from './files.ts';

/** The certificates of a run, and the file of the authority, which lives as long as the run. */
export type RunTls = NonNullable<CertifyOptions['tls']> & { readonly remove: () => Promise<void> };

/** Makes a throw-away authority for a run, and writes its certificate where clients can read it. */
export async function openTls(host: string): Promise<RunTls> {
  const { ca, identity, foreign } = await throwAwayTls(host);
  const folder = await mkdtemp(join(tmpdir(), 'assay-tls-'));
  const caFile = join(folder, 'ca.pem');
  await writeText(caFile, ca);
  return { identity, foreign, caFile, remove: () => rm(folder, { recursive: true, force: true }) };
}
