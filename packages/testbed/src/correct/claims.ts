import type { ClaimDecisions } from '../behaviour.ts';

/** How far `iat` may be ahead of the clock, in seconds: a client whose clock runs fast is not turned away for it. */
const IAT_AHEAD_SECONDS = 60;

/** How the correct endpoint judges claims and single use (RFC 7523 section 3, RFC 7519 section 4.1). */
export const claimDecisions: ClaimDecisions = {
  acceptedAudiences: ({ policy, tokenEndpoint, issuer }) =>
    policy.issuerAccepted ? [tokenEndpoint, issuer] : [tokenEndpoint],
  audienceList: (aud, policy) => {
    if (typeof aud === 'string') return aud === '' ? undefined : [aud];
    if (!Array.isArray(aud) || !policy.audienceArrays || aud.length === 0) return undefined;
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
    const start = policy.lifetimeFrom === 'iat' && typeof iat === 'number' ? iat : now;
    return exp - start <= policy.maxLifetimeSeconds + skew;
  },
  notBeforeAccepted: (nbf, { now, skew }) => nbf === 'absent' || (nbf !== 'wrong' && nbf <= now + skew),
  issuedAtAccepted: (iat, { policy, now, skew }) => {
    if (iat === 'absent' || iat === 'wrong') return iat === 'absent';
    return iat <= now + IAT_AHEAD_SECONDS && now - iat <= policy.maxAgeSeconds + skew;
  },
  claimsAccepted: () => true,
  jtiAccepted: (jti, policy) =>
    typeof jti === 'string' ? jti !== '' || !policy.requireJti : jti === undefined && !policy.requireJti,
  replayKey: ({ claims, client }) => {
    const jti = claims['jti'];
    return typeof jti === 'string' && jti !== '' ? JSON.stringify([client.id, jti]) : undefined;
  },
  rememberUntil: (exp, { skew }) => exp + skew,
  consume: (key, until, { replays, now }) => replays.take(key, until, now),
};
