import { appendFile, stat } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { type ReporterOptions, reporters } from '@assay/reporters';
import type { Report } from '@assay/runner';
import { chunks } from './chunks.ts';
import { readText } from './files.ts';
import type { Io } from './io.ts';

/** What a job summary may hold; GitHub drops one of more than 1 MiB whole. */
const summaryOctets = 1_000_000;

/**
 * Where annotations land: the configuration, from the top of the repository, and its line that names the endpoint.
 * Nothing for a run without one.
 */
export async function placeOf(
  config: string | undefined,
  { cwd, env }: Io,
): Promise<Pick<ReporterOptions, 'file' | 'line'>> {
  if (config === undefined) return {};
  const path = resolve(cwd, config);
  const file = relative(env['GITHUB_WORKSPACE'] ?? env['CI_PROJECT_DIR'] ?? cwd, path);
  const text = await readText(path, 'configuration', 'ERR_CONFIG').catch(() => '');
  const line = text.split('\n').findIndex((one) => /"tokenEndpoint"\s*:/.test(one)) + 1;
  return { file, ...(line > 0 && { line }) };
}

/**
 * On GitHub Actions, without being asked: annotations on stderr, where they spoil no report on stdout, and a job
 * summary. Elsewhere nothing.
 *
 * @param asked whether the annotations are among the reports already
 */
export async function tellGitHub(
  report: Report,
  { io, options, asked }: { readonly io: Io; readonly options: ReporterOptions; readonly asked: boolean },
): Promise<void> {
  if (io.env['GITHUB_ACTIONS'] !== 'true') return;
  if (!asked) for (const piece of chunks(reporters.github(report, options))) io.stderr(piece);
  const file = io.env['GITHUB_STEP_SUMMARY'];
  if (file === undefined || file === '') return;
  try {
    const taken = await stat(file).then(
      ({ size }) => size,
      () => 0,
    );
    const octets = summaryOctets - taken;
    for (const piece of chunks(reporters.markdown(report, { ...options, octets }))) await appendFile(file, piece);
  } catch (error) {
    io.stderr(`assay: cannot write the job summary ${file}: ${(error as Error).message}\n`);
  }
}
