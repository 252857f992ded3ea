import type { Behaviour } from '../behaviour.ts';
import type { Attempt, Scene } from '../scene.ts';

function datesFault(b: Behaviour, { claims }: Attempt, scene: Scene): string | undefined {
  const exp = b.readDate(claims['exp'], 'exp');
  const iat = b.readDate(claims['iat'], 'iat');
  const nbf = b.readDate(claims['nbf'], 'nbf');
  if (!b.expiryPresent(exp)) return 'exp';
  if (typeof exp === 'number' && !b.notExpired(exp, scene)) return 'expired';
  if (typeof exp === 'number' && !b.lifetimeAccepted(exp, iat, scene)) return 'exp too far ahead';
  if (typeof exp === 'number' && ![iat, nbf].every((start) => b.windowAccepted(exp, start, scene))) return 'window';
  if (!b.notBeforeAccepted(nbf, scene)) return 'nbf';
  return b.issuedAtAccepted(iat, scene) ? undefined : 'iat';
}

/** What is wrong with the claims beside the identity; undefined when nothing is. */
export function claimsFault(b: Behaviour, attempt: Attempt, scene: Scene): string | undefined {
  const list = b.audienceList(attempt.claims['aud'], scene.policy);
  if (list === undefined) return 'aud form';
  if (!b.audiencesMatch(list, b.acceptedAudiences(scene))) return 'aud';
  if (!b.claimsAccepted(attempt.claims)) return 'claims';
  return datesFault(b, attempt, scene) ?? (b.jtiAccepted(attempt.claims['jti'], scene.policy) ? undefined : 'jti');
}
