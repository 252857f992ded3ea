import { reasons } from '@assay/cases';
import { type CertifyOptions, certify, collect, commandClient } from '@assay/runner';
import { AssayError, type Profile } from '@assay/validator';
import { certifiedClient } from './certified-client.ts';
import { withCertifyProgress } from './certify-progress.ts';
import { configError, type LoadedConfig, loadConfig } from './config.ts';
import type { Io } from './io.ts';
import { profileOf } from './profile-option.ts';
import { parseOutputs, prepareOutputs, writeReports } from './reporting.ts';
import { version } from './version.ts';

/** Options of `assay certify`, as yargs gives them. */
export interface CertifyArguments {
  readonly config: string;
  readonly profile?: string | undefined;
  readonly reporter: readonly string[];
  readonly listen: string;
  readonly timeout?: number | undefined;
  readonly jobs: number;
  /** What stands behind `--`. */
  readonly '--'?: readonly (string | number)[] | undefined;
}

/** Seconds that one start may take, at most. */
const longestStart = 60;

/**
 * Runs `assay certify` and returns its exit code.
 *
 * @throws AssayError before the first request, for everything that is wrong with options, configuration, keys and command
 */
export async function runCertifyCommand(given: CertifyArguments, io: Io): Promise<number> {
  const outputs = parseOutputs(given.reporter);
  const listen = addressOf(given.listen);
  checkNumbers(given);
  const loaded = await loadConfig(given.config, io.cwd);
  const profile = await profileOf(given.profile, loaded, io);
  const command = (given['--'] ?? []).map(String);
  const options = { ...(await optionsOf(given, loaded, { profile, io })), listen, ...startOf(command, io) };
  await prepareOutputs(outputs, io);
  const run = withCertifyProgress(certify(options), io, command.length === 0);
  const { report } = await collect(run, { profile, reasons: reasons(), failOn: 'failed' });
  const { files, lost } = await writeReports(report, outputs, { io, failOn: 'failed', config: given.config });
  if (files.length > 0) io.stderr(`wrote ${files.join(', ')}\n`);
  return lost && report.exitCode === 0 ? 3 : report.exitCode;
}

async function optionsOf(
  { timeout, jobs }: CertifyArguments,
  loaded: LoadedConfig,
  { profile, io }: { readonly profile: Profile; readonly io: Io },
): Promise<Omit<CertifyOptions, 'start' | 'listen'>> {
  const { scope } = loaded.config;
  const scopeNeeded = profile.rules.some((one) => one.rule === 'scope-required' && one.client === 'MUST');
  if (scopeNeeded && scope === undefined)
    configError(loaded.file, '/scope', `${profile.id} demands a scope; name the one that the client asks for`);
  return {
    profile,
    version: version(),
    client: await certifiedClient(loaded, profile, io),
    jobs,
    ...(timeout !== undefined && { seconds: timeout }),
    ...(scope !== undefined && { scope }),
    signal: io.signal,
  };
}

function startOf(command: readonly string[], io: Io): Pick<CertifyOptions, 'start'> {
  const [file, ...args] = command;
  return file === undefined ? {} : { start: commandClient({ file, args, cwd: io.cwd, env: io.env }) };
}

function addressOf(listen: string): { readonly host: string; readonly port: number } {
  const [, host = '', port = ''] = /^(\[[0-9A-Fa-f:.]+\]|[^\s:/]+):(\d{1,5})$/.exec(listen) ?? [];
  if (host === '' || Number(port) > 65_535)
    throw new AssayError('ERR_USAGE', `--listen: "${listen}" is no address; give HOST:PORT, as in 127.0.0.1:9500`);
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port) };
}

function checkNumbers({ timeout, jobs, '--': command = [] }: CertifyArguments): void {
  if (!Number.isSafeInteger(jobs) || jobs < 1)
    throw new AssayError('ERR_USAGE', '--jobs: give a whole number, 1 or more');
  if (timeout === undefined) return;
  if (!(timeout > 0)) throw new AssayError('ERR_USAGE', '--timeout: give a number of seconds above 0');
  if (command.length > 0 && timeout > longestStart)
    throw new AssayError('ERR_USAGE', `--timeout: one start of a command may take ${longestStart} seconds at most`);
}
