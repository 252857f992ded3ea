import type { Scenario } from '../scenario.ts';

/** The plain case: a token, and one call with it. What fails here says nothing about the other scenarios. */
export const scenario: Scenario = {
  id: 'first-request',
  title: 'the client gets a token with an assertion and uses it',
  rules: ['client-assertion-required'],
  latitude: 'A client may read metadata first, and may ask for more than one token.',
  mustSucceed: true,
  judge: ({ arrivals }) => {
    if (arrivals.some((one) => one.assertion !== undefined)) return [];
    return [{ rule: 'client-assertion-required', message: 'the client sent no assertion' }];
  },
};
