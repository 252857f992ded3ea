// Generated from the files of this folder by `pnpm docs`.
import type { Words } from '../rule.ts';
import { words as credentialNotRepeated } from './http/credential-not-repeated.ts';
import { words as credentialsNotInUri } from './http/credentials-not-in-uri.ts';
import { words as formEncoding } from './http/form-encoding.ts';
import { words as mediaTypeForm } from './http/media-type-form.ts';
import { words as methodPost } from './http/method-post.ts';
import { words as parameterNotRepeated } from './http/parameter-not-repeated.ts';
import { words as secretAuthenticationNotUsed } from './http/secret-authentication-not-used.ts';
import { words as secretNotTransmitted } from './http/secret-not-transmitted.ts';
import { words as singleAuthMethod } from './http/single-auth-method.ts';
import { words as clientAssertionRequired } from './params/client-assertion-required.ts';
import { words as clientAssertionTypeRequired } from './params/client-assertion-type-required.ts';
import { words as clientAssertionTypeValue } from './params/client-assertion-type-value.ts';
import { words as clientIdMatches } from './params/client-id-matches.ts';
import { words as grantTypeAccepted } from './params/grant-type-accepted.ts';
import { words as grantTypeRequired } from './params/grant-type-required.ts';
import { words as scopeRequired } from './params/scope-required.ts';
import { words as scopeSyntax } from './params/scope-syntax.ts';
import { words as scopeSystem } from './params/scope-system.ts';
import { words as jwsBase64urlCanonical } from './assertion/jws-base64url-canonical.ts';
import { words as jwsBase64url } from './assertion/jws-base64url.ts';
import { words as jwsCompactSerialization } from './assertion/jws-compact-serialization.ts';
import { words as jwsDuplicateMembers } from './assertion/jws-duplicate-members.ts';
import { words as jwsHeaderJsonObject } from './assertion/jws-header-json-object.ts';
import { words as jwsNoByteOrderMark } from './assertion/jws-no-byte-order-mark.ts';
import { words as jwsNotEncrypted } from './assertion/jws-not-encrypted.ts';
import { words as jwsPayloadJsonObject } from './assertion/jws-payload-json-object.ts';
import { words as jwsSizeLimit } from './assertion/jws-size-limit.ts';
import { words as algAllowed } from './header/alg-allowed.ts';
import { words as algFitsKey } from './header/alg-fits-key.ts';
import { words as algFitsMethod } from './header/alg-fits-method.ts';
import { words as algPreferred } from './header/alg-preferred.ts';
import { words as algRegistered } from './header/alg-registered.ts';
import { words as algRequired } from './header/alg-required.ts';
import { words as b64NotFalse } from './header/b64-not-false.ts';
import { words as certificateChainValid } from './header/certificate-chain-valid.ts';
import { words as critUnderstood } from './header/crit-understood.ts';
import { words as critWellformed } from './header/crit-wellformed.ts';
import { words as ctyAbsent } from './header/cty-absent.ts';
import { words as embeddedKeyNotTrusted } from './header/embedded-key-not-trusted.ts';
import { words as jkuAsymmetricOnly } from './header/jku-asymmetric-only.ts';
import { words as jkuMatchesRegistered } from './header/jku-matches-registered.ts';
import { words as jweNotRsa15 } from './header/jwe-not-rsa1-5.ts';
import { words as jwsNotUnsecured } from './header/jws-not-unsecured.ts';
import { words as keyBelongsToClient } from './header/key-belongs-to-client.ts';
import { words as keyUrlAbsent } from './header/key-url-absent.ts';
import { words as kidKnown } from './header/kid-known.ts';
import { words as kidRequired } from './header/kid-required.ts';
import { words as kidString } from './header/kid-string.ts';
import { words as kidWhenSeveralKeys } from './header/kid-when-several-keys.ts';
import { words as signatureLength } from './header/signature-length.ts';
import { words as signatureValid } from './header/signature-valid.ts';
import { words as typNotOtherKind } from './header/typ-not-other-kind.ts';
import { words as typRequired } from './header/typ-required.ts';
import { words as typSpelling } from './header/typ-spelling.ts';
import { words as typValue } from './header/typ-value.ts';
import { words as x5tS256Known } from './header/x5t-s256-known.ts';
import { words as x5tS256Required } from './header/x5t-s256-required.ts';
import { words as ecKeySize } from './client/ec-key-size.ts';
import { words as eddsaCurveAllowed } from './client/eddsa-curve-allowed.ts';
import { words as hmacKeySize } from './client/hmac-key-size.ts';
import { words as jwksKeyMembers } from './client/jwks-key-members.ts';
import { words as jwksMembersUnique } from './client/jwks-members-unique.ts';
import { words as jwksPublicOnly } from './client/jwks-public-only.ts';
import { words as jwksUniqueKid } from './client/jwks-unique-kid.ts';
import { words as jwksUrlTls } from './client/jwks-url-tls.ts';
import { words as jwksUrlUsed } from './client/jwks-url-used.ts';
import { words as rsaKeySize } from './client/rsa-key-size.ts';
import { words as assertionSingleUse } from './claims/assertion-single-use.ts';
import { words as audAccepted } from './claims/aud-accepted.ts';
import { words as audIsTokenEndpoint } from './claims/aud-is-token-endpoint.ts';
import { words as audRequired } from './claims/aud-required.ts';
import { words as audType } from './claims/aud-type.ts';
import { words as clientKnown } from './claims/client-known.ts';
import { words as expInFuture } from './claims/exp-in-future.ts';
import { words as expIntegerSeconds } from './claims/exp-integer-seconds.ts';
import { words as expMaxAfterIat } from './claims/exp-max-after-iat.ts';
import { words as expMaxAfterNbf } from './claims/exp-max-after-nbf.ts';
import { words as expMaxLifetime } from './claims/exp-max-lifetime.ts';
import { words as expRequired } from './claims/exp-required.ts';
import { words as expType } from './claims/exp-type.ts';
import { words as iatIntegerSeconds } from './claims/iat-integer-seconds.ts';
import { words as iatNotInFuture } from './claims/iat-not-in-future.ts';
import { words as iatNotTooOld } from './claims/iat-not-too-old.ts';
import { words as iatType } from './claims/iat-type.ts';
import { words as issEqualsSub } from './claims/iss-equals-sub.ts';
import { words as issIsClientId } from './claims/iss-is-client-id.ts';
import { words as issRequired } from './claims/iss-required.ts';
import { words as jtiLength } from './claims/jti-length.ts';
import { words as jtiRequired } from './claims/jti-required.ts';
import { words as jtiSingleUse } from './claims/jti-single-use.ts';
import { words as jtiType } from './claims/jti-type.ts';
import { words as nbfNotInFuture } from './claims/nbf-not-in-future.ts';
import { words as nbfType } from './claims/nbf-type.ts';
import { words as subIsClientId } from './claims/sub-is-client-id.ts';
import { words as subRequired } from './claims/sub-required.ts';
import { words as clientIdOptional } from './tolerance/client-id-optional.ts';
import { words as clockAheadAccepted } from './tolerance/clock-ahead-accepted.ts';
import { words as emptyParametersIgnored } from './tolerance/empty-parameters-ignored.ts';
import { words as expLimitHonoured } from './tolerance/exp-limit-honoured.ts';
import { words as iatOptional } from './tolerance/iat-optional.ts';
import { words as jkuRegisteredAccepted } from './tolerance/jku-registered-accepted.ts';
import { words as jsonTextAsReceived } from './tolerance/json-text-as-received.ts';
import { words as jtiAnyForm } from './tolerance/jti-any-form.ts';
import { words as jtiOptional } from './tolerance/jti-optional.ts';
import { words as kidOptional } from './tolerance/kid-optional.ts';
import { words as legacySecretAccepted } from './tolerance/legacy-secret-accepted.ts';
import { words as mediaTypeParametersAccepted } from './tolerance/media-type-parameters-accepted.ts';
import { words as typCaseInsensitive } from './tolerance/typ-case-insensitive.ts';
import { words as typOptional } from './tolerance/typ-optional.ts';
import { words as unknownClaimsAccepted } from './tolerance/unknown-claims-accepted.ts';
import { words as unknownParametersAccepted } from './tolerance/unknown-parameters-accepted.ts';
import { words as error401Challenge } from './response/error-401-challenge.ts';
import { words as errorCodePreferred } from './response/error-code-preferred.ts';
import { words as errorCode } from './response/error-code.ts';
import { words as errorDescriptionOrUri } from './response/error-description-or-uri.ts';
import { words as errorJson } from './response/error-json.ts';
import { words as errorMembers } from './response/error-members.ts';
import { words as errorNoLeak } from './response/error-no-leak.ts';
import { words as errorStatusPreferred } from './response/error-status-preferred.ts';
import { words as errorStatus } from './response/error-status.ts';
import { words as errorWwwAuthenticate } from './response/error-www-authenticate.ts';
import { words as responseAccessTokenLength } from './response/response-access-token-length.ts';
import { words as responseAccessToken } from './response/response-access-token.ts';
import { words as responseExpiresInMax } from './response/response-expires-in-max.ts';
import { words as responseExpiresInRequired } from './response/response-expires-in-required.ts';
import { words as responseExpiresInType } from './response/response-expires-in-type.ts';
import { words as responseJsonObject } from './response/response-json-object.ts';
import { words as responseMediaType } from './response/response-media-type.ts';
import { words as responseNoRefreshToken } from './response/response-no-refresh-token.ts';
import { words as responseNoStore } from './response/response-no-store.ts';
import { words as responsePragma } from './response/response-pragma.ts';
import { words as responseScopeLimited } from './response/response-scope-limited.ts';
import { words as responseScopeRequired } from './response/response-scope-required.ts';
import { words as responseScopeSyntax } from './response/response-scope-syntax.ts';
import { words as responseScopeWhenDifferent } from './response/response-scope-when-different.ts';
import { words as responseStatus } from './response/response-status.ts';
import { words as responseTokenType } from './response/response-token-type.ts';
import { words as scopeWithinGrant } from './response/scope-within-grant.ts';
import { words as algSupported } from './behaviour/alg-supported.ts';
import { words as assertionNotSentElsewhere } from './behaviour/assertion-not-sent-elsewhere.ts';
import { words as bearerHeaderFormat } from './behaviour/bearer-header-format.ts';
import { words as bothAlgorithmsSupported } from './behaviour/both-algorithms-supported.ts';
import { words as discoveryAdvertises } from './behaviour/discovery-advertises.ts';
import { words as discoveryBeforeToken } from './behaviour/discovery-before-token.ts';
import { words as errorSparse } from './behaviour/error-sparse.ts';
import { words as expiredTokenRenewed } from './behaviour/expired-token-renewed.ts';
import { words as grantTypeAuthorized } from './behaviour/grant-type-authorized.ts';
import { words as hmacKeyNotPassword } from './behaviour/hmac-key-not-password.ts';
import { words as issuerIdentifierPublished } from './behaviour/issuer-identifier-published.ts';
import { words as jtiComparedExactly } from './behaviour/jti-compared-exactly.ts';
import { words as jtiConsumedAfterAuthentication } from './behaviour/jti-consumed-after-authentication.ts';
import { words as jtiConsumedAtomically } from './behaviour/jti-consumed-atomically.ts';
import { words as jtiNotCounter } from './behaviour/jti-not-counter.ts';
import { words as jtiRememberedUntilExp } from './behaviour/jti-remembered-until-exp.ts';
import { words as jtiScopedByIssuer } from './behaviour/jti-scoped-by-issuer.ts';
import { words as jwksAcceptJson } from './behaviour/jwks-accept-json.ts';
import { words as jwksCacheControlSent } from './behaviour/jwks-cache-control-sent.ts';
import { words as jwksCacheNotLonger } from './behaviour/jwks-cache-not-longer.ts';
import { words as jwksCacheUsed } from './behaviour/jwks-cache-used.ts';
import { words as jwksDuplicateKidResolved } from './behaviour/jwks-duplicate-kid-resolved.ts';
import { words as jwksOldKeysKept } from './behaviour/jwks-old-keys-kept.ts';
import { words as jwksRefetchOnUnknownKid } from './behaviour/jwks-refetch-on-unknown-kid.ts';
import { words as jwksUnknownKeysIgnored } from './behaviour/jwks-unknown-keys-ignored.ts';
import { words as jwksUrlServed } from './behaviour/jwks-url-served.ts';
import { words as keepsServing } from './behaviour/keeps-serving.ts';
import { words as keyMaterialNotSent } from './behaviour/key-material-not-sent.ts';
import { words as keyUrlNotFetched } from './behaviour/key-url-not-fetched.ts';
import { words as kidNamesOneKey } from './behaviour/kid-names-one-key.ts';
import { words as kidTreatedAsData } from './behaviour/kid-treated-as-data.ts';
import { words as methodEnabledForClient } from './behaviour/method-enabled-for-client.ts';
import { words as noResendOnRedirect } from './behaviour/no-resend-on-redirect.ts';
import { words as noRetryOn400 } from './behaviour/no-retry-on-400.ts';
import { words as onlyIssuedTokensUsed } from './behaviour/only-issued-tokens-used.ts';
import { words as optionalMembersNotNeeded } from './behaviour/optional-members-not-needed.ts';
import { words as refusalAnswered } from './behaviour/refusal-answered.ts';
import { words as refusalPrompt } from './behaviour/refusal-prompt.ts';
import { words as refusedTokenRenewed } from './behaviour/refused-token-renewed.ts';
import { words as registeredKeysWithoutJku } from './behaviour/registered-keys-without-jku.ts';
import { words as registrationBothForms } from './behaviour/registration-both-forms.ts';
import { words as resourceAssertionRefused } from './behaviour/resource-assertion-refused.ts';
import { words as resourceChallengeSent } from './behaviour/resource-challenge-sent.ts';
import { words as resourceStatus401 } from './behaviour/resource-status-401.ts';
import { words as resourceTokenAccepted } from './behaviour/resource-token-accepted.ts';
import { words as resourceTokenRequired } from './behaviour/resource-token-required.ts';
import { words as retryAfterHonoured } from './behaviour/retry-after-honoured.ts';
import { words as retryOnOtherStatus } from './behaviour/retry-on-other-status.ts';
import { words as retryUsesNewAssertion } from './behaviour/retry-uses-new-assertion.ts';
import { words as secretPerClient } from './behaviour/secret-per-client.ts';
import { words as tlsCertificateChecked } from './behaviour/tls-certificate-checked.ts';
import { words as tlsRequired } from './behaviour/tls-required.ts';
import { words as tlsVersion } from './behaviour/tls-version.ts';
import { words as tokenRequestsBounded } from './behaviour/token-requests-bounded.ts';
import { words as tokenReused } from './behaviour/token-reused.ts';
import { words as tokenTypeAnyCase } from './behaviour/token-type-any-case.ts';
import { words as tokenTypeUnderstood } from './behaviour/token-type-understood.ts';
import { words as unknownMembersIgnored } from './behaviour/unknown-members-ignored.ts';

