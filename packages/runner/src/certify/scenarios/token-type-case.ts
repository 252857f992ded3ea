import { onlyTheAnswer, withToken } from '../answers.ts';
import type { Scenario } from '../scenario.ts';

/** `token_type` as Redox writes it, then as nobody does. */
export const scenario: Scenario = {
  id: 'token-type-case',
  title: 'token_type is understood in any letter case',
  rules: ['token-type-any-case'],
  latitude: onlyTheAnswer,
  starts: 2,
  mustSucceed: true,
  token: (arrival, session) => withToken(arrival, session, { token_type: session.start === 1 ? 'bearer' : 'BEARER' }),
  judge: () => [],
};
