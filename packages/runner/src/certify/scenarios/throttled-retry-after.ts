import { withRetryAfter } from '../retries.ts';
import type { Scenario } from '../scenario.ts';

/** 429 once, with Retry-After. */
export const scenario: Scenario = withRetryAfter('throttled-retry-after', 429);
