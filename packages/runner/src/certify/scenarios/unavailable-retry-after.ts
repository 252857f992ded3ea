import { withRetryAfter } from '../retries.ts';
import type { Scenario } from '../scenario.ts';

/** 503 once, with Retry-After. */
export const scenario: Scenario = withRetryAfter('unavailable-retry-after', 503);
