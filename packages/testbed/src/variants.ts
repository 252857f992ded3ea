import type { Variant } from './defect.ts';
import { answerVariants } from './variants/answers.ts';
import { assertionVariants } from './variants/assertion.ts';
import { audienceVariants } from './variants/audience.ts';
import { keySetVariants } from './variants/key-set.ts';
import { protectionVariants } from './variants/protection.ts';
import { requestVariants } from './variants/request.ts';
import { timeVariants } from './variants/time.ts';

/** Every lawful variant of the reference endpoint: nothing may fail on it, and warn only what it names. */
export const variants: readonly Variant[] = [
  ...timeVariants,
  ...assertionVariants,
  ...audienceVariants,
  ...requestVariants,
  ...answerVariants,
  ...protectionVariants,
  ...keySetVariants,
];
