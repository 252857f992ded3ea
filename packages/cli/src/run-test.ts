import { randomInt } from 'node:crypto';
import { resolve } from 'node:path';
import { type Capability, checkShape, parseJsonFile, reasons, type Target, type Variant } from '@assay/cases';
import { type Baseline, collect, runTest, type TestOptions } from '@assay/runner';
import { AssayError, type Profile } from '@assay/validator';
import { configError, type LoadedConfig, loadConfig } from './config.ts';
import { readText } from './files.ts';
import type { Io } from './io.ts';
import { digestOf, findProfile } from './profile-option.ts';
import { withProgress } from './progress.ts';
import { parseOutputs, prepareOutputs, writeReports } from './reporting.ts';
import { leftOut, type Selection, select } from './selection.ts';
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
  const profile = await profileOf(given, loaded, io);
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
    transport: await transportOf(loaded),
    signal: io.signal,
  };
}

async function profileOf(given: TestArguments, { config, file, path }: LoadedConfig, io: Io): Promise<Profile> {
  if (given.profile !== undefined) return findProfile(given.profile, io.cwd);
  if (config.profile === undefined) configError(file, '/profile', 'name a profile here or with --profile');
  return findProfile(config.profile, path('.'));
}

function checkNumbers({ runs, seed }: TestArguments): void {
  if (!Number.isSafeInteger(runs) || runs < 0)
    throw new AssayError('ERR_USAGE', '--runs: give a whole number, 0 or more');
  if (seed !== undefined && !Number.isSafeInteger(seed))
    throw new AssayError('ERR_USAGE', '--seed: give a whole number');
}

function targetOf({ config, file }: LoadedConfig, profile: Profile): Target {
  const { tokenEndpoint, issuer, scope, headers, params } = config;
  if (tokenEndpoint === undefined)
    return configError(file, '/tokenEndpoint', 'assay test needs the URL of the token endpoint');
  if (!URL.canParse(tokenEndpoint)) configError(file, '/tokenEndpoint', `"${tokenEndpoint}" is not a URL`);
  const scopeNeeded = profile.rules.some((one) => one.rule === 'scope-required' && one.client === 'MUST');
  if (scopeNeeded && scope === undefined)
    configError(file, '/scope', `${profile.id} demands a scope; name one that the clients may have`);
  return {
    tokenEndpoint,
    ...(issuer !== undefined && { issuer }),
    ...(scope !== undefined && { scope }),
    headers: Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
    params: Object.entries(params ?? {}),
  };
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

async function transportOf({ config, path, file }: LoadedConfig): Promise<TestOptions['transport']> {
  const read = (name: 'ca' | 'cert' | 'certKey') => {
    const value = config[name];
    return value === undefined ? undefined : readText(path(value), `${file}: /${name}:`, 'ERR_CONFIG');
  };
  const [ca, cert, certKey] = await Promise.all([read('ca'), read('cert'), read('certKey')]);
  return {
    timeoutSeconds: config.timeoutSeconds ?? 10,
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert }),
    ...(certKey !== undefined && { certKey }),
  };
}

async function loadBaseline(file: string, profile: Profile, io: Io): Promise<Baseline> {
  const text = await readText(resolve(io.cwd, file), 'baseline', 'ERR_CONFIG');
  const data = parseJsonFile(text, { file, code: 'ERR_CONFIG' });
  const baseline = checkShape<Baseline>(data, 'baseline', { file, code: 'ERR_CONFIG' });
  if (baseline.profile !== profile.id)
    configError(file, '/profile', `is for ${baseline.profile}, the run is for ${profile.id}`);
  return baseline;
}
