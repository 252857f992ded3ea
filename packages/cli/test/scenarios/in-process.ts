import { main } from '../../src/main.ts';
import type { Place } from './command.ts';

/** What a command said. */
export interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where and with what a command runs in this process. */
export interface Here extends Pick<Place, 'cwd' | 'env'> {
  /** Absent: a terminal. */
  readonly stdin?: string | Uint8Array;
}

/** Runs `assay` in this process: for all that does not ask for one of its own, since a start costs more than the command. */
export async function inProcess(args: readonly string[], { cwd, env, stdin }: Here): Promise<Said> {
  const said = { stdout: '', stderr: '' };
  const code = await main(args, {
    stdout: (text) => {
      said.stdout += text;
    },
    stderr: (text) => {
      said.stderr += text;
    },
    stdin: { terminal: stdin === undefined, read: () => chunksOf(stdin ?? '') },
    env: { PATH: process.env['PATH'], ...env },
    cwd,
    interactive: false,
    signal: new AbortController().signal,
  });
  return { code, ...said };
}

/** Standard input in pieces, as a pipe gives it. */
async function* chunksOf(stdin: string | Uint8Array): AsyncGenerator<Uint8Array> {
  const octets = Buffer.from(stdin);
  for (let at = 0; at < octets.length; at += 65_536) yield octets.subarray(at, at + 65_536);
}
