import type { ClientVariant } from './client-defect.ts';
import { assertionVariants } from './variants/assertion.ts';
import { keyVariants } from './variants/keys.ts';
import { overTimeVariants } from './variants/over-time.ts';
import { requestVariants } from './variants/request.ts';

/** Every lawful variant of the reference client: nothing may fail on it, and warn only what it names. */
export const clientVariants: readonly ClientVariant[] = [
  ...assertionVariants,
  ...keyVariants,
  ...requestVariants,
  ...overTimeVariants,
];
