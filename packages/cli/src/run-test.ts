import { reasons } from '@assay/cases';
import {
  type Baseline,
  type BaselineEntry,
  type Collected,
  collect,
  estimate,
  runTest,
  type TestOptions,
} from '@assay/runner';
import { loadBaseline, tellStale } from './baseline.ts';
import { configError, loadConfig } from './config.ts';
import { dryRunText } from './dry-run.ts';
import type { Io } from './io.ts';
import { checkWhole } from './numbers.ts';
import { profileOf } from './profile-option.ts';
import { openProgress } from './progress.ts';
import { checkSent, onlyWanted, parseReplay, type Replay, wants } from './replay.ts';
import { parseOutputs, prepareOutputs, writeReports } from './reporting.ts';
import { leftOut, type Selection, select, selectAgain } from './selection.ts';
import type { TestArguments } from './test-arguments.ts';
import { optionsOf } from './test-options.ts';

/**
 * Runs `assay test` and returns its exit code.
 *
 * @throws AssayError before the first request, for everything that is wrong with options, configuration and keys
 */
export async function runTestCommand(given: TestArguments, io: Io): Promise<number> {
  const outputs = parseOutputs(given.reporter);
  checkWhole({ ...given }, { runs: 0, seed: Number.NEGATIVE_INFINITY, concurrency: 1, 'max-requests': 1 });
  const prepared = await prepare(given, io);
  if (given['dry-run']) {
    io.stdout(dryRunText(estimate(prepared.options), prepared.options));
    return 0;
  }
  await prepareOutputs(outputs, io);
  const { report, stale } = await judge(prepared, given, io);
  const { files, lost } = await writeReports(report, outputs, { io, failOn: given['fail-on'], config: given.config });
  // What a run did not get to is not stale.
  if (!report.interrupted) tellStale(stale, io);
  if (files.length > 0) io.stderr(`wrote ${files.join(', ')}\n`);
  return lost && report.exitCode === 0 ? 3 : report.exitCode;
}

/** Everything a run needs, read and checked. */
interface Prepared {
  readonly options: TestOptions;
  readonly selection: Selection;
  readonly replay: Replay | undefined;
  readonly baseline: Baseline | undefined;
}

async function prepare(given: TestArguments, io: Io): Promise<Prepared> {
  const replay = given.replay === undefined ? undefined : await parseReplay(given.replay, io);
  const selection = replay === undefined ? select(given) : selectAgain(replay.wanted.map((one) => one.id));
  const loaded = await loadConfig(given.config, io.cwd);
  const profile = await profileOf(given.profile, loaded, io);
  if (replay?.profile !== undefined && replay.profile !== profile.id)
    configError(given.replay ?? '', '/profile', `is for ${replay.profile}, the run is for ${profile.id}`);
  const baseline = given.baseline === undefined ? undefined : await loadBaseline(given.baseline, profile, io);
  const options = await optionsOf(given, { loaded, profile, selection, replay, io });
  if (replay !== undefined) checkSent(replay, estimate(options));
  return { options, selection, replay, baseline };
}

function judge({ options, selection, replay, baseline }: Prepared, given: TestArguments, io: Io): Promise<Collected> {
  const { profile } = options;
  const progress = openProgress(io);
  const events = runTest({ ...options, watch: progress.watch });
  // An entry about something that was not asked for says nothing about this run.
  const asked = (entry: BaselineEntry): boolean =>
    replay === undefined ? !leftOut(entry.id, selection) : wants(replay, entry);
  return collect(progress.follow(replay === undefined ? events : onlyWanted(events, replay)), {
    profile,
    reasons: reasons(),
    failOn: given['fail-on'],
    ...(baseline && { baseline: { ...baseline, entries: baseline.entries.filter(asked) } }),
  });
}
