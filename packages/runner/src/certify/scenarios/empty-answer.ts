import type { Scenario } from '../scenario.ts';
import { jsonType, withoutToken } from '../without-token.ts';

/** 200 and nothing more. */
export const scenario: Scenario = withoutToken('empty-answer', 'an empty answer is not taken for a token', {
  headers: jsonType,
});
