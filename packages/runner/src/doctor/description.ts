import { parseResponse } from '@assay/validator';
import type { Lane } from '../session.ts';
import type { Answer } from '../transport.ts';
import type { Cause } from './check.ts';
import { placeOfClient } from './place.ts';

/** What words of an `error_description` are about; the first that is found counts. */
const topics: readonly (readonly [RegExp, (lane: Lane) => string])[] = [
  [/\baud(ience)?\b/i, ({ session }) => (session.target.issuer === undefined ? '/tokenEndpoint' : '/issuer')],
  [/\bscopes?\b/i, () => '/scope'],
  [/\bkid\b|key id/i, ({ variant }) => placeOfClient(variant.client, 'kid')],
  [/\balg(orithm)?\b/i, ({ variant }) => placeOfClient(variant.client, 'alg')],
  [/\bresource\b|\btenant\b/i, () => '/params'],
];

/** What the endpoint says is wrong, where it says it in words that it does not use for a made-up client. */
export function described(answer: Answer, lane: Lane): Cause | undefined {
  if ('none' in answer) return undefined;
  const text = parseResponse(answer.response).members['error_description'];
  if (typeof text !== 'string') return undefined;
  const topic = topics.find(([words]) => words.test(text));
  if (topic === undefined) return undefined;
  const shown = lane.session.redactor.redact(text);
  return {
    at: topic[1](lane),
    message: `most likely what the endpoint says: ${shown.length > 200 ? `${shown.slice(0, 200)}…` : shown}`,
    help: 'It answers a made-up client otherwise. Check this member against the registration.',
  };
}

/**
 * Whether an answer says in so many words that the client is not known.
 *
 * The sentence of RFC 6749 section 5.2 lists this among other causes, so a list does not count.
 */
export function saysUnknown(answer: Answer): boolean {
  if ('none' in answer) return false;
  const text = parseResponse(answer.response).members['error_description'];
  if (typeof text !== 'string' || /,|\bor\b/i.test(text)) return false;
  return /\b(unknown|no such|unregistered) client\b|\binvalid client[ _]id\b|\bclient\b.*\bnot (found|known|registered|exist)/i.test(
    text,
  );
}
