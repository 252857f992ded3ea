import { withToken } from '../answers.ts';
import type { Scenario } from '../scenario.ts';

/** A token of a type that a client of bearer tokens cannot use. */
export const scenario: Scenario = {
  id: 'token-type-unknown',
  title: 'a token of another type is not presented as a bearer token',
  rules: ['token-type-understood'],
  latitude: 'Every end without a call of the resource is right.',
  token: (arrival, session) => withToken(arrival, session, { token_type: 'N_A' }),
  judge: ({ calls }) => {
    const used = calls.some(({ issued }) => issued !== undefined);
    return used
      ? [{ rule: 'token-type-understood', message: 'the client presented a token of type "N_A" as a bearer token' }]
      : [];
  },
};