/** The words of the request rules, by id. */
export const requestWords: Readonly<Record<string, Words>> = {
  'credential-not-repeated': credentialNotRepeated,
  'credentials-not-in-uri': credentialsNotInUri,
  'form-encoding': formEncoding,
  'media-type-form': mediaTypeForm,
  'method-post': methodPost,
  'parameter-not-repeated': parameterNotRepeated,
  'secret-authentication-not-used': secretAuthenticationNotUsed,
  'secret-not-transmitted': secretNotTransmitted,
  'single-auth-method': singleAuthMethod,
  'client-assertion-required': clientAssertionRequired,
  'client-assertion-type-required': clientAssertionTypeRequired,
  'client-assertion-type-value': clientAssertionTypeValue,
  'client-id-matches': clientIdMatches,
  'grant-type-accepted': grantTypeAccepted,
  'grant-type-required': grantTypeRequired,
  'scope-required': scopeRequired,
  'scope-syntax': scopeSyntax,
  'scope-system': scopeSystem,
  'jws-base64url-canonical': jwsBase64urlCanonical,
  'jws-base64url': jwsBase64url,
  'jws-compact-serialization': jwsCompactSerialization,
  'jws-duplicate-members': jwsDuplicateMembers,
  'jws-header-json-object': jwsHeaderJsonObject,
  'jws-no-byte-order-mark': jwsNoByteOrderMark,
  'jws-not-encrypted': jwsNotEncrypted,
  'jws-payload-json-object': jwsPayloadJsonObject,
  'jws-size-limit': jwsSizeLimit,
  'alg-allowed': algAllowed,
  'alg-fits-key': algFitsKey,
  'alg-fits-method': algFitsMethod,
  'alg-preferred': algPreferred,
  'alg-registered': algRegistered,
  'alg-required': algRequired,
  'b64-not-false': b64NotFalse,
  'certificate-chain-valid': certificateChainValid,
  'crit-understood': critUnderstood,
  'crit-wellformed': critWellformed,
  'cty-absent': ctyAbsent,
  'embedded-key-not-trusted': embeddedKeyNotTrusted,
  'jku-asymmetric-only': jkuAsymmetricOnly,
  'jku-matches-registered': jkuMatchesRegistered,
  'jwe-not-rsa1-5': jweNotRsa15,
  'jws-not-unsecured': jwsNotUnsecured,
  'key-belongs-to-client': keyBelongsToClient,
  'key-url-absent': keyUrlAbsent,
  'kid-known': kidKnown,
  'kid-required': kidRequired,
  'kid-string': kidString,
  'kid-when-several-keys': kidWhenSeveralKeys,
  'signature-length': signatureLength,
  'signature-valid': signatureValid,
  'typ-not-other-kind': typNotOtherKind,
  'typ-required': typRequired,
  'typ-spelling': typSpelling,
  'typ-value': typValue,
  'x5t-s256-known': x5tS256Known,
  'x5t-s256-required': x5tS256Required,
  'ec-key-size': ecKeySize,
  'eddsa-curve-allowed': eddsaCurveAllowed,
  'hmac-key-size': hmacKeySize,
  'jwks-key-members': jwksKeyMembers,
  'jwks-members-unique': jwksMembersUnique,
  'jwks-public-only': jwksPublicOnly,
  'jwks-unique-kid': jwksUniqueKid,
  'jwks-url-tls': jwksUrlTls,
  'jwks-url-used': jwksUrlUsed,
  'rsa-key-size': rsaKeySize,
  'assertion-single-use': assertionSingleUse,
  'aud-accepted': audAccepted,
  'aud-is-token-endpoint': audIsTokenEndpoint,
  'aud-required': audRequired,
  'aud-type': audType,
  'client-known': clientKnown,
  'exp-in-future': expInFuture,
  'exp-integer-seconds': expIntegerSeconds,
  'exp-max-after-iat': expMaxAfterIat,
  'exp-max-after-nbf': expMaxAfterNbf,
  'exp-max-lifetime': expMaxLifetime,
  'exp-required': expRequired,
  'exp-type': expType,
  'iat-integer-seconds': iatIntegerSeconds,
  'iat-not-in-future': iatNotInFuture,
  'iat-not-too-old': iatNotTooOld,
  'iat-type': iatType,
  'iss-equals-sub': issEqualsSub,
  'iss-is-client-id': issIsClientId,
  'iss-required': issRequired,
  'jti-length': jtiLength,
  'jti-required': jtiRequired,
  'jti-single-use': jtiSingleUse,
  'jti-type': jtiType,
  'nbf-not-in-future': nbfNotInFuture,
  'nbf-type': nbfType,
  'sub-is-client-id': subIsClientId,
  'sub-required': subRequired,
};

