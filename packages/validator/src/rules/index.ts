// Generated from the files of this folder by `pnpm docs`.
import type { AnyRequestRule, ResponseRule, Rule } from '../rule.ts';
import { rule as credentialNotRepeated } from './http/credential-not-repeated.ts';
import { rule as credentialsNotInUri } from './http/credentials-not-in-uri.ts';
import { rule as formEncoding } from './http/form-encoding.ts';
import { rule as mediaTypeForm } from './http/media-type-form.ts';
import { rule as methodPost } from './http/method-post.ts';
import { rule as parameterNotRepeated } from './http/parameter-not-repeated.ts';
import { rule as secretAuthenticationNotUsed } from './http/secret-authentication-not-used.ts';
import { rule as secretNotTransmitted } from './http/secret-not-transmitted.ts';
import { rule as singleAuthMethod } from './http/single-auth-method.ts';
import { rule as clientAssertionRequired } from './params/client-assertion-required.ts';
import { rule as clientAssertionTypeRequired } from './params/client-assertion-type-required.ts';
import { rule as clientAssertionTypeValue } from './params/client-assertion-type-value.ts';
import { rule as clientIdMatches } from './params/client-id-matches.ts';
import { rule as grantTypeAccepted } from './params/grant-type-accepted.ts';
import { rule as grantTypeRequired } from './params/grant-type-required.ts';
import { rule as scopeRequired } from './params/scope-required.ts';
import { rule as scopeSyntax } from './params/scope-syntax.ts';
import { rule as scopeSystem } from './params/scope-system.ts';
import { rule as jwsBase64urlCanonical } from './assertion/jws-base64url-canonical.ts';
import { rule as jwsBase64url } from './assertion/jws-base64url.ts';
import { rule as jwsCompactSerialization } from './assertion/jws-compact-serialization.ts';
import { rule as jwsDuplicateMembers } from './assertion/jws-duplicate-members.ts';
import { rule as jwsHeaderJsonObject } from './assertion/jws-header-json-object.ts';
import { rule as jwsNoByteOrderMark } from './assertion/jws-no-byte-order-mark.ts';
import { rule as jwsNotEncrypted } from './assertion/jws-not-encrypted.ts';
import { rule as jwsPayloadJsonObject } from './assertion/jws-payload-json-object.ts';
import { rule as jwsSizeLimit } from './assertion/jws-size-limit.ts';
import { rule as algAllowed } from './header/alg-allowed.ts';
import { rule as algFitsKey } from './header/alg-fits-key.ts';
import { rule as algFitsMethod } from './header/alg-fits-method.ts';
import { rule as algPreferred } from './header/alg-preferred.ts';
import { rule as algRegistered } from './header/alg-registered.ts';
import { rule as algRequired } from './header/alg-required.ts';
import { rule as b64NotFalse } from './header/b64-not-false.ts';
import { rule as certificateChainValid } from './header/certificate-chain-valid.ts';
import { rule as critUnderstood } from './header/crit-understood.ts';
import { rule as critWellformed } from './header/crit-wellformed.ts';
import { rule as ctyAbsent } from './header/cty-absent.ts';
import { rule as embeddedKeyNotTrusted } from './header/embedded-key-not-trusted.ts';
import { rule as jkuAsymmetricOnly } from './header/jku-asymmetric-only.ts';
import { rule as jkuMatchesRegistered } from './header/jku-matches-registered.ts';
import { rule as jweNotRsa15 } from './header/jwe-not-rsa1-5.ts';
import { rule as jwsNotUnsecured } from './header/jws-not-unsecured.ts';
import { rule as keyBelongsToClient } from './header/key-belongs-to-client.ts';
import { rule as keyUrlAbsent } from './header/key-url-absent.ts';
import { rule as kidKnown } from './header/kid-known.ts';
import { rule as kidRequired } from './header/kid-required.ts';
import { rule as kidString } from './header/kid-string.ts';
import { rule as kidWhenSeveralKeys } from './header/kid-when-several-keys.ts';
import { rule as signatureLength } from './header/signature-length.ts';
import { rule as signatureValid } from './header/signature-valid.ts';
import { rule as typNotOtherKind } from './header/typ-not-other-kind.ts';
import { rule as typRequired } from './header/typ-required.ts';
import { rule as typSpelling } from './header/typ-spelling.ts';
import { rule as typValue } from './header/typ-value.ts';
import { rule as x5tS256Known } from './header/x5t-s256-known.ts';
import { rule as x5tS256Required } from './header/x5t-s256-required.ts';
import { rule as ecKeySize } from './client/ec-key-size.ts';
import { rule as eddsaCurveAllowed } from './client/eddsa-curve-allowed.ts';
import { rule as hmacKeySize } from './client/hmac-key-size.ts';
import { rule as jwksKeyMembers } from './client/jwks-key-members.ts';
import { rule as jwksMembersUnique } from './client/jwks-members-unique.ts';
import { rule as jwksPublicOnly } from './client/jwks-public-only.ts';
import { rule as jwksUniqueKid } from './client/jwks-unique-kid.ts';
import { rule as jwksUrlTls } from './client/jwks-url-tls.ts';
import { rule as jwksUrlUsed } from './client/jwks-url-used.ts';
import { rule as rsaKeySize } from './client/rsa-key-size.ts';
import { rule as assertionSingleUse } from './claims/assertion-single-use.ts';
import { rule as audAccepted } from './claims/aud-accepted.ts';
import { rule as audIsTokenEndpoint } from './claims/aud-is-token-endpoint.ts';
import { rule as audRequired } from './claims/aud-required.ts';
import { rule as audType } from './claims/aud-type.ts';
import { rule as clientKnown } from './claims/client-known.ts';
import { rule as expInFuture } from './claims/exp-in-future.ts';
import { rule as expIntegerSeconds } from './claims/exp-integer-seconds.ts';
import { rule as expMaxAfterIat } from './claims/exp-max-after-iat.ts';
import { rule as expMaxAfterNbf } from './claims/exp-max-after-nbf.ts';
import { rule as expMaxLifetime } from './claims/exp-max-lifetime.ts';
import { rule as expRequired } from './claims/exp-required.ts';
import { rule as expType } from './claims/exp-type.ts';
import { rule as iatIntegerSeconds } from './claims/iat-integer-seconds.ts';
import { rule as iatNotInFuture } from './claims/iat-not-in-future.ts';
import { rule as iatNotTooOld } from './claims/iat-not-too-old.ts';
import { rule as iatType } from './claims/iat-type.ts';
import { rule as issEqualsSub } from './claims/iss-equals-sub.ts';
import { rule as issIsClientId } from './claims/iss-is-client-id.ts';
import { rule as issRequired } from './claims/iss-required.ts';
import { rule as jtiLength } from './claims/jti-length.ts';
import { rule as jtiRequired } from './claims/jti-required.ts';
import { rule as jtiSingleUse } from './claims/jti-single-use.ts';
import { rule as jtiType } from './claims/jti-type.ts';
import { rule as nbfNotInFuture } from './claims/nbf-not-in-future.ts';
import { rule as nbfType } from './claims/nbf-type.ts';
import { rule as subIsClientId } from './claims/sub-is-client-id.ts';
import { rule as subRequired } from './claims/sub-required.ts';
import { rule as clientIdOptional } from './tolerance/client-id-optional.ts';
import { rule as clockAheadAccepted } from './tolerance/clock-ahead-accepted.ts';
import { rule as emptyParametersIgnored } from './tolerance/empty-parameters-ignored.ts';
import { rule as expLimitHonoured } from './tolerance/exp-limit-honoured.ts';
import { rule as iatOptional } from './tolerance/iat-optional.ts';
import { rule as jkuRegisteredAccepted } from './tolerance/jku-registered-accepted.ts';
import { rule as jsonTextAsReceived } from './tolerance/json-text-as-received.ts';
import { rule as jtiAnyForm } from './tolerance/jti-any-form.ts';
import { rule as jtiOptional } from './tolerance/jti-optional.ts';
import { rule as kidOptional } from './tolerance/kid-optional.ts';
import { rule as legacySecretAccepted } from './tolerance/legacy-secret-accepted.ts';
import { rule as mediaTypeParametersAccepted } from './tolerance/media-type-parameters-accepted.ts';
import { rule as typCaseInsensitive } from './tolerance/typ-case-insensitive.ts';
import { rule as typOptional } from './tolerance/typ-optional.ts';
import { rule as unknownClaimsAccepted } from './tolerance/unknown-claims-accepted.ts';
import { rule as unknownParametersAccepted } from './tolerance/unknown-parameters-accepted.ts';
import { rule as error401Challenge } from './response/error-401-challenge.ts';
import { rule as errorCodePreferred } from './response/error-code-preferred.ts';
import { rule as errorCode } from './response/error-code.ts';
import { rule as errorDescriptionOrUri } from './response/error-description-or-uri.ts';
import { rule as errorJson } from './response/error-json.ts';
import { rule as errorMembers } from './response/error-members.ts';
import { rule as errorNoLeak } from './response/error-no-leak.ts';
import { rule as errorStatusPreferred } from './response/error-status-preferred.ts';
import { rule as errorStatus } from './response/error-status.ts';
import { rule as errorWwwAuthenticate } from './response/error-www-authenticate.ts';
import { rule as responseAccessTokenLength } from './response/response-access-token-length.ts';
import { rule as responseAccessToken } from './response/response-access-token.ts';
import { rule as responseExpiresInMax } from './response/response-expires-in-max.ts';
import { rule as responseExpiresInRequired } from './response/response-expires-in-required.ts';
import { rule as responseExpiresInType } from './response/response-expires-in-type.ts';
import { rule as responseJsonObject } from './response/response-json-object.ts';
import { rule as responseMediaType } from './response/response-media-type.ts';
import { rule as responseNoRefreshToken } from './response/response-no-refresh-token.ts';
import { rule as responseNoStore } from './response/response-no-store.ts';
import { rule as responsePragma } from './response/response-pragma.ts';
import { rule as responseScopeLimited } from './response/response-scope-limited.ts';
import { rule as responseScopeRequired } from './response/response-scope-required.ts';
import { rule as responseScopeSyntax } from './response/response-scope-syntax.ts';
import { rule as responseScopeWhenDifferent } from './response/response-scope-when-different.ts';
import { rule as responseStatus } from './response/response-status.ts';
import { rule as responseTokenType } from './response/response-token-type.ts';
import { rule as scopeWithinGrant } from './response/scope-within-grant.ts';
import { rule as algSupported } from './behaviour/alg-supported.ts';
import { rule as assertionNotSentElsewhere } from './behaviour/assertion-not-sent-elsewhere.ts';
import { rule as bearerHeaderFormat } from './behaviour/bearer-header-format.ts';
import { rule as bothAlgorithmsSupported } from './behaviour/both-algorithms-supported.ts';
import { rule as discoveryAdvertises } from './behaviour/discovery-advertises.ts';
import { rule as discoveryBeforeToken } from './behaviour/discovery-before-token.ts';
import { rule as errorSparse } from './behaviour/error-sparse.ts';
import { rule as expiredTokenRenewed } from './behaviour/expired-token-renewed.ts';
import { rule as grantTypeAuthorized } from './behaviour/grant-type-authorized.ts';
import { rule as hmacKeyNotPassword } from './behaviour/hmac-key-not-password.ts';
import { rule as issuerIdentifierPublished } from './behaviour/issuer-identifier-published.ts';
import { rule as jtiComparedExactly } from './behaviour/jti-compared-exactly.ts';
import { rule as jtiConsumedAfterAuthentication } from './behaviour/jti-consumed-after-authentication.ts';
import { rule as jtiConsumedAtomically } from './behaviour/jti-consumed-atomically.ts';
import { rule as jtiNotCounter } from './behaviour/jti-not-counter.ts';
import { rule as jtiRememberedUntilExp } from './behaviour/jti-remembered-until-exp.ts';
import { rule as jtiScopedByIssuer } from './behaviour/jti-scoped-by-issuer.ts';
import { rule as jwksAcceptJson } from './behaviour/jwks-accept-json.ts';
import { rule as jwksCacheControlSent } from './behaviour/jwks-cache-control-sent.ts';
import { rule as jwksCacheNotLonger } from './behaviour/jwks-cache-not-longer.ts';
import { rule as jwksCacheUsed } from './behaviour/jwks-cache-used.ts';
import { rule as jwksDuplicateKidResolved } from './behaviour/jwks-duplicate-kid-resolved.ts';
import { rule as jwksOldKeysKept } from './behaviour/jwks-old-keys-kept.ts';
import { rule as jwksRefetchOnUnknownKid } from './behaviour/jwks-refetch-on-unknown-kid.ts';
import { rule as jwksUnknownKeysIgnored } from './behaviour/jwks-unknown-keys-ignored.ts';
import { rule as jwksUrlServed } from './behaviour/jwks-url-served.ts';
import { rule as keepsServing } from './behaviour/keeps-serving.ts';
import { rule as keyMaterialNotSent } from './behaviour/key-material-not-sent.ts';
import { rule as keyUrlNotFetched } from './behaviour/key-url-not-fetched.ts';
import { rule as kidNamesOneKey } from './behaviour/kid-names-one-key.ts';
import { rule as kidTreatedAsData } from './behaviour/kid-treated-as-data.ts';
import { rule as methodEnabledForClient } from './behaviour/method-enabled-for-client.ts';
import { rule as noResendOnRedirect } from './behaviour/no-resend-on-redirect.ts';
import { rule as noRetryOn400 } from './behaviour/no-retry-on-400.ts';
import { rule as onlyIssuedTokensUsed } from './behaviour/only-issued-tokens-used.ts';
import { rule as optionalMembersNotNeeded } from './behaviour/optional-members-not-needed.ts';
import { rule as refusalAnswered } from './behaviour/refusal-answered.ts';
import { rule as refusalPrompt } from './behaviour/refusal-prompt.ts';
import { rule as refusedTokenRenewed } from './behaviour/refused-token-renewed.ts';
import { rule as registeredKeysWithoutJku } from './behaviour/registered-keys-without-jku.ts';
import { rule as registrationBothForms } from './behaviour/registration-both-forms.ts';
import { rule as resourceAssertionRefused } from './behaviour/resource-assertion-refused.ts';
import { rule as resourceChallengeSent } from './behaviour/resource-challenge-sent.ts';
import { rule as resourceStatus401 } from './behaviour/resource-status-401.ts';
import { rule as resourceTokenAccepted } from './behaviour/resource-token-accepted.ts';
import { rule as resourceTokenRequired } from './behaviour/resource-token-required.ts';
import { rule as retryAfterHonoured } from './behaviour/retry-after-honoured.ts';
import { rule as retryOnOtherStatus } from './behaviour/retry-on-other-status.ts';
import { rule as retryUsesNewAssertion } from './behaviour/retry-uses-new-assertion.ts';
import { rule as secretPerClient } from './behaviour/secret-per-client.ts';
import { rule as tlsCertificateChecked } from './behaviour/tls-certificate-checked.ts';
import { rule as tlsRequired } from './behaviour/tls-required.ts';
import { rule as tlsVersion } from './behaviour/tls-version.ts';
import { rule as tokenRequestsBounded } from './behaviour/token-requests-bounded.ts';
import { rule as tokenReused } from './behaviour/token-reused.ts';
import { rule as tokenTypeAnyCase } from './behaviour/token-type-any-case.ts';
import { rule as tokenTypeUnderstood } from './behaviour/token-type-understood.ts';
import { rule as unknownMembersIgnored } from './behaviour/unknown-members-ignored.ts';

