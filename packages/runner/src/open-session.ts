import type { Environment } from './environment.ts';
import type { ForeignKeys } from './foreign.ts';
import type { KeySetServer } from './key-set-server.ts';
import { createPace } from './pace.ts';
import { createPatientSend, patience } from './patience.ts';
import { createRedactor } from './redact.ts';
import type { Session } from './session.ts';
import type { TestOptions } from './test-options.ts';
import { openTurn } from './turn.ts';

/** The options of a run that its session needs. */
export type SessionOptions = Omit<TestOptions, 'digest' | 'version' | 'cases' | 'properties' | 'capabilities' | 'pick'>;

/** What a session works with: clock, sender, its end, and the key sets where they are served. */
export interface SessionTools {
  readonly environment: Environment;
  readonly send: Session['send'];
  readonly over: AbortController;
  readonly foreign?: ForeignKeys;
  readonly keySets?: KeySetServer;
}

/** Opens a session: nothing was sent yet, and everything confidential of its clients is known for such. */
export function openSession(
  options: SessionOptions,
  { environment, send, over, foreign, keySets }: SessionTools,
): Session {
  const limits = options.limits ?? patience;
  const keys = options.variants.flatMap((one) => [one.client, one.second ?? [], one.notEnabled ?? []].flat());
  return {
    profile: options.profile,
    target: options.target,
    environment,
    limits,
    redactor: createRedactor([
      ...keys.flatMap((one) => one.key.confidential),
      ...options.target.headers.flatMap(([, value]) => [value, value.split(' ').at(-1) ?? '']),
    ]),
    seed: options.seed,
    runs: options.runs,
    concurrency: options.concurrency,
    paths: options.paths ?? {},
    transport: options.transport,
    turn: openTurn(),
    over: options.signal === undefined ? over.signal : AbortSignal.any([options.signal, over.signal]),
    ...(options.maxRequests !== undefined && { maxRequests: options.maxRequests }),
    ...(options.rate !== undefined && { pace: createPace(options.rate, environment) }),
    ...(options.watch && { watch: options.watch }),
    offset: 0,
    requests: 0,
    ...(foreign && { foreignFetches: foreign.fetches }),
    ...(keySets && { keySets }),
    ...(options.signal && { signal: options.signal }),
    send,
    patient: createPatientSend(limits, environment, options),
  };
}