/** The words of the response rules, by id. */
export const responseWords: Readonly<Record<string, Words>> = {
  'error-401-challenge': error401Challenge,
  'error-code-preferred': errorCodePreferred,
  'error-code': errorCode,
  'error-description-or-uri': errorDescriptionOrUri,
  'error-json': errorJson,
  'error-members': errorMembers,
  'error-no-leak': errorNoLeak,
  'error-status-preferred': errorStatusPreferred,
  'error-status': errorStatus,
  'error-www-authenticate': errorWwwAuthenticate,
  'response-access-token-length': responseAccessTokenLength,
  'response-access-token': responseAccessToken,
  'response-expires-in-max': responseExpiresInMax,
  'response-expires-in-required': responseExpiresInRequired,
  'response-expires-in-type': responseExpiresInType,
  'response-json-object': responseJsonObject,
  'response-media-type': responseMediaType,
  'response-no-refresh-token': responseNoRefreshToken,
  'response-no-store': responseNoStore,
  'response-pragma': responsePragma,
  'response-scope-limited': responseScopeLimited,
  'response-scope-required': responseScopeRequired,
  'response-scope-syntax': responseScopeSyntax,
  'response-scope-when-different': responseScopeWhenDifferent,
  'response-status': responseStatus,
  'response-token-type': responseTokenType,
  'scope-within-grant': scopeWithinGrant,
};

