import { fstatSync } from 'node:fs';
import { addAbortSignal } from 'node:stream';
import { isatty } from 'node:tty';
import type { Io } from './io.ts';
import { main } from './main.ts';
import { onSignals, watchStreams } from './signals.ts';

/** Runs the command line in this process: its streams, its environment, its signals. */
export async function run(argv: readonly string[]): Promise<number> {
  const stop = new AbortController();
  const io: Io = {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    stdin: {
      terminal: isatty(0),
      // Whoever waits for input is not kept from being interrupted.
      read: () => addAbortSignal(stop.signal, process.stdin),
    },
    drained: () => drained(process.stdout),
    env: process.env,
    cwd: process.cwd(),
    ...(process.stdout.isTTY && { columns: process.stdout.columns }),
    ...(process.stderr.isTTY && { errorColumns: () => process.stderr.columns }),
    toFile: (['stdout', 'stderr'] as const).filter((name) => isFile(process[name].fd)),
    interactive: process.stderr.isTTY === true && process.env['CI'] === undefined && process.env['TERM'] !== 'dumb',
    signal: stop.signal,
  };
  onSignals(stop);
  const lost = watchStreams();
  const code = await main(argv, io);
  // What could not be written is told once everything was tried.
  await new Promise<void>((resolve) => process.stdout.write('', () => resolve()));
  if (lost() === undefined) return code;
  io.stderr(`assay: cannot write to stdout: ${lost()}\n`);
  return code === 0 ? 3 : code;
}

function isFile(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isFile();
  } catch {
    // It was closed before we came.
    return false;
  }
}

/** Waits until a stream takes more, so that a long report does not pile up before a slow reader. */
function drained(stream: NodeJS.WriteStream): Promise<void> {
  if (!stream.writableNeedDrain || stream.destroyed || stream.errored !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const events = ['drain', 'error', 'close'] as const;
    const done = (): void => {
      for (const event of events) stream.off(event, done);
      resolve();
    };
    for (const event of events) stream.on(event, done);
  });
}
