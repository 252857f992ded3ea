import type { ClientEnd } from './client.ts';
import type { Stage } from './stage.ts';

/** Whether a client got through a scenario: it did, it shows too little to say, or why it did not. */
export type Success = { readonly through: true } | { readonly unshown: string } | { readonly failure: string };

const through = { through: true } as const;

/** Tells whether every call that was asked for was answered with 200. */
export function successOf({
  calls,
  scenario,
  ends,
}: Pick<Stage, 'calls' | 'scenario'> & { readonly ends: readonly ClientEnd[] }): Success {
  const answered = calls.filter(({ sent }) => sent?.status === 200).length;
  // Nobody knows how often a client that calls by itself meant to call.
  if (ends.length === 0) return byItself(answered, calls.length, scenario.id === 'first-request');
  const failed = ends.find((one) => !one.ok);
  const wanted = (scenario.calls ?? 1) * (scenario.starts ?? 1);
  if (answered >= wanted && failed === undefined) return through;
  const got = `${answered} of ${wanted} calls of the resource were answered with 200`;
  return { failure: failed === undefined ? got : `${got}, and the client ended with ${describeEnd(failed)}` };
}

function byItself(answered: number, called: number, first: boolean): Success {
  if (answered > 0) return through;
  if (called > 0) return { failure: 'no call of the resource was answered with 200' };
  return first ? through : { unshown: 'the client did not call the resource' };
}

/** How a start ended, with the last line that the client wrote. */
export function describeEnd({ how, stopped, output }: ClientEnd): string {
  const last = output.trim().split('\n').at(-1) ?? '';
  const what = stopped === 'timeout' ? 'no end in time' : how;
  return last === '' ? what : `${what} (it wrote: ${last.slice(0, 200)})`;
}