/** The words of every rule, by its id. */
export const words: Readonly<Record<string, Words>> = {
  'credential-not-repeated': credentialNotRepeated,
  'credentials-not-in-uri': credentialsNotInUri,
  'form-encoding': formEncoding,
  'media-type-form': mediaTypeForm,
  'method-post': methodPost,
  'parameter-not-repeated': parameterNotRepeated,
  'secret-authentication-not-used': secretAuthenticationNotUsed,
  'secret-not-transmitted': secretNotTransmitted,
  'single-auth-method': singleAuthMethod,
  'client-assertion-required': clientAssertionRequired,
  'client-assertion-type-required': clientAssertionTypeRequired,
  'client-assertion-type-value': clientAssertionTypeValue,
  'client-id-matches': clientIdMatches,
  'grant-type-accepted': grantTypeAccepted,
  'grant-type-required': grantTypeRequired,
  'scope-required': scopeRequired,
  'scope-syntax': scopeSyntax,
  'scope-system': scopeSystem,
  'jws-base64url-canonical': jwsBase64urlCanonical,
  'jws-base64url': jwsBase64url,
  'jws-compact-serialization': jwsCompactSerialization,
  'jws-duplicate-members': jwsDuplicateMembers,
  'jws-header-json-object': jwsHeaderJsonObject,
  'jws-no-byte-order-mark': jwsNoByteOrderMark,
  'jws-not-encrypted': jwsNotEncrypted,
  'jws-payload-json-object': jwsPayloadJsonObject,
  'jws-size-limit': jwsSizeLimit,
  'alg-allowed': algAllowed,
  'alg-fits-key': algFitsKey,
  'alg-fits-method': algFitsMethod,
  'alg-preferred': algPreferred,
  'alg-registered': algRegistered,
  'alg-required': algRequired,
  'b64-not-false': b64NotFalse,
  'certificate-chain-valid': certificateChainValid,
  'crit-understood': critUnderstood,
  'crit-wellformed': critWellformed,
  'cty-absent': ctyAbsent,
  'embedded-key-not-trusted': embeddedKeyNotTrusted,
  'jku-asymmetric-only': jkuAsymmetricOnly,
  'jku-matches-registered': jkuMatchesRegistered,
  'jwe-not-rsa1-5': jweNotRsa15,
  'jws-not-unsecured': jwsNotUnsecured,
  'key-belongs-to-client': keyBelongsToClient,
  'key-url-absent': keyUrlAbsent,
  'kid-known': kidKnown,
  'kid-required': kidRequired,
  'kid-string': kidString,
  'kid-when-several-keys': kidWhenSeveralKeys,
  'signature-length': signatureLength,
  'signature-valid': signatureValid,
  'typ-not-other-kind': typNotOtherKind,
  'typ-required': typRequired,
  'typ-spelling': typSpelling,
  'typ-value': typValue,
  'x5t-s256-known': x5tS256Known,
  'x5t-s256-required': x5tS256Required,
  'ec-key-size': ecKeySize,
  'eddsa-curve-allowed': eddsaCurveAllowed,
  'hmac-key-size': hmacKeySize,
  'jwks-key-members': jwksKeyMembers,
  'jwks-members-unique': jwksMembersUnique,
  'jwks-public-only': jwksPublicOnly,
  'jwks-unique-kid': jwksUniqueKid,
  'jwks-url-tls': jwksUrlTls,
  'jwks-url-used': jwksUrlUsed,
  'rsa-key-size': rsaKeySize,
  'assertion-single-use': assertionSingleUse,
  'aud-accepted': audAccepted,
  'aud-is-token-endpoint': audIsTokenEndpoint,
  'aud-required': audRequired,
  'aud-type': audType,
  'client-known': clientKnown,
  'exp-in-future': expInFuture,
  'exp-integer-seconds': expIntegerSeconds,
  'exp-max-after-iat': expMaxAfterIat,
  'exp-max-after-nbf': expMaxAfterNbf,
  'exp-max-lifetime': expMaxLifetime,
  'exp-required': expRequired,
  'exp-type': expType,
  'iat-integer-seconds': iatIntegerSeconds,
  'iat-not-in-future': iatNotInFuture,
  'iat-not-too-old': iatNotTooOld,
  'iat-type': iatType,
  'iss-equals-sub': issEqualsSub,
  'iss-is-client-id': issIsClientId,
  'iss-required': issRequired,
  'jti-length': jtiLength,
  'jti-required': jtiRequired,
  'jti-single-use': jtiSingleUse,
  'jti-type': jtiType,
  'nbf-not-in-future': nbfNotInFuture,
  'nbf-type': nbfType,
  'sub-is-client-id': subIsClientId,
  'sub-required': subRequired,
  'client-id-optional': clientIdOptional,
  'clock-ahead-accepted': clockAheadAccepted,
  'empty-parameters-ignored': emptyParametersIgnored,
  'exp-limit-honoured': expLimitHonoured,
  'iat-optional': iatOptional,
  'jku-registered-accepted': jkuRegisteredAccepted,
  'json-text-as-received': jsonTextAsReceived,
  'jti-any-form': jtiAnyForm,
  'jti-optional': jtiOptional,
  'kid-optional': kidOptional,
  'legacy-secret-accepted': legacySecretAccepted,
  'media-type-parameters-accepted': mediaTypeParametersAccepted,
  'typ-case-insensitive': typCaseInsensitive,
  'typ-optional': typOptional,
  'unknown-claims-accepted': unknownClaimsAccepted,
  'unknown-parameters-accepted': unknownParametersAccepted,
  'error-401-challenge': error401Challenge,
  'error-code-preferred': errorCodePreferred,
  'error-code': errorCode,
  'error-description-or-uri': errorDescriptionOrUri,
  'error-json': errorJson,
  'error-members': errorMembers,
  'error-no-leak': errorNoLeak,
  'error-status-preferred': errorStatusPreferred,
  'error-status': errorStatus,
  'error-www-authenticate': errorWwwAuthenticate,
  'response-access-token-length': responseAccessTokenLength,
  'response-access-token': responseAccessToken,
  'response-expires-in-max': responseExpiresInMax,
  'response-expires-in-required': responseExpiresInRequired,
  'response-expires-in-type': responseExpiresInType,
  'response-json-object': responseJsonObject,
  'response-media-type': responseMediaType,
  'response-no-refresh-token': responseNoRefreshToken,
  'response-no-store': responseNoStore,
  'response-pragma': responsePragma,
  'response-scope-limited': responseScopeLimited,
  'response-scope-required': responseScopeRequired,
  'response-scope-syntax': responseScopeSyntax,
  'response-scope-when-different': responseScopeWhenDifferent,
  'response-status': responseStatus,
  'response-token-type': responseTokenType,
  'scope-within-grant': scopeWithinGrant,
  'alg-supported': algSupported,
  'assertion-not-sent-elsewhere': assertionNotSentElsewhere,
  'bearer-header-format': bearerHeaderFormat,
  'both-algorithms-supported': bothAlgorithmsSupported,
  'discovery-advertises': discoveryAdvertises,
  'discovery-before-token': discoveryBeforeToken,
  'error-sparse': errorSparse,
  'expired-token-renewed': expiredTokenRenewed,
  'grant-type-authorized': grantTypeAuthorized,
  'hmac-key-not-password': hmacKeyNotPassword,
  'issuer-identifier-published': issuerIdentifierPublished,
  'jti-compared-exactly': jtiComparedExactly,
  'jti-consumed-after-authentication': jtiConsumedAfterAuthentication,
  'jti-consumed-atomically': jtiConsumedAtomically,
  'jti-not-counter': jtiNotCounter,
  'jti-remembered-until-exp': jtiRememberedUntilExp,
  'jti-scoped-by-issuer': jtiScopedByIssuer,
  'jwks-accept-json': jwksAcceptJson,
  'jwks-cache-control-sent': jwksCacheControlSent,
  'jwks-cache-not-longer': jwksCacheNotLonger,
  'jwks-cache-used': jwksCacheUsed,
  'jwks-duplicate-kid-resolved': jwksDuplicateKidResolved,
  'jwks-old-keys-kept': jwksOldKeysKept,
  'jwks-refetch-on-unknown-kid': jwksRefetchOnUnknownKid,
  'jwks-unknown-keys-ignored': jwksUnknownKeysIgnored,
  'jwks-url-served': jwksUrlServed,
  'keeps-serving': keepsServing,
  'key-material-not-sent': keyMaterialNotSent,
  'key-url-not-fetched': keyUrlNotFetched,
  'kid-names-one-key': kidNamesOneKey,
  'kid-treated-as-data': kidTreatedAsData,
  'method-enabled-for-client': methodEnabledForClient,
  'no-resend-on-redirect': noResendOnRedirect,
  'no-retry-on-400': noRetryOn400,
  'only-issued-tokens-used': onlyIssuedTokensUsed,
  'optional-members-not-needed': optionalMembersNotNeeded,
  'refusal-answered': refusalAnswered,
  'refusal-prompt': refusalPrompt,
  'refused-token-renewed': refusedTokenRenewed,
  'registered-keys-without-jku': registeredKeysWithoutJku,
  'registration-both-forms': registrationBothForms,
  'resource-assertion-refused': resourceAssertionRefused,
  'resource-challenge-sent': resourceChallengeSent,
  'resource-status-401': resourceStatus401,
  'resource-token-accepted': resourceTokenAccepted,
  'resource-token-required': resourceTokenRequired,
  'retry-after-honoured': retryAfterHonoured,
  'retry-on-other-status': retryOnOtherStatus,
  'retry-uses-new-assertion': retryUsesNewAssertion,
  'secret-per-client': secretPerClient,
  'tls-certificate-checked': tlsCertificateChecked,
  'tls-required': tlsRequired,
  'tls-version': tlsVersion,
  'token-requests-bounded': tokenRequestsBounded,
  'token-reused': tokenReused,
  'token-type-any-case': tokenTypeAnyCase,
  'token-type-understood': tokenTypeUnderstood,
  'unknown-members-ignored': unknownMembersIgnored,
};
