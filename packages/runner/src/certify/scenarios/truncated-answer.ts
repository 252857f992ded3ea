import type { Scenario } from '../scenario.ts';
import { jsonType, withoutToken } from '../without-token.ts';

/** 200 and the first part of an answer. */
export const scenario: Scenario = withoutToken(
  'truncated-answer',
  'an answer that was cut off is not taken for a token',
  { headers: jsonType, body: '{"token_type":"Bearer","expires_in":3600,"access_token":"this-answer-ends-in-the-mid' },
);
