import type { Defect } from './defect.ts';
import { algorithmFaults } from './faults/algorithm.ts';
import { audienceFaults } from './faults/audience.ts';
import { availabilityFaults } from './faults/availability.ts';
import { certificateFaults } from './faults/certificate.ts';
import { ecdsaFaults } from './faults/ecdsa.ts';
import { edwardsFaults } from './faults/edwards.ts';
import { embeddedKeyFaults } from './faults/embedded-key.ts';
import { encodingFaults } from './faults/encoding.ts';
import { errorAnswerFaults } from './faults/error-answer.ts';
import { grantFaults } from './faults/grant.ts';
import { hostileFaults } from './faults/hostile.ts';
import { identityFaults } from './faults/identity.ts';
import { keyChoiceFaults } from './faults/key-choice.ts';
import { keySetFaults } from './faults/key-set.ts';
import { lenientJsonFaults } from './faults/lenient-json.ts';
import { looseEqualityFaults } from './faults/loose-equality.ts';
import { macFaults } from './faults/mac.ts';
import { macComparisonFaults } from './faults/mac-comparison.ts';
import { otherCredentialFaults } from './faults/other-credentials.ts';
import { registeredKeyFaults } from './faults/registered-keys.ts';
import { replayFaults } from './faults/replay.ts';
import { requestFaults } from './faults/request.ts';
import { resourceFaults } from './faults/resource.ts';
import { rsaPaddingFaults } from './faults/rsa-padding.ts';
import { secondChanceFaults } from './faults/second-chance.ts';
import { signatureFaults } from './faults/signature.ts';
import { timeFaults } from './faults/time.ts';
import { tokenAnswerFaults } from './faults/token-answer.ts';
import { windowFaults } from './faults/window.ts';

/** Every fault of the reference endpoint, by what it is about. */
export const faults: readonly Defect[] = [
  ...signatureFaults,
  ...ecdsaFaults,
  ...edwardsFaults,
  ...rsaPaddingFaults,
  ...macFaults,
  ...macComparisonFaults,
  ...algorithmFaults,
  ...embeddedKeyFaults,
  ...keyChoiceFaults,
  ...keySetFaults,
  ...registeredKeyFaults,
  ...certificateFaults,
  ...encodingFaults,
  ...hostileFaults,
  ...lenientJsonFaults,
  ...looseEqualityFaults,
  ...secondChanceFaults,
  ...identityFaults,
  ...audienceFaults,
  ...timeFaults,
  ...windowFaults,
  ...replayFaults,
  ...requestFaults,
  ...otherCredentialFaults,
  ...grantFaults,
  ...tokenAnswerFaults,
  ...errorAnswerFaults,
  ...availabilityFaults,
  ...resourceFaults,
];
