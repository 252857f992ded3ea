import { resolve } from 'node:path';
import { checkShape, parseJsonFile } from '@assay/cases';
import type { Estimate, Report, Result, RunEvent } from '@assay/runner';
import { AssayError } from '@assay/validator';
import { readText } from './files.ts';
import type { Io } from './io.ts';
import { knownIds } from './selection.ts';
import { suggest } from './suggest.ts';

/** A result that is asked for once more. */
export interface Wanted {
  readonly id: string;
  /** Every variant that has it, when absent. */
  readonly variant?: string;
  /** Where a property starts. */
  readonly path?: string;
}

/** What `--replay` asks for. */
export interface Replay {
  readonly wanted: readonly Wanted[];
  /** Of the report that the wish comes from. */
  readonly seed?: number;
  readonly profile?: string;
}

const open: readonly Result['status'][] = ['failed', 'warning', 'error', 'blocked'];

/**
 * Reads `--replay`: `id`, `id[variant]`, `id[variant]:path` for a property, or a JSON report, which asks for everything in
 * it that failed, warned or could not be judged.
 *
 * @throws AssayError `ERR_USAGE` for an unknown id or a report without such results, `ERR_CONFIG` for a file that is none
 */
export async function parseReplay(text: string, io: Io): Promise<Replay> {
  if (text.endsWith('.json')) return ofReport(text, io);
  const [, id, variant, path] = /^([^[\]:]+)(?:\[([^[\]]+)\](?::(\d+(?::\d+)*))?)?$/.exec(text) ?? [];
  if (id === undefined) {
    throw new AssayError(
      'ERR_USAGE',
      '--replay: give an id as reports show it, as in exp-absent[ES384], a property with its path, as in property-damage[ES384]:3:0, or a JSON report',
    );
  }
  return { wanted: [known({ id, ...(variant !== undefined && { variant }), ...(path !== undefined && { path }) })] };
}

async function ofReport(file: string, io: Io): Promise<Replay> {
  const shape = { file, code: 'ERR_CONFIG' } as const;
  const text = await readText(resolve(io.cwd, file), '--replay:', 'ERR_CONFIG');
  const report = checkShape<Report>(parseJsonFile(text, shape), 'report', shape);
  const wanted = report.results
    .filter(({ status }) => open.includes(status))
    .map(({ reproduce: { id, variant, path } }) =>
      known({ id, ...(variant !== undefined && { variant }), ...(path !== undefined && { path }) }),
    );
  if (wanted.length === 0)
    throw new AssayError('ERR_USAGE', `--replay: ${file}: nothing in it failed, warned or could not be judged`);
  return { wanted, seed: report.seed, profile: report.profile.id };
}

function known(wanted: Wanted): Wanted {
  const ids = knownIds();
  if (ids.includes(wanted.id) || isControl(wanted)) return wanted;
  throw new AssayError('ERR_USAGE', `--replay: no case "${wanted.id}"; ${suggest(wanted.id, ids)}`);
}

/** Whether a replay asks for this result. */
export function wants({ wanted }: Replay, { id, variant }: Pick<Result, 'id' | 'variant'>): boolean {
  return wanted.some((one) => one.id === id && (one.variant === undefined || one.variant === variant));
}

/** Leaves what was not asked for out of the events, but for the controls: they say whether the rest means anything. */
export async function* onlyWanted(events: AsyncIterable<RunEvent>, replay: Replay): AsyncGenerator<RunEvent> {
  for await (const event of events)
    if (event.type !== 'result' || isControl(event.result) || wants(replay, event.result)) yield event;
}

/** Where the properties of a replay start. */
export function pathsOf({ wanted }: Replay): Readonly<Record<string, string>> {
  return Object.fromEntries(
    wanted.flatMap(({ id, variant, path }) => (path === undefined ? [] : [[`${id}[${variant}]`, path]])),
  );
}

/** Makes sure that everything asked for will be sent. @throws AssayError `ERR_USAGE` saying why something is not */
export function checkSent({ wanted }: Replay, estimates: readonly Estimate[]): void {
  const variants = estimates.map((one) => one.variant);
  for (const one of wanted) {
    if (one.variant !== undefined && !variants.includes(one.variant)) {
      const there = `the clients of the configuration are tested with ${variants.join(', ')}`;
      throw new AssayError('ERR_USAGE', `--replay: no variant "${one.variant}"; ${there}`);
    }
    const near = estimates.filter(({ variant }) => one.variant === undefined || one.variant === variant);
    const found = near.flatMap(({ cases }) => cases.filter(({ id }) => id === one.id));
    const skip = found.every((each) => each.skip !== undefined) ? found[0]?.skip : undefined;
    if (skip !== undefined) throw new AssayError('ERR_USAGE', `--replay: ${one.id} cannot be sent: ${skip}`);
  }
}

function isControl({ id }: Pick<Result, 'id'>): boolean {
  return id === 'control' || id.startsWith('control-');
}
