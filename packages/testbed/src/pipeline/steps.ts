import type { Behaviour, StepName } from '../behaviour.ts';
import type { Asked, Attempt, Awaitable, Refusal, Scene } from '../scene.ts';
import { claimsFault } from './claims-step.ts';
import { refused } from './read-request.ts';
import { signatureHolds } from './signature-step.ts';

type Step = (b: Behaviour, attempt: Attempt, scene: Scene) => Awaitable<Refusal | undefined>;

function unless(passed: boolean, detail: string): Refusal | undefined {
  return passed ? undefined : refused('authentication', detail);
}

function clientStep(b: Behaviour, { claims, client, given }: Attempt): Refusal | undefined {
  return unless(
    b.clientEnabled(client) &&
      b.issuerMatches(claims['iss'], client) &&
      b.subjectMatches(claims['sub'], client) &&
      b.clientIdMatches(given.clientId, client),
    'identity',
  );
}

function headerStep(b: Behaviour, { header, client, alg }: Attempt, { policy }: Scene): Refusal | undefined {
  return (
    unless(b.algorithmAllowed(alg, client, policy), 'alg') ??
    unless(b.typAccepted(header['typ'], policy), 'typ') ??
    unless(b.critAccepted(header) && b.b64Accepted(header), 'crit') ??
    unless(b.kidAccepted(header['kid'], client, policy), 'kid') ??
    unless(b.jkuAccepted(header['jku'], client, policy), 'jku') ??
    unless(b.certificateAccepted(header, client, policy), 'certificate')
  );
}

async function replayStep(b: Behaviour, attempt: Attempt, scene: Scene): Promise<Refusal | undefined> {
  const key = b.replayKey(attempt);
  if (key === undefined) return undefined;
  const exp = b.readDate(attempt.claims['exp'], 'exp');
  const until = b.rememberUntil(typeof exp === 'number' ? exp : scene.now, scene);
  return unless(await b.consume(key, until, scene), 'jti was used');
}

/** Why the grant type is turned away. */
export function grantRefusal(b: Behaviour, { pairs }: Asked): Refusal | undefined {
  const reason = b.grantRefused(b.valueOf(pairs, 'grant_type'));
  return reason === undefined ? undefined : refused(reason, 'grant type');
}

/** Why the scope is turned away. */
export function scopeRefusal(b: Behaviour, { pairs, client }: Asked, { policy }: Scene): Refusal | undefined {
  const granted = b.grantScope(b.valueOf(pairs, 'scope'), client, policy);
  return granted === undefined ? refused('scope', 'scope') : undefined;
}

/** The checks of an assertion whose client is known, by name. */
export const steps: Readonly<Record<StepName, Step>> = {
  client: clientStep,
  header: headerStep,
  signature: async (b, attempt, scene) => unless(await signatureHolds(b, attempt, scene), 'signature'),
  claims: (b, attempt, scene) => {
    const fault = claimsFault(b, attempt, scene);
    return unless(fault === undefined, fault ?? '');
  },
  grant: grantRefusal,
  scope: scopeRefusal,
  replay: replayStep,
};
