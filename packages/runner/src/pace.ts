import type { Environment } from './environment.ts';
import type { Send } from './transport.ts';

/** Spaces requests so that no more than `rate` a second are sent. */
export function paced(send: Send, rate: number, environment: Environment): Send {
  const gap = 1000 / rate;
  let next = 0;
  return async (request, signal) => {
    const now = environment.now();
    const at = Math.max(now, next);
    next = at + gap;
    if (at > now) await environment.sleep(at - now, signal);
    return send(request, signal);
  };
}