/** The request rules, in the order in which findings are listed. */
export const requestRules: readonly AnyRequestRule[] = [
  credentialNotRepeated,
  credentialsNotInUri,
  formEncoding,
  mediaTypeForm,
  methodPost,
  parameterNotRepeated,
  secretAuthenticationNotUsed,
  secretNotTransmitted,
  singleAuthMethod,
  clientAssertionRequired,
  clientAssertionTypeRequired,
  clientAssertionTypeValue,
  clientIdMatches,
  grantTypeAccepted,
  grantTypeRequired,
  scopeRequired,
  scopeSyntax,
  scopeSystem,
  jwsBase64urlCanonical,
  jwsBase64url,
  jwsCompactSerialization,
  jwsDuplicateMembers,
  jwsHeaderJsonObject,
  jwsNoByteOrderMark,
  jwsNotEncrypted,
  jwsPayloadJsonObject,
  jwsSizeLimit,
  algAllowed,
  algFitsKey,
  algFitsMethod,
  algPreferred,
  algRegistered,
  algRequired,
  b64NotFalse,
  certificateChainValid,
  critUnderstood,
  critWellformed,
  ctyAbsent,
  embeddedKeyNotTrusted,
  jkuAsymmetricOnly,
  jkuMatchesRegistered,
  jweNotRsa15,
  jwsNotUnsecured,
  keyBelongsToClient,
  keyUrlAbsent,
  kidKnown,
  kidRequired,
  kidString,
  kidWhenSeveralKeys,
  signatureLength,
  signatureValid,
  typNotOtherKind,
  typRequired,
  typSpelling,
  typValue,
  x5tS256Known,
  x5tS256Required,
  ecKeySize,
  eddsaCurveAllowed,
  hmacKeySize,
  jwksKeyMembers,
  jwksMembersUnique,
  jwksPublicOnly,
  jwksUniqueKid,
  jwksUrlTls,
  jwksUrlUsed,
  rsaKeySize,
  assertionSingleUse,
  audAccepted,
  audIsTokenEndpoint,
  audRequired,
  audType,
  clientKnown,
  expInFuture,
  expIntegerSeconds,
  expMaxAfterIat,
  expMaxAfterNbf,
  expMaxLifetime,
  expRequired,
  expType,
  iatIntegerSeconds,
  iatNotInFuture,
  iatNotTooOld,
  iatType,
  issEqualsSub,
  issIsClientId,
  issRequired,
  jtiLength,
  jtiRequired,
  jtiSingleUse,
  jtiType,
  nbfNotInFuture,
  nbfType,
  subIsClientId,
  subRequired,
];

