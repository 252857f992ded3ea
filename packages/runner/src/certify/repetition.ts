import type { Breach, Seen } from './scenario.ts';
import type { Arrival, ResourceCall } from './session.ts';

/** Pauses shorter than this many seconds are none: the client turned round at once. */
const noPause = 0.1;

/** Seconds between each answer (or broken connection) and the token request after it. */
export function pauses(arrivals: readonly Arrival[]): readonly number[] {
  return arrivals.slice(1).map((one, index) => (one.at - (arrivals[index]?.answeredAt ?? one.at)) / 1000);
}

/** Whether repetitions, two at least, came without any pause: the middle one counts. One at once, and no more, is lawful. */
export function isHasty(arrivals: readonly Arrival[]): boolean {
  const all = pauses(arrivals).toSorted((a, b) => a - b);
  return all.length >= 2 && (all[Math.floor(all.length / 2)] ?? noPause) < noPause;
}

/** Token requests that went on until the client was stopped. Without any pause between them that is a broken MUST. */
export function withoutEnd({ arrivals }: Pick<Seen, 'arrivals'>, most: number, which: string): readonly Breach[] {
  if (arrivals.length < most) return [];
  const message = `${arrivals.length} token requests were made, ${which}`;
  return [{ rule: 'token-requests-bounded', message, ...(isHasty(arrivals) && { level: 'MUST' as const }) }];
}

/** What is wrong with repetitions that carry what was sent before. */
export function reused({ arrivals }: Pick<Seen, 'arrivals'>): readonly Breach[] {
  const again = arrivals.filter((one, index) => {
    const earlier = arrivals.slice(0, index);
    return one.assertion !== undefined && earlier.some(({ assertion }) => assertion === one.assertion);
  });
  const [same] = again;
  const jti = arrivals.find((one, index) => {
    const earlier = arrivals.slice(0, index);
    return one.jti !== undefined && earlier.some((other) => other.jti === one.jti);
  });
  return [
    ...(same === undefined
      ? []
      : [{ rule: 'retry-uses-new-assertion', message: `request ${same.nth} carries the assertion of an earlier one` }]),
    ...(jti === undefined
      ? []
      : [{ rule: 'jti-single-use', message: `request ${jti.nth} carries the jti of an earlier one` }]),
  ];
}

/** Whether a call presents something that no answer held. */
export function isMadeUp({ presented, issued, misplaced }: ResourceCall): boolean {
  return presented !== undefined && issued === undefined && misplaced !== true;
}

/** Something that is no token of ours was presented at the resource. */
export function madeUpToken({ calls }: Pick<Seen, 'calls'>): readonly Breach[] {
  const call = calls.find(isMadeUp);
  return call === undefined ? [] : [{ rule: 'only-issued-tokens-used', message: describeMadeUp(call) }];
}

/** What was presented, in words that show nothing of it unless it is a word of a programming language. */
export function describeMadeUp({ presented = '' }: ResourceCall): string {
  const isWord = /^(undefined|null|none|nil|nan|false|true|object\])$/i.test(presented);
  const what = isWord ? `"${presented}"` : `a text of ${presented.length} characters`;
  return `${what} was presented at the resource, though no answer held it`;
}
