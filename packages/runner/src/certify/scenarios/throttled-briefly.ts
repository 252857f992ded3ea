import { briefly } from '../retries.ts';
import type { Scenario } from '../scenario.ts';

/** 429 twice, without a word about when to come back. */
export const scenario: Scenario = briefly('throttled-briefly', 429);
