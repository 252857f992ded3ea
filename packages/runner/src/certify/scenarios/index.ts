import type { Scenario } from '../scenario.ts';
import { connectionReset, slowAnswer } from './broken-transport.ts';
import { firstRequest } from './first-request.ts';
import { foreignCertificate } from './foreign-certificate.ts';
import { keyRotation } from './key-rotation.ts';
import { answerWithoutToken, emptyAnswer, errorWith200, htmlAnswer, truncatedAnswer } from './no-token.ts';
import { noExpiresIn, noScope, tokenTypeCase, tokenTypeUnknown, unknownMembers } from './odd-answers.ts';
import { redirect307, redirect308 } from './redirected.ts';
import { resourceRefusesAlways, resourceRefusesOnce } from './refused-at-resource.ts';
import { refused400, refused401 } from './refused-by-endpoint.ts';
import { processRestarted, tokenExpires, tokenReused } from './token-lifetime.ts';
import {
  throttledBriefly,
  throttledRetryAfter,
  unavailableBriefly,
  unavailableForGood,
  unavailableRetryAfter,
} from './unavailable.ts';

/** Every scenario, in the order in which they are started: the plain one alone, then those that take long. */
export const scenarios: readonly Scenario[] = [
  firstRequest,
  unavailableForGood,
  unavailableBriefly,
  throttledBriefly,
  connectionReset,
  tokenExpires,
  slowAnswer,
  unavailableRetryAfter,
  throttledRetryAfter,
  refused400,
  refused401,
  resourceRefusesAlways,
  resourceRefusesOnce,
  tokenReused,
  processRestarted,
  redirect307,
  redirect308,
  tokenTypeCase,
  unknownMembers,
  noExpiresIn,
  noScope,
  tokenTypeUnknown,
  emptyAnswer,
  htmlAnswer,
  truncatedAnswer,
  answerWithoutToken,
  errorWith200,
  keyRotation,
  foreignCertificate,
];
