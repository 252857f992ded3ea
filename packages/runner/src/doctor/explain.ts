import type { Lane } from '../session.ts';
import { observe, type Shot } from '../shot.ts';
import { type Cause, redactedCause } from './check.ts';
import { explainRefusal, type Known } from './refusal.ts';
import { explainTransport } from './silence.ts';

/** Why the valid request of a lane was not accepted, and what to mend. */
export async function explain(lane: Lane, shot: Shot, known: Known): Promise<Cause> {
  return redactedCause(await causeOf(lane, shot, known), lane.session.redactor.redact);
}

async function causeOf(lane: Lane, shot: Shot, known: Known): Promise<Cause> {
  if (shot.throttled)
    return {
      at: '/rate',
      message: 'the endpoint throttles',
      help: 'Ask for a higher limit, or lower "rate" in the configuration.',
    };
  const { target, transport, redactor } = lane.session;
  const url = new URL(target.tokenEndpoint);
  const way = await explainTransport({ url, transport, redact: redactor.redact }, shot.answer);
  if (way !== undefined) {
    lane.astray = true;
    return way;
  }
  if (observe(shot) === 'odd')
    return {
      at: '/tokenEndpoint',
      message: 'the endpoint fails at the valid request',
      help: 'Its log says why; nothing can be judged before it answers.',
    };
  return explainRefusal(lane, shot, known);
}
