import { reason, removeAsides } from './files.ts';

/** The first signal ends the run and keeps its report; the second ends the process, as if nobody had listened. */
export function onSignals(stop: AbortController): void {
  const onSignal = (): void => {
    if (!stop.signal.aborted) {
      stop.abort();
      return;
    }
    removeAsides();
    // A write that hangs would hold up an orderly exit; the system's own way of ending does not wait for it.
    process.removeAllListeners('SIGINT');
    process.kill(process.pid, 'SIGINT');
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeAllListeners(signal).on(signal, onSignal);
}

/** Returns why stdout was lost. A reader that went away (`assay profiles | head`) is no fault. */
export function watchStreams(): () => string | undefined {
  let lost: string | undefined;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') lost ??= reason(error);
  });
  // When stderr is lost there is nobody to tell.
  process.stderr.on('error', () => undefined);
  return () => lost;
}
