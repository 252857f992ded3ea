import { json } from '../deed.ts';
import type { Scenario } from '../scenario.ts';
import { withoutToken } from '../without-token.ts';

/** 200 and an error. */
export const scenario: Scenario = withoutToken(
  'error-with-200',
  'an error with status 200 is not taken for a token',
  json({ error: 'server_error' }),
);
