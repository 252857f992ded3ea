import { onlyTheAnswer, withToken } from '../answers.ts';
import type { Scenario } from '../scenario.ts';

/** No `expires_in`. */
export const scenario: Scenario = {
  id: 'no-expires-in',
  title: 'an answer without expires_in is enough',
  rules: ['optional-members-not-needed'],
  latitude: `${onlyTheAnswer} It may take any lifetime.`,
  mustSucceed: true,
  token: (arrival, session) => withToken(arrival, session, { expires_in: undefined }),
  judge: () => [],
};
