import type { Activity, RunEvent, Watch } from '@assay/runner';
import { type Io, wantsColor } from './io.ts';
import { groupLine, openGroups } from './progress-groups.ts';
import { type Running, statusLine, statusText } from './progress-line.ts';

/** Milliseconds without a line after which one is written, so that nobody takes a long wait for a hang. */
const heartbeat = 15_000;
/** Milliseconds between two looks at what has to be shown. */
const looks = { interactive: 100, plain: 1000 } as const;

/** Tells on stderr how far a run is. */
export interface Progress {
  /** Is told what the run is doing. */
  readonly watch: Watch;
  /** Passes the events of the run on. */
  readonly follow: (events: AsyncIterable<RunEvent>) => AsyncGenerator<RunEvent>;
}

/**
 * Opens the progress of one run: on a terminal one line that is redrawn, at most ten times a second; elsewhere a line
 * for each group, and one every 15 s while there is nothing to tell.
 */
export function openProgress(io: Io): Progress {
  const running: Running = { started: Date.now(), planned: 0, done: 0, failed: 0, waits: [] };
  const teller = io.interactive ? redrawing(running, io) : writing(running, io);
  return {
    watch: (activity) => note(running, activity),
    async *follow(events) {
      const timer = setInterval(teller.look, io.interactive ? looks.interactive : looks.plain).unref();
      try {
        for await (const event of events) {
          if (event.type === 'start') {
            const { profile, target, seed } = event.head;
            running.planned = event.planned;
            io.stderr(`${profile.id} → ${target}  seed ${seed}, ${event.planned} cases\n`);
          }
          if (event.type === 'result') {
            running.done += 1;
            if (event.result.status === 'failed') running.failed += 1;
          }
          teller.tell(event);
          yield event;
        }
      } finally {
        clearInterval(timer);
        teller.end();
      }
    },
  };
}

function note(running: Running, activity: Activity): void {
  const now = Date.now();
  if (activity.doing === 'sending') running.sending = { what: `${activity.id} [${activity.variant}]`, since: now };
  else running.waits = [...running.waits.filter(({ until }) => until > now), activity];
}

interface Teller {
  readonly tell: (event: RunEvent) => void;
  readonly look: () => void;
  readonly end: () => void;
}

const clearLine = '\r\u001b[2K';

/** One line at the bottom of a terminal. */
function redrawing(running: Running, io: Io): Teller {
  const color = wantsColor(io, 'stderr');
  let shown = '';
  return {
    tell: () => undefined,
    look() {
      const line = statusLine(running, { now: Date.now(), width: (io.errorColumns?.() ?? 80) - 1, color });
      if (line !== shown) io.stderr(`${clearLine}${line}`);
      shown = line;
    },
    end: () => io.stderr(clearLine),
  };
}

/** Lines that stay. */
function writing(running: Running, io: Io): Teller {
  const color = wantsColor(io, 'stderr');
  const groups = openGroups();
  let told = Date.now();
  const write = (line: string): void => {
    told = Date.now();
    io.stderr(`${line}\n`);
  };
  return {
    tell(event) {
      for (const group of groups.add(event)) write(groupLine(group, color));
    },
    look() {
      const now = Date.now();
      if (now - told >= heartbeat) write(`… ${statusText(running, now)}`);
    },
    end: () => undefined,
  };
}
