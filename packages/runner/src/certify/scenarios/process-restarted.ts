import type { Scenario } from '../scenario.ts';

/** The client is started twice, as after a restart. */
export const scenario: Scenario = {
  id: 'process-restarted',
  title: 'a restarted client makes new assertions',
  rules: ['jti-single-use', 'assertion-single-use'],
  latitude: 'A restarted client may ask for a new token or go on with one that it kept.',
  starts: 2,
  judge: ({ arrivals }) => {
    const [first, second] = [1, 2].map((start) => arrivals.filter((one) => one.start === start));
    if (first === undefined || second === undefined || second.length === 0)
      return { unshown: 'the client asked for no token after it was started again' };
    const shares = (name: 'jti' | 'assertion') =>
      second.some((one) => one[name] !== undefined && first.some((other) => other[name] === one[name]));
    return [
      ...(shares('jti') ? [{ rule: 'jti-single-use', message: 'both starts of the client used one jti' }] : []),
      ...(shares('assertion')
        ? [{ rule: 'assertion-single-use', message: 'both starts of the client sent one assertion' }]
        : []),
    ];
  },
};
