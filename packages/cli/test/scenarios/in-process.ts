import { main } from '../../src/main.ts';
import type { Place } from './command.ts';

/** What a command said. */
export interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `assay` in this process: for tests of many small commands, where starting each costs more than it does. */
export async function inProcess(args: readonly string[], { cwd, env = {} }: Pick<Place, 'cwd' | 'env'>): Promise<Said> {
  const said = { stdout: '', stderr: '' };
  const code = await main(args, {
    stdout: (text) => {
      said.stdout += text;
    },
    stderr: (text) => {
      said.stderr += text;
    },
    env,
    cwd,
    interactive: false,
    signal: new AbortController().signal,
  });
  return { code, ...said };
}
