import { json } from '../deed.ts';
import type { Scenario } from '../scenario.ts';
import { withoutToken } from '../without-token.ts';

/** 200 and an object without a token. */
export const scenario: Scenario = withoutToken(
  'answer-without-token',
  'an answer without access_token is not taken for a token',
  json({ token_type: 'Bearer', expires_in: 3600 }),
);
