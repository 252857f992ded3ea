import type { Scenario } from '../scenario.ts';
import { firstRequest } from './first-request.ts';

/** Every scenario, in the order in which they are started. */
export const scenarios: readonly Scenario[] = [firstRequest];
