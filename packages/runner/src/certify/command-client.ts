import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { AssayError } from '@assay/validator';
import type { ClientEnd, ClientTask, StartClient } from './client.ts';

/** Characters of the output of a client that are kept; the last ones count. */
const outputKept = 65_536;
/** Milliseconds between the polite signal and the other one. */
const grace = 500;

type Child = ChildProcessByStdio<null, Readable, Readable>;

/** The command that starts a client, and where. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Starts a client as a command, in a process group of its own that never outlives the start.
 *
 * The promise rejects with AssayError `ERR_USAGE` when the command cannot be started.
 */
export function commandClient(command: Command): StartClient {
  return async (task, signal) => {
    const child = spawn(command.file, command.args, {
      cwd: command.cwd,
      env: { ...command.env, ...environmentOf(task) },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const output = outputOf(child);
    const release = endWith(child, signal);
    try {
      const [code, by] = await exitOf(child, command);
      // What was written last is still on its way; a grandchild may hold the streams open, so their end is not waited for.
      await setImmediate();
      return ended(code, by, output());
    } finally {
      release();
    }
  };
}

function outputOf({ stdout, stderr }: Child): () => string {
  let output = '';
  for (const stream of [stdout, stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-outputKept);
    });
  }
  return () => output;
}

/** Ends the group of a child when the signal says so, and in any case when it is released. */
function endWith({ pid }: Child, signal: AbortSignal): () => void {
  let timer: NodeJS.Timeout | undefined;
  const onAbort = (): void => {
    killGroup(pid, 'SIGTERM');
    timer = setTimeout(() => killGroup(pid, 'SIGKILL'), grace);
  };
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
  return () => {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
    // What the client left behind would call the sessions of others.
    killGroup(pid, 'SIGKILL');
  };
}

function exitOf(
  child: Child,
  command: Command,
): Promise<readonly [code: number | null, signal: NodeJS.Signals | null]> {
  return new Promise((resolve, reject) => {
    child.once('error', (cause: NodeJS.ErrnoException) => reject(cannotStart(command, cause)));
    child.once('exit', (code, by) => resolve([code, by]));
  });
}

function ended(code: number | null, by: NodeJS.Signals | null, output: string): ClientEnd {
  return { ok: code === 0, how: code === null ? `signal ${by}` : `exit code ${code}`, output };
}

/** The task as environment variables; one that does not apply is unset, whatever our own environment holds. */
function environmentOf(task: ClientTask): Record<string, string | undefined> {
  const { caFile, keyFile } = task;
  return {
    ASSAY_TOKEN_ENDPOINT: task.tokenEndpoint,
    ASSAY_ISSUER: task.issuer,
    ASSAY_CLIENT_ID: task.clientId,
    ASSAY_SCOPE: task.scope,
    ASSAY_RESOURCE: task.resource,
    ASSAY_CALLS: String(task.calls),
    ASSAY_INTERVAL_MS: String(task.intervalMs),
    ASSAY_KEY_FILE: keyFile,
    ASSAY_CA_FILE: caFile,
    ...(caFile !== undefined && { NODE_EXTRA_CA_CERTS: caFile, SSL_CERT_FILE: caFile }),
  };
}

function killGroup(pid: number | undefined, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch {
    // The group is gone already.
  }
}

const words: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such command',
  EACCES: 'it may not be executed',
};

function cannotStart({ file, cwd }: Command, cause: NodeJS.ErrnoException): AssayError {
  const why = words[cause.code ?? ''] ?? cause.message;
  return new AssayError('ERR_USAGE', `cannot start ${file} in ${cwd}: ${why}`, { cause });
}
