import { resolve } from 'node:path';
import { sections } from '@assay/cases';
import { type ReporterName, type ReporterOptions, reporters } from '@assay/reporters';
import type { Report } from '@assay/runner';
import { AssayError } from '@assay/validator';
import { chunks } from './chunks.ts';
import { prepareFile, writeText } from './files.ts';
import { placeOf, tellGitHub } from './github.ts';
import { type Io, wantsColor } from './io.ts';
import { suggest } from './suggest.ts';

/** A reporter and where it writes; stdout when no file is named. */
export interface Output {
  readonly name: ReporterName;
  readonly file?: string;
}

const names = Object.keys(reporters) as readonly ReporterName[];
const junitFile = 'reports/junit.xml';

/**
 * Reads the `--reporter NAME[=FILE]` options.
 *
 * @throws AssayError `ERR_USAGE` for an unknown name, or two reporters on stdout
 */
export function parseOutputs(options: readonly string[]): readonly Output[] {
  if (options.length === 0) return [{ name: 'pretty' }, { name: 'junit', file: junitFile }];
  const outputs = options.map(parseOutput);
  if (outputs.filter((one) => one.file === undefined).length > 1) {
    throw new AssayError(
      'ERR_USAGE',
      '--reporter: only one reporter can write to stdout; give the others a file, as in json=report.json',
    );
  }
  const files = outputs.flatMap((one) => (one.file === undefined ? [] : [resolve('/', one.file)]));
  const twice = files.find((one, index) => files.indexOf(one) !== index);
  if (twice !== undefined) throw new AssayError('ERR_USAGE', '--reporter: two reporters write to the same file');
  return outputs;
}

function parseOutput(option: string): Output {
  const at = option.indexOf('=');
  const name = at < 0 ? option : option.slice(0, at);
  const file = at < 0 ? undefined : option.slice(at + 1);
  const known = names.find((one) => one === name);
  if (known === undefined)
    throw new AssayError('ERR_USAGE', `--reporter: no reporter "${name}"; ${suggest(name, names)}`);
  if (file === '') throw new AssayError('ERR_USAGE', `--reporter: ${name}= needs a file after the equals sign`);
  if (file !== undefined) return { name: known, file };
  return known.startsWith('junit') ? { name: known, file: junitFile } : { name: known };
}

/** Makes the folders of the reports. @throws AssayError `ERR_USAGE` when a report could not be written */
export async function prepareOutputs(outputs: readonly Output[], io: Io): Promise<void> {
  for (const { file } of outputs) if (file !== undefined) await prepareFile(resolve(io.cwd, file));
}

/** What became of the reports. */
export interface Written {
  readonly files: readonly string[];
  /** A report could not be written, which was told on stderr. */
  readonly lost: boolean;
}

/** How the reports of a run are written. */
export interface Reporting {
  readonly io: Io;
  readonly failOn: 'failed' | 'warning';
  /** The configuration of the run, from the working folder. A run without one is a demonstration: GitHub is not told. */
  readonly config?: string;
}

/** Writes every report, piece by piece. One that cannot be written does not keep the others from being written. */
export async function writeReports(
  report: Report,
  outputs: readonly Output[],
  { io, failOn, config }: Reporting,
): Promise<Written> {
  const files: string[] = [];
  let lost = false;
  const options: ReporterOptions = { failOn, sections: sections(), ...(await placeOf(config, io)) };
  for (const { name, file } of outputs) {
    const color = file === undefined && wantsColor(io);
    const pieces = chunks(reporters[name](report, { ...options, color, width: io.columns ?? 100 }));
    if (file === undefined) await print(pieces, io);
    else if (await written(resolve(io.cwd, file), pieces, io)) files.push(file);
    else lost = true;
  }
  if (config !== undefined) await tellGitHub(report, { io, options, asked: outputs.some(isGitHub) });
  return { files, lost };
}

function isGitHub({ name }: Output): boolean {
  return name === 'github';
}

async function print(pieces: Iterable<string>, io: Io): Promise<void> {
  for (const piece of pieces) {
    io.stdout(piece);
    await io.drained?.();
  }
}

async function written(path: string, pieces: Iterable<string>, io: Io): Promise<boolean> {
  try {
    await writeText(path, pieces);
    return true;
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    io.stderr(`assay: ${error.message}\n`);
    return false;
  }
}
