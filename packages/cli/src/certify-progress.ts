import type { RecordedExchange, RunEvent } from '@assay/runner';
import type { Io } from './io.ts';

/** Passes events on and tells on stderr what happens: each scenario as it ends, or, while listening, each request. */
export async function* withCertifyProgress(
  events: AsyncIterable<RunEvent>,
  io: Io,
  listening: boolean,
): AsyncGenerator<RunEvent> {
  for await (const event of events) {
    if (event.type === 'start') {
      const { profile, target } = event.head;
      io.stderr(`${profile.id} ← ${target}  ${event.planned} scenarios\n`);
    }
    if (event.type === 'note') io.stderr(`${event.text}\n`);
    if (event.type === 'exchange' && listening) io.stderr(`${told(event.exchange)}\n`);
    if (event.type === 'result' && event.result.group === 'scenario' && !listening)
      io.stderr(`${event.result.status.padEnd(8)}${event.result.id}  ${event.result.seconds.toFixed(1)} s\n`);
    yield event;
  }
}

/** One request in a line, and what was found in the lines below it. */
function told({ session, place, request, response, findings = [] }: RecordedExchange): string {
  const answered = response === undefined ? 'connection broken' : String(response.status);
  const head = `${session}  ${request.method} ${place}  ${answered}`;
  if (place !== 'token') return head;
  const lines = findings.map(({ level, rule, message }) => `  ${level.padEnd(7)}${rule}: ${message}`);
  return [`${head}  ${lines.length === 0 ? 'nothing to say' : `${lines.length} found`}`, ...lines].join('\n');
}
