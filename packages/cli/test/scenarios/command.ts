import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** How a command ended, and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where and with what a command runs. */
export interface Place {
  readonly cwd: string;
  /** Nothing of the environment of the test reaches the command but `PATH`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Called with the process as soon as it runs. */
  readonly started?: (child: ChildProcess) => void;
}

export const bin: string = fileURLToPath(new URL('../../src/bin.ts', import.meta.url));

/** Runs `assay` as a process of its own and waits for its end. */
export function assay(args: readonly string[], { cwd, env = {}, started }: Place): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], { cwd, env: { PATH: process.env['PATH'], ...env } });
    const said = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => {
        said[name] += text;
      });
    }
    child.on('error', reject).on('close', (code, signal) => resolve({ code, signal, ...said }));
    started?.(child);
  });
}
