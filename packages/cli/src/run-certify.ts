import { reasons } from '@assay/cases';
import { type CertifyOptions, certify, collect, commandClient, type RecordedExchange } from '@assay/runner';
import { AssayError, type Profile } from '@assay/validator';
import { loadBaseline, tellStale } from './baseline.ts';
import { certifiedClient } from './certified-client.ts';
import { withCertifyProgress } from './certify-progress.ts';
import { openTls } from './certify-tls.ts';
import { configError, type LoadedConfig, loadConfig } from './config.ts';
import { demandsScope } from './demands-scope.ts';
import type { Io } from './io.ts';
import { profileOf } from './profile-option.ts';
import { recordOf } from './record/record-option.ts';
import { keeping } from './record/write-record.ts';
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
  readonly tls: boolean;
  readonly baseline?: string | undefined;
  readonly record?: string | undefined;
  readonly 'record-key'?: string | undefined;
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
  const { read, ...registered } = await certifiedClient(loaded, profile, io);
  const options = { ...optionsOf(given, loaded, { profile, io }), ...registered, listen, ...startOf(command, io) };
  const baseline = given.baseline === undefined ? undefined : await loadBaseline(given.baseline, profile, io);
  const record = await recordOf(given, io);
  await prepareOutputs(outputs, io);
  const tls = given.tls ? await openTls(listen.host) : undefined;
  try {
    const reading = await read?.();
    const { keys, certificates } = reading ?? {};
    const client = { ...options.client, ...(keys && { keys }), ...(certificates && { certificates }) };
    const run = certify({ ...options, client, ...(reading && { reading }), ...(tls && { tls }) });
    const exchanges: RecordedExchange[] = [];
    const events = record === undefined ? run : keeping(run, exchanges);
    const { report, stale } = await collect(withCertifyProgress(events, io, command.length === 0), {
      profile,
      reasons: reasons(),
      failOn: 'failed',
      ...(baseline && { baseline }),
    });
    if (!report.interrupted) tellStale(stale, io);
    const { files, lost } = await writeReports(report, outputs, { io, failOn: 'failed', config: given.config });
    if (files.length > 0) io.stderr(`wrote ${files.join(', ')}\n`);
    const kept = record === undefined || (await record.write({ report, profile, exchanges }));
    return (lost || !kept) && report.exitCode === 0 ? 3 : report.exitCode;
  } finally {
    await tls?.remove();
  }
}

function optionsOf(
  { timeout, jobs }: CertifyArguments,
  loaded: LoadedConfig,
  { profile, io }: { readonly profile: Profile; readonly io: Io },
): Omit<CertifyOptions, 'client'> {
  const { scope } = loaded.config;
  if (demandsScope(profile) && scope === undefined)
    configError(loaded.file, '/scope', `${profile.id} demands a scope; name the one that the client asks for`);
  return {
    profile,
    version: version(),
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
