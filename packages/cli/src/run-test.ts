import { randomInt } from 'node:crypto';
import { resolve } from 'node:path';
import { type Capability, checkShape, parseJsonFile, reasons, type Target, type Variant } from '@assay/cases';
import { type Baseline, collect, digestOf, runTest, type TestOptions } from '@assay/runner';
import { AssayError, type Profile } from '@assay/validator';
import { configError, type LoadedConfig, loadConfig } from './config.ts';
import { readText } from './files.ts';
import type { Io } from './io.ts';
import { profileOf } from './profile-option.ts';
import { withProgress } from './progress.ts';
import { parseOutputs, prepareOutputs, writeReports } from './reporting.ts';
import { leftOut, type Selection, select } from './selection.ts';
import { targetOf } from './target.ts';
import { transportOf } from './transport.ts';
import { loadVariants } from './variants.ts';
import { version } from './version.ts';

/** Options of `assay test`, as yargs gives them. */
export interface TestArguments {
  readonly config: string;
  readonly profile?: string | undefined;
  readonly reporter: readonly string[];
  readonly seed?: number | undefined;
  readonly runs: number;
  readonly grep?: string | undefined;
  readonly baseline?: string | undefined;
  readonly 'fail-on': 'failed' | 'warning';
  readonly slow: boolean;
  readonly intrusive: boolean;
}

/**
 * Runs `assay test` and returns its exit code.
 *
 * @throws AssayError before the first request, for everything that is wrong with options, configuration and keys
 */
export async function runTestCommand(given: TestArguments, io: Io): Promise<number> {
  const outputs = parseOutputs(given.reporter);
  checkNumbers(given);
  const chosen = select(given);
  const loaded = await loadConfig(given.config, io.cwd);
  const profile = await profileOf(given.profile, loaded, io);
  const baseline = given.baseline === undefined ? undefined : await loadBaseline(given.baseline, profile, io);
  const options = { ...(await optionsOf(given, loaded, { profile, io })), ...chosen };
  await prepareOutputs(outputs, io);
  const { report, stale } = await collect(withProgress(runTest(options), io), {
    profile,
    reasons: reasons(),
    failOn: given['fail-on'],
    ...(baseline && { baseline: { ...baseline, entries: baseline.entries.filter(({ id }) => !leftOut(id, chosen)) } }),
  });
  const { files, lost } = await writeReports(report, outputs, { io, failOn: given['fail-on'], config: given.config });
  // What a run did not get to is not stale.
  for (const { entry, why } of report.interrupted ? [] : stale) {
    io.stderr(`stale baseline entry (${why}); delete it: ${JSON.stringify(entry)}\n`);
  }
  if (files.length > 0) io.stderr(`wrote ${files.join(', ')}\n`);
  return lost && report.exitCode === 0 ? 3 : report.exitCode;
}

async function optionsOf(
  given: TestArguments,
  loaded: LoadedConfig,
  { profile, io }: { readonly profile: Profile; readonly io: Io },
): Promise<Omit<TestOptions, keyof Selection>> {
  const variants = await loadVariants(loaded, profile, io);
  const target = targetOf(loaded, profile);
  return {
    profile,
    digest: digestOf(profile),
    version: version(),
    target,
    variants,
    capabilities: capabilitiesOf(given, { target, variants, served: loaded.config.jwksServer !== undefined }),
    seed: given.seed ?? randomInt(0, 2 ** 31),
    runs: given.runs,
    concurrency: loaded.config.concurrency ?? 4,
    ...(loaded.config.rate !== undefined && { rate: loaded.config.rate }),
    ...(loaded.config.jwksServer && { jwksServer: loaded.config.jwksServer.listen }),
    transport: await transportOf(loaded, io),
    signal: io.signal,
  };
}

function checkNumbers({ runs, seed }: TestArguments): void {
  if (!Number.isSafeInteger(runs) || runs < 0)
    throw new AssayError('ERR_USAGE', '--runs: give a whole number, 0 or more');
  if (seed !== undefined && !Number.isSafeInteger(seed))
    throw new AssayError('ERR_USAGE', '--seed: give a whole number');
}

function capabilitiesOf(
  { slow, intrusive }: TestArguments,
  {
    target,
    variants,
    served,
  }: { readonly target: Target; readonly variants: readonly Variant[]; readonly served: boolean },
): ReadonlySet<Capability> {
  const has: readonly (readonly [Capability, boolean])[] = [
    ['second-client', variants.some((one) => one.second !== undefined)],
    ['jwks-server', served],
    ['slow', slow],
    ['intrusive', intrusive],
    ['tls', target.tokenEndpoint.startsWith('https:')],
    ['hmac', variants.some((one) => one.client.key.method === 'client_secret_jwt')],
  ];
  return new Set(has.flatMap(([name, there]) => (there ? [name] : [])));
}

async function loadBaseline(file: string, profile: Profile, io: Io): Promise<Baseline> {
  const text = await readText(resolve(io.cwd, file), 'baseline', 'ERR_CONFIG');
  const data = parseJsonFile(text, { file, code: 'ERR_CONFIG' });
  const baseline = checkShape<Baseline>(data, 'baseline', { file, code: 'ERR_CONFIG' });
  if (baseline.profile !== profile.id)
    configError(file, '/profile', `is for ${baseline.profile}, the run is for ${profile.id}`);
  return baseline;
}
