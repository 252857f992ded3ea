import { spawn } from '@lydell/node-pty';
import { bin } from './command.ts';

/** What a command wrote to a terminal, and when. */
export interface Session {
  readonly code: number;
  readonly text: string;
  readonly pieces: readonly { readonly at: number; readonly text: string }[];
}

/** How wide the terminal is, and what the command finds there. */
export interface Terminal {
  readonly cwd: string;
  readonly columns: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Sees everything that was written so far, with a way to press keys. */
  readonly wrote?: (text: string, press: (keys: string) => void) => void;
}

/** Runs `assay` in a terminal of its own. Its streams are one there. */
export function assayInTerminal(
  args: readonly string[],
  { cwd, columns, env = {}, wrote }: Terminal,
): Promise<Session> {
  const started = performance.now();
  const pieces: { readonly at: number; readonly text: string }[] = [];
  const child = spawn(process.execPath, [bin, ...args], {
    name: env['TERM'] ?? 'xterm-256color',
    cols: columns,
    rows: 24,
    cwd,
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
  child.onData((text) => {
    pieces.push({ at: performance.now() - started, text });
    wrote?.(pieces.map((one) => one.text).join(''), (keys) => child.write(keys));
  });
  return new Promise((resolve) => {
    child.onExit(({ exitCode }) => resolve({ code: exitCode, text: pieces.map((one) => one.text).join(''), pieces }));
  });
}
