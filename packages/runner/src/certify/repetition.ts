import type { Breach, Seen } from './scenario.ts';
import type { Arrival } from './session.ts';

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

/** Something that is no token of ours was presented at the resource. */
export function madeUpToken({ calls }: Pick<Seen, 'calls'>): readonly Breach[] {
  const call = calls.find(({ presented, issued }) => presented !== undefined && issued === undefined);
  if (call === undefined) return [];
  const text = call.presented ?? '';
  const what = /^(undefined|null|none|nil|nan|false|true|\[object object\])$/i.test(text)
    ? `"${text}"`
    : `a text of ${text.length} characters`;
  return [
    { rule: 'only-issued-tokens-used', message: `${what} was presented at the resource, though no answer held it` },
  ];
}
