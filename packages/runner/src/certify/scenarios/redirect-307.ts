import { redirected } from '../redirected.ts';
import type { Scenario } from '../scenario.ts';

/** 307 to another origin: method and body would go along. */
export const scenario: Scenario = redirected('redirect-307', 307);
