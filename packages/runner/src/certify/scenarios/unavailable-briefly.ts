import { briefly } from '../retries.ts';
import type { Scenario } from '../scenario.ts';

/** 503 twice, without a word about when to come back. */
export const scenario: Scenario = briefly('unavailable-briefly', 503);
