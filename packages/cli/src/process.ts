import { fstatSync } from 'node:fs';
import type { Io } from './io.ts';
import { main } from './main.ts';

/** Runs the command line in this process: its streams, its environment, its signals. */
export async function run(argv: readonly string[]): Promise<number> {
  const stop = new AbortController();
  const io: Io = {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    env: process.env,
    cwd: process.cwd(),
    ...(process.stdout.isTTY && { columns: process.stdout.columns }),
    ...(process.stderr.isTTY && { errorColumns: () => process.stderr.columns }),
    toFile: (['stdout', 'stderr'] as const).filter((name) => isFile(process[name].fd)),
    interactive: process.stderr.isTTY === true && process.env['CI'] === undefined && process.env['TERM'] !== 'dumb',
    signal: stop.signal,
  };
  // The first signal ends the run and keeps the report; the second ends the process.
  const onSignal = (): void => {
    stop.abort();
    process.removeListener('SIGINT', onSignal).removeListener('SIGTERM', onSignal);
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  // A reader that went away (`assay profiles 2>&1 | head`) is no fault.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  try {
    return await main(argv, io);
  } finally {
    process.removeListener('SIGINT', onSignal).removeListener('SIGTERM', onSignal);
  }
}

function isFile(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isFile();
  } catch {
    // It was closed before we came.
    return false;
  }
}
