import { spawn } from 'node:child_process';
import { AssayError } from '@assay/validator';
import type { ClientEnd, ClientTask, StartClient } from './client.ts';

/** Characters of the output of a client that are kept; the last ones count. */
const outputKept = 65_536;
/** Milliseconds between the polite signal and the other one. */
const grace = 500;

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
  return (task, signal) =>
    new Promise((resolve, reject) => {
      const child = spawn(command.file, command.args, {
        cwd: command.cwd,
        env: { ...command.env, ...environmentOf(task) },
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
      });
      let output = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          output = (output + text).slice(-outputKept);
        });
      }
      const kill = (name: NodeJS.Signals) => killGroup(child.pid, name);
      let timer: NodeJS.Timeout | undefined;
      const onAbort = (): void => {
        kill('SIGTERM');
        timer = setTimeout(() => kill('SIGKILL'), grace);
      };
      if (signal.aborted) onAbort();
      signal.addEventListener('abort', onAbort, { once: true });
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        // What the client left behind would call the sessions of others.
        kill('SIGKILL');
      };
      child.once('error', (cause: NodeJS.ErrnoException) => {
        done();
        reject(cannotStart(command, cause));
      });
      // A grandchild may hold the streams open, so the exit counts, not their end.
      child.once('exit', (code, by) => {
        done();
        setImmediate(() => resolve(ended(code, by, output)));
      });
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
