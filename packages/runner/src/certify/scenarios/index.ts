import type { Scenario } from '../scenario.ts';
import { scenario as answerWithoutToken } from './answer-without-token.ts';
import { scenario as connectionReset } from './connection-reset.ts';
import { scenario as emptyAnswer } from './empty-answer.ts';
import { scenario as errorWith200 } from './error-with-200.ts';
import { scenario as firstRequest } from './first-request.ts';
import { scenario as foreignCertificate } from './foreign-certificate.ts';
import { scenario as htmlAnswer } from './html-answer.ts';
import { scenario as keyRotation } from './key-rotation.ts';
import { scenario as noExpiresIn } from './no-expires-in.ts';
import { scenario as noScope } from './no-scope.ts';
import { scenario as processRestarted } from './process-restarted.ts';
import { scenario as redirect307 } from './redirect-307.ts';
import { scenario as redirect308 } from './redirect-308.ts';
import { scenario as refused400 } from './refused-400.ts';
import { scenario as refused401 } from './refused-401.ts';
import { scenario as resourceRefusesAlways } from './resource-refuses-always.ts';
import { scenario as resourceRefusesOnce } from './resource-refuses-once.ts';
import { scenario as slowAnswer } from './slow-answer.ts';
import { scenario as throttledBriefly } from './throttled-briefly.ts';
import { scenario as throttledRetryAfter } from './throttled-retry-after.ts';
import { scenario as tokenExpires } from './token-expires.ts';
import { scenario as tokenReused } from './token-reused.ts';
import { scenario as tokenTypeCase } from './token-type-case.ts';
import { scenario as tokenTypeUnknown } from './token-type-unknown.ts';
import { scenario as truncatedAnswer } from './truncated-answer.ts';
import { scenario as unavailableBriefly } from './unavailable-briefly.ts';
import { scenario as unavailableForGood } from './unavailable-for-good.ts';
import { scenario as unavailableRetryAfter } from './unavailable-retry-after.ts';
import { scenario as unknownMembers } from './unknown-members.ts';

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
