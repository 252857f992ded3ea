import type { ClientDefect } from './client-defect.ts';
import { answerFaults } from './faults/answers.ts';
import { bearerFaults } from './faults/bearer.ts';
import { cacheFaults } from './faults/cache.ts';
import { credentialFaults } from './faults/credentials.ts';
import { dateFaults } from './faults/dates.ts';
import { formFaults } from './faults/form.ts';
import { headerFaults } from './faults/header.ts';
import { identityFaults } from './faults/identity.ts';
import { jtiFaults } from './faults/jti.ts';
import { keySetFaults } from './faults/key-set.ts';
import { retryFaults } from './faults/retry.ts';
import { signatureFaults } from './faults/signature.ts';

/** Every fault of the reference client, by what it is about. */
export const clientFaults: readonly ClientDefect[] = [
  ...identityFaults,
  ...dateFaults,
  ...jtiFaults,
  ...headerFaults,
  ...signatureFaults,
  ...formFaults,
  ...credentialFaults,
  ...bearerFaults,
  ...retryFaults,
  ...cacheFaults,
  ...answerFaults,
  ...keySetFaults,
];
