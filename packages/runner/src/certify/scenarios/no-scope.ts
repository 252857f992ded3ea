import { onlyTheAnswer, withToken } from '../answers.ts';
import type { Scenario } from '../scenario.ts';

/** No `scope`. */
export const scenario: Scenario = {
  id: 'no-scope',
  title: 'an answer without scope is enough',
  rules: ['optional-members-not-needed'],
  latitude: onlyTheAnswer,
  mustSucceed: true,
  token: (arrival, session) => withToken(arrival, session, { scope: undefined }),
  judge: () => [],
};
