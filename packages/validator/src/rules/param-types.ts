// Generated from the files of this folder by `pnpm docs`.
import type { ParamTypes } from '../rule.ts';
import { paramTypes as grantTypeAccepted } from './params/grant-type-accepted.ts';
import { paramTypes as scopeSystem } from './params/scope-system.ts';
import { paramTypes as algPreferred } from './header/alg-preferred.ts';
import { paramTypes as critUnderstood } from './header/crit-understood.ts';
import { paramTypes as kidKnown } from './header/kid-known.ts';
import { paramTypes as typNotOtherKind } from './header/typ-not-other-kind.ts';
import { paramTypes as typSpelling } from './header/typ-spelling.ts';
import { paramTypes as typValue } from './header/typ-value.ts';
import { paramTypes as ecKeySize } from './client/ec-key-size.ts';
import { paramTypes as eddsaCurveAllowed } from './client/eddsa-curve-allowed.ts';
import { paramTypes as rsaKeySize } from './client/rsa-key-size.ts';
import { paramTypes as audAccepted } from './claims/aud-accepted.ts';
import { paramTypes as audType } from './claims/aud-type.ts';
import { paramTypes as expMaxAfterIat } from './claims/exp-max-after-iat.ts';
import { paramTypes as expMaxAfterNbf } from './claims/exp-max-after-nbf.ts';
import { paramTypes as expMaxLifetime } from './claims/exp-max-lifetime.ts';
import { paramTypes as iatNotInFuture } from './claims/iat-not-in-future.ts';
import { paramTypes as iatNotTooOld } from './claims/iat-not-too-old.ts';
import { paramTypes as jtiLength } from './claims/jti-length.ts';
import { paramTypes as nbfNotInFuture } from './claims/nbf-not-in-future.ts';
import { paramTypes as responseAccessTokenLength } from './response/response-access-token-length.ts';
import { paramTypes as responseExpiresInMax } from './response/response-expires-in-max.ts';
import { paramTypes as responseNoStore } from './response/response-no-store.ts';
import { paramTypes as responsePragma } from './response/response-pragma.ts';
import { paramTypes as responseTokenType } from './response/response-token-type.ts';
import { paramTypes as retryOnOtherStatus } from './behaviour/retry-on-other-status.ts';

/** The types of the parameters that a profile must set, by the id of the rule. */
export const paramTypes: Readonly<Record<string, ParamTypes>> = {
  'grant-type-accepted': grantTypeAccepted,
  'scope-system': scopeSystem,
  'alg-preferred': algPreferred,
  'crit-understood': critUnderstood,
  'kid-known': kidKnown,
  'typ-not-other-kind': typNotOtherKind,
  'typ-spelling': typSpelling,
  'typ-value': typValue,
  'ec-key-size': ecKeySize,
  'eddsa-curve-allowed': eddsaCurveAllowed,
  'rsa-key-size': rsaKeySize,
  'aud-accepted': audAccepted,
  'aud-type': audType,
  'exp-max-after-iat': expMaxAfterIat,
  'exp-max-after-nbf': expMaxAfterNbf,
  'exp-max-lifetime': expMaxLifetime,
  'iat-not-in-future': iatNotInFuture,
  'iat-not-too-old': iatNotTooOld,
  'jti-length': jtiLength,
  'nbf-not-in-future': nbfNotInFuture,
  'response-access-token-length': responseAccessTokenLength,
  'response-expires-in-max': responseExpiresInMax,
  'response-no-store': responseNoStore,
  'response-pragma': responsePragma,
  'response-token-type': responseTokenType,
  'retry-on-other-status': retryOnOtherStatus,
};