/** The response rules, in the order in which findings are listed. */
export const responseRules: readonly ResponseRule[] = [
  error401Challenge,
  errorCodePreferred,
  errorCode,
  errorDescriptionOrUri,
  errorJson,
  errorMembers,
  errorNoLeak,
  errorStatusPreferred,
  errorStatus,
  errorWwwAuthenticate,
  responseAccessTokenLength,
  responseAccessToken,
  responseExpiresInMax,
  responseExpiresInRequired,
  responseExpiresInType,
  responseJsonObject,
  responseMediaType,
  responseNoRefreshToken,
  responseNoStore,
  responsePragma,
  responseScopeLimited,
  responseScopeRequired,
  responseScopeSyntax,
  responseScopeWhenDifferent,
  responseStatus,
  responseTokenType,
  scopeWithinGrant,
];

/** Every rule, in the order in which findings are listed. */
export const rules: readonly Rule[] = [
  credentialNotRepeated,
  credentialsNotInUri,
  formEncoding,
  mediaTypeForm,
  methodPost,
  parameterNotRepeated,
  secretAuthenticationNotUsed,
  secretNotTransmitted,
  singleAuthMethod,
  clientAssertionRequired,
  clientAssertionTypeRequired,
  clientAssertionTypeValue,
  clientIdMatches,
  grantTypeAccepted,
  grantTypeRequired,
  scopeRequired,
  scopeSyntax,
  scopeSystem,
  jwsBase64urlCanonical,
  jwsBase64url,
  jwsCompactSerialization,
  jwsDuplicateMembers,
  jwsHeaderJsonObject,
  jwsNoByteOrderMark,
  jwsNotEncrypted,
  jwsPayloadJsonObject,
  jwsSizeLimit,
  algAllowed,
  algFitsKey,
  algFitsMethod,
  algPreferred,
  algRegistered,
  algRequired,
  b64NotFalse,
  certificateChainValid,
  critUnderstood,
  critWellformed,
  ctyAbsent,
  embeddedKeyNotTrusted,
  jkuAsymmetricOnly,
  jkuMatchesRegistered,
  jweNotRsa15,
  jwsNotUnsecured,
  keyBelongsToClient,
  keyUrlAbsent,
  kidKnown,
  kidRequired,
  kidString,
  kidWhenSeveralKeys,
  signatureLength,
  signatureValid,
  typNotOtherKind,
  typRequired,
  typSpelling,
  typValue,
  x5tS256Known,
  x5tS256Required,
  ecKeySize,
  eddsaCurveAllowed,
  hmacKeySize,
  jwksKeyMembers,
  jwksMembersUnique,
  jwksPublicOnly,
  jwksUniqueKid,
  jwksUrlTls,
  jwksUrlUsed,
  rsaKeySize,
  assertionSingleUse,
  audAccepted,
  audIsTokenEndpoint,
  audRequired,
  audType,
  clientKnown,
  expInFuture,
  expIntegerSeconds,
  expMaxAfterIat,
  expMaxAfterNbf,
  expMaxLifetime,
  expRequired,
  expType,
  iatIntegerSeconds,
  iatNotInFuture,
  iatNotTooOld,
  iatType,
  issEqualsSub,
  issIsClientId,
  issRequired,
  jtiLength,
  jtiRequired,
  jtiSingleUse,
  jtiType,
  nbfNotInFuture,
  nbfType,
  subIsClientId,
  subRequired,
  clientIdOptional,
  clockAheadAccepted,
  emptyParametersIgnored,
  expLimitHonoured,
  iatOptional,
  jkuRegisteredAccepted,
  jsonTextAsReceived,
  jtiAnyForm,
  jtiOptional,
  kidOptional,
  legacySecretAccepted,
  mediaTypeParametersAccepted,
  typCaseInsensitive,
  typOptional,
  unknownClaimsAccepted,
  unknownParametersAccepted,
  error401Challenge,
  errorCodePreferred,
  errorCode,
  errorDescriptionOrUri,
  errorJson,
  errorMembers,
  errorNoLeak,
  errorStatusPreferred,
  errorStatus,
  errorWwwAuthenticate,
  responseAccessTokenLength,
  responseAccessToken,
  responseExpiresInMax,
  responseExpiresInRequired,
  responseExpiresInType,
  responseJsonObject,
  responseMediaType,
  responseNoRefreshToken,
  responseNoStore,
  responsePragma,
  responseScopeLimited,
  responseScopeRequired,
  responseScopeSyntax,
  responseScopeWhenDifferent,
  responseStatus,
  responseTokenType,
  scopeWithinGrant,
  algSupported,
  assertionNotSentElsewhere,
  bearerHeaderFormat,
  bothAlgorithmsSupported,
  discoveryAdvertises,
  discoveryBeforeToken,
  errorSparse,
  expiredTokenRenewed,
  grantTypeAuthorized,
  hmacKeyNotPassword,
  issuerIdentifierPublished,
  jtiComparedExactly,
  jtiConsumedAfterAuthentication,
  jtiConsumedAtomically,
  jtiNotCounter,
  jtiRememberedUntilExp,
  jtiScopedByIssuer,
  jwksAcceptJson,
  jwksCacheControlSent,
  jwksCacheNotLonger,
  jwksCacheUsed,
  jwksDuplicateKidResolved,
  jwksOldKeysKept,
  jwksRefetchOnUnknownKid,
  jwksUnknownKeysIgnored,
  jwksUrlServed,
  keepsServing,
  keyMaterialNotSent,
  keyUrlNotFetched,
  kidNamesOneKey,
  kidTreatedAsData,
  methodEnabledForClient,
  noResendOnRedirect,
  noRetryOn400,
  onlyIssuedTokensUsed,
  optionalMembersNotNeeded,
  refusalAnswered,
  refusalPrompt,
  refusedTokenRenewed,
  registeredKeysWithoutJku,
  registrationBothForms,
  resourceAssertionRefused,
  resourceChallengeSent,
  resourceStatus401,
  resourceTokenAccepted,
  resourceTokenRequired,
  retryAfterHonoured,
  retryOnOtherStatus,
  retryUsesNewAssertion,
  secretPerClient,
  tlsCertificateChecked,
  tlsRequired,
  tlsVersion,
  tokenRequestsBounded,
  tokenReused,
  tokenTypeAnyCase,
  tokenTypeUnderstood,
  unknownMembersIgnored,
];
