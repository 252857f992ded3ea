import type { Pair, TokenResponse } from '@assay/validator';
import type { Watch } from './activity.ts';
import { httpDate } from './clock.ts';
import type { Environment } from './environment.ts';
import type { Answer } from './transport.ts';

/** How long the runner waits, in seconds. The numbers are those of the design; tests bring their own. */
export interface Patience {
  /** Tries of one send that is answered 429 or 503. */
  readonly tries: number;
  /** A `Retry-After` above this is not waited for. */
  readonly longestRetryAfter: number;
  /** All waiting for 429 and 503 in a run. */
  readonly budget: number;
  /** Waits without a `Retry-After`; the last one repeats. */
  readonly pauses: readonly number[];
  /** Wait before a refused control is sent once more. */
  readonly controlPause: number;
  /** How long a dead endpoint is waited for. */
  readonly recovery: number;
}

/** The patience of the design. */
export const patience: Patience = {
  tries: 5,
  longestRetryAfter: 30,
  budget: 120,
  pauses: [1, 2, 4],
  controlPause: 2,
  recovery: 30,
};

/** An answer, or word that the endpoint throttled beyond the patience of the run. */
export type Patient<T> = { readonly sent: T; readonly answer: Answer; readonly throttled: boolean };

/** Sends with patience: each try is made anew, so that nothing one-time is used up. */
export type PatientSend = <T>(
  make: () => Promise<{ readonly sent: T; readonly answer: Answer }>,
) => Promise<Patient<T>>;

/** Builds the sender of one run; its waiting budget is shared by all sends. */
export function createPatientSend(
  limits: Patience,
  environment: Environment,
  { signal, watch }: { readonly signal?: AbortSignal | undefined; readonly watch?: Watch | undefined } = {},
): PatientSend {
  let left = limits.budget;
  return async (make) => {
    for (let attempt = 1; ; attempt += 1) {
      const { sent, answer } = await make();
      if (!isThrottled(answer)) return { sent, answer, throttled: false };
      const asked = retryAfter(answer.response.headers, environment.now());
      const pause = asked ?? pauseWithout(attempt, limits);
      if (attempt >= limits.tries || pause > limits.longestRetryAfter || pause > left) {
        // A bare 503 may be a crash; one that names a time for another try is a limit.
        return { sent, answer, throttled: answer.response.status === 429 || asked !== undefined || pause > left };
      }
      left -= pause;
      const why = `as the endpoint asked with ${answer.response.status}`;
      watch?.({ doing: 'waiting', why, until: environment.now() + pause * 1000 });
      await environment.sleep(pause * 1000, signal);
    }
  };
}

function isThrottled(answer: Answer): answer is Extract<Answer, { response: TokenResponse }> {
  return 'response' in answer && (answer.response.status === 429 || answer.response.status === 503);
}

function pauseWithout(attempt: number, { pauses }: Patience): number {
  return pauses[Math.min(attempt, pauses.length) - 1] ?? 1;
}

/** Seconds that a `Retry-After` field asks for (RFC 9110 section 10.2.3); undefined when there is none to read. */
export function retryAfter(headers: readonly Pair[], now: number): number | undefined {
  const value = headers.find(([name]) => name.toLowerCase() === 'retry-after')?.[1].trim();
  if (value === undefined) return undefined;
  if (/^\d+$/.test(value)) return Number(value);
  const date = httpDate(value);
  return date === undefined ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}
