import { createHash } from 'node:crypto';
import { type Facts, parseAssertion } from '@assay/validator';
import type { DatedJti } from './jti-habit.ts';

/** What a client has sent so far, over all sessions. */
export interface History {
  /** Says what was sent before, and remembers this assertion; `at` in milliseconds since 1970. */
  readonly add: (assertion: string | undefined, at: number) => Pick<Facts, 'replay' | 'history'>;
  /** Every `jti` in the order received. */
  readonly jtis: readonly DatedJti[];
}

/** Opens the history of one client. */
export function openHistory(): History {
  const seen = new Set<string>();
  const texts = new Set<string>();
  const jtis: DatedJti[] = [];
  const add: History['add'] = (assertion, at) => {
    if (assertion === undefined) return {};
    const { claims } = parseAssertion(assertion);
    const digest = createHash('sha256').update(assertion).digest('base64');
    const sameAssertion = texts.has(digest);
    texts.add(digest);
    const { iss, jti } = claims ?? {};
    if (typeof jti !== 'string' || jti === '') return { replay: 'fresh', history: { sameAssertion } };
    const name = JSON.stringify([iss, jti]);
    const replay = seen.has(name) ? ('seen' as const) : ('fresh' as const);
    seen.add(name);
    jtis.push({ jti, at });
    return { replay, history: { sameAssertion } };
  };
  return { add, jtis };
}
