import type { RunEvent } from '@assay/runner';
import type { Io } from './io.ts';

const heartbeatMilliseconds = 15_000;
const redrawMilliseconds = 100;

/** Passes events on and tells on stderr how far the run is: one redrawn line on a terminal, a heartbeat elsewhere. */
export async function* withProgress(events: AsyncIterable<RunEvent>, io: Io): AsyncGenerator<RunEvent> {
  let planned = 0;
  let done = 0;
  let failed = 0;
  let told = Date.now();
  for await (const event of events) {
    if (event.type === 'start') {
      planned = event.head === undefined ? 0 : event.planned;
      io.stderr(`${event.head.profile.id} → ${event.head.target}  seed ${event.head.seed}, ${planned} cases\n`);
    }
    if (event.type === 'result') {
      done += 1;
      if (event.result.status === 'failed') failed += 1;
      const due = io.interactive ? redrawMilliseconds : heartbeatMilliseconds;
      if (Date.now() - told >= due) {
        told = Date.now();
        const line = `${done} judged of about ${planned}, ${failed} failed: ${event.result.id}`;
        io.stderr(io.interactive ? `\r\u001b[2K${line.slice(0, (io.columns ?? 80) - 1)}` : `${line}\n`);
      }
    }
    yield event;
  }
  if (io.interactive) io.stderr('\r\u001b[2K');
}
