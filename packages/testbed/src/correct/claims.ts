import type { ClaimDecisions } from '../behaviour.ts';

/** How the correct endpoint judges claims and single use (RFC 7523 section 3, RFC 7519 section 4.1). */
export const claimDecisions: ClaimDecisions = {
  acceptedAudiences: ({ policy, tokenEndpoint, issuer }) =>
    policy.audiences.map((name) => (name === 'issuer' ? issuer : tokenEndpoint)),
  audienceList: (aud, policy) => {
    if (typeof aud === 'string') return aud === '' ? undefined : [aud];
    if (!Array.isArray(aud) || policy.audienceForm === 'string' || aud.length === 0) return undefined;
    if (policy.audienceForm === 'single' && aud.length > 1) return undefined;
    return aud.every((entry): entry is string => typeof entry === 'string') ? aud : undefined;
  },
  audiencesMatch: (list, accepted) => list.some((entry) => accepted.includes(entry)),
  readDate: (value) => {
    if (value === undefined) return 'absent';
    return typeof value === 'number' && Number.isFinite(value) ? value : 'wrong';
  },
  expiryPresent: (exp) => typeof exp === 'number',
  notExpired: (exp, { now, skew }) => now < exp + skew,
  lifetimeAccepted: (exp, iat, { policy, now, skew }) => {
    if (policy.lifetimeFrom === 'now-without-iat' && typeof iat === 'number') return true;
    const start = policy.lifetimeFrom === 'iat' && typeof iat === 'number' ? iat : now;
    return exp - start <= policy.maxLifetimeSeconds + skew;
  },
  windowAccepted: (exp, start, { policy: { longestWindowSeconds = Number.POSITIVE_INFINITY } }) =>
    typeof start !== 'number' || exp - start <= longestWindowSeconds,
  notBeforeAccepted: (nbf, { policy, now, skew }) =>
    nbf === 'absent' || (nbf !== 'wrong' && nbf <= now + Math.max(skew, policy.nbfAheadSeconds)),
  issuedAtAccepted: (iat, { policy, now, skew }) => {
    if (iat === 'absent' || iat === 'wrong') return iat === 'absent';
    return iat <= now + policy.iatAheadSeconds && now - iat <= policy.maxAgeSeconds + skew;
  },
  claimsAccepted: () => true,
  jtiAccepted: (jti, { requireJti, longestJti = Number.POSITIVE_INFINITY }) => {
    if (typeof jti !== 'string') return jti === undefined && !requireJti;
    return (jti !== '' || !requireJti) && Array.from(jti).length <= longestJti;
  },
  replayKey: ({ claims, client }) => {
    const jti = claims['jti'];
    return typeof jti === 'string' && jti !== '' ? JSON.stringify([client.id, jti]) : undefined;
  },
  rememberUntil: (exp, { skew }) => exp + skew,
  consume: (key, until, { replays, now }) => replays.take(key, until, now),
};
