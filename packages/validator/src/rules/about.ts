// Generated from the files of this folder by `pnpm docs`.
import type { About } from '../rule.ts';
import { examples as credentialNotRepeated } from './http/credential-not-repeated.ts';
import { examples as credentialsNotInUri } from './http/credentials-not-in-uri.ts';
import { examples as formEncoding } from './http/form-encoding.ts';
import { examples as mediaTypeForm } from './http/media-type-form.ts';
import { examples as methodPost } from './http/method-post.ts';
import { examples as parameterNotRepeated } from './http/parameter-not-repeated.ts';
import { examples as secretAuthenticationNotUsed } from './http/secret-authentication-not-used.ts';
import { examples as secretNotTransmitted } from './http/secret-not-transmitted.ts';
import { examples as singleAuthMethod } from './http/single-auth-method.ts';
import { examples as clientAssertionRequired } from './params/client-assertion-required.ts';
import { examples as clientAssertionTypeRequired } from './params/client-assertion-type-required.ts';
import { examples as clientAssertionTypeValue } from './params/client-assertion-type-value.ts';
import { examples as clientIdMatches } from './params/client-id-matches.ts';
import { examples as grantTypeAccepted } from './params/grant-type-accepted.ts';
import { examples as grantTypeRequired } from './params/grant-type-required.ts';
import { examples as scopeRequired } from './params/scope-required.ts';
import { examples as scopeSyntax } from './params/scope-syntax.ts';
import { examples as scopeSystem } from './params/scope-system.ts';
import { examples as jwsBase64urlCanonical } from './assertion/jws-base64url-canonical.ts';
import { examples as jwsBase64url } from './assertion/jws-base64url.ts';
import { examples as jwsCompactSerialization } from './assertion/jws-compact-serialization.ts';
import { examples as jwsDuplicateMembers } from './assertion/jws-duplicate-members.ts';
import { examples as jwsHeaderJsonObject } from './assertion/jws-header-json-object.ts';
import { examples as jwsNoByteOrderMark } from './assertion/jws-no-byte-order-mark.ts';
import { examples as jwsNotEncrypted } from './assertion/jws-not-encrypted.ts';
import { examples as jwsPayloadJsonObject } from './assertion/jws-payload-json-object.ts';
import { examples as jwsSizeLimit } from './assertion/jws-size-limit.ts';
import { examples as algAllowed } from './header/alg-allowed.ts';
import { examples as algFitsKey } from './header/alg-fits-key.ts';
import { examples as algFitsMethod } from './header/alg-fits-method.ts';
import { examples as algPreferred } from './header/alg-preferred.ts';
import { examples as algRegistered } from './header/alg-registered.ts';
import { examples as algRequired } from './header/alg-required.ts';
import { examples as b64NotFalse } from './header/b64-not-false.ts';
import { examples as certificateChainValid } from './header/certificate-chain-valid.ts';
import { examples as critUnderstood } from './header/crit-understood.ts';
import { examples as critWellformed } from './header/crit-wellformed.ts';
import { examples as ctyAbsent } from './header/cty-absent.ts';
import { examples as embeddedKeyNotTrusted } from './header/embedded-key-not-trusted.ts';
import { examples as jkuAsymmetricOnly } from './header/jku-asymmetric-only.ts';
import { examples as jkuMatchesRegistered } from './header/jku-matches-registered.ts';
import { examples as jweNotRsa15 } from './header/jwe-not-rsa1-5.ts';
import { examples as jwsNotUnsecured } from './header/jws-not-unsecured.ts';
import { examples as keyBelongsToClient } from './header/key-belongs-to-client.ts';
import { examples as keyUrlAbsent } from './header/key-url-absent.ts';
import { examples as kidKnown } from './header/kid-known.ts';
import { examples as kidRequired } from './header/kid-required.ts';
import { examples as kidString } from './header/kid-string.ts';
import { examples as kidWhenSeveralKeys } from './header/kid-when-several-keys.ts';
import { examples as signatureLength } from './header/signature-length.ts';
import { examples as signatureValid } from './header/signature-valid.ts';
import { examples as typNotOtherKind } from './header/typ-not-other-kind.ts';
import { examples as typRequired } from './header/typ-required.ts';
import { examples as typSpelling } from './header/typ-spelling.ts';
import { examples as typValue } from './header/typ-value.ts';
import { examples as x5tS256Known } from './header/x5t-s256-known.ts';
import { examples as x5tS256Required } from './header/x5t-s256-required.ts';
import { examples as ecKeySize } from './client/ec-key-size.ts';
import { examples as eddsaCurveAllowed } from './client/eddsa-curve-allowed.ts';
import { examples as hmacKeySize } from './client/hmac-key-size.ts';
import { examples as jwksKeyMembers } from './client/jwks-key-members.ts';
import { examples as jwksMembersUnique } from './client/jwks-members-unique.ts';
import { examples as jwksPublicOnly } from './client/jwks-public-only.ts';
import { examples as jwksUniqueKid } from './client/jwks-unique-kid.ts';
import { examples as jwksUrlTls } from './client/jwks-url-tls.ts';
import { examples as jwksUrlUsed } from './client/jwks-url-used.ts';
import { examples as rsaKeySize } from './client/rsa-key-size.ts';
import { examples as assertionSingleUse } from './claims/assertion-single-use.ts';
import { examples as audAccepted } from './claims/aud-accepted.ts';
import { examples as audIsTokenEndpoint } from './claims/aud-is-token-endpoint.ts';
import { examples as audRequired } from './claims/aud-required.ts';
import { examples as audType } from './claims/aud-type.ts';
import { examples as clientKnown } from './claims/client-known.ts';
import { examples as expInFuture } from './claims/exp-in-future.ts';
import { examples as expIntegerSeconds } from './claims/exp-integer-seconds.ts';
import { examples as expMaxAfterIat } from './claims/exp-max-after-iat.ts';
import { examples as expMaxAfterNbf } from './claims/exp-max-after-nbf.ts';
import { examples as expMaxLifetime } from './claims/exp-max-lifetime.ts';
import { examples as expRequired } from './claims/exp-required.ts';
import { examples as expType } from './claims/exp-type.ts';
import { examples as iatIntegerSeconds } from './claims/iat-integer-seconds.ts';
import { examples as iatNotInFuture } from './claims/iat-not-in-future.ts';
import { examples as iatNotTooOld } from './claims/iat-not-too-old.ts';
import { examples as iatType } from './claims/iat-type.ts';
import { examples as issEqualsSub } from './claims/iss-equals-sub.ts';
import { examples as issIsClientId } from './claims/iss-is-client-id.ts';
import { examples as issRequired } from './claims/iss-required.ts';
import { examples as jtiLength } from './claims/jti-length.ts';
import { examples as jtiRequired } from './claims/jti-required.ts';
import { examples as jtiSingleUse } from './claims/jti-single-use.ts';
import { examples as jtiType } from './claims/jti-type.ts';
import { examples as nbfNotInFuture } from './claims/nbf-not-in-future.ts';
import { examples as nbfType } from './claims/nbf-type.ts';
import { examples as subIsClientId } from './claims/sub-is-client-id.ts';
import { examples as subRequired } from './claims/sub-required.ts';
import { examples as clientIdOptional } from './tolerance/client-id-optional.ts';
import { examples as clockAheadAccepted } from './tolerance/clock-ahead-accepted.ts';
import { examples as emptyParametersIgnored } from './tolerance/empty-parameters-ignored.ts';
import { examples as expLimitHonoured } from './tolerance/exp-limit-honoured.ts';
import { examples as iatOptional } from './tolerance/iat-optional.ts';
import { examples as jkuRegisteredAccepted } from './tolerance/jku-registered-accepted.ts';
import { examples as jsonTextAsReceived } from './tolerance/json-text-as-received.ts';
import { examples as jtiAnyForm } from './tolerance/jti-any-form.ts';
import { examples as jtiOptional } from './tolerance/jti-optional.ts';
import { examples as kidOptional } from './tolerance/kid-optional.ts';
import { examples as legacySecretAccepted } from './tolerance/legacy-secret-accepted.ts';
import { examples as mediaTypeParametersAccepted } from './tolerance/media-type-parameters-accepted.ts';
import { examples as typCaseInsensitive } from './tolerance/typ-case-insensitive.ts';
import { examples as typOptional } from './tolerance/typ-optional.ts';
import { examples as unknownClaimsAccepted } from './tolerance/unknown-claims-accepted.ts';
import { examples as unknownParametersAccepted } from './tolerance/unknown-parameters-accepted.ts';
import { examples as error401Challenge } from './response/error-401-challenge.ts';
import { examples as errorCodePreferred } from './response/error-code-preferred.ts';
import { examples as errorCode } from './response/error-code.ts';
import { examples as errorDescriptionOrUri } from './response/error-description-or-uri.ts';
import { examples as errorJson } from './response/error-json.ts';
import { examples as errorMembers } from './response/error-members.ts';
import { examples as errorNoLeak } from './response/error-no-leak.ts';
import { examples as errorStatusPreferred } from './response/error-status-preferred.ts';
import { examples as errorStatus } from './response/error-status.ts';
import { examples as errorWwwAuthenticate } from './response/error-www-authenticate.ts';
import { examples as responseAccessTokenLength } from './response/response-access-token-length.ts';
import { examples as responseAccessToken } from './response/response-access-token.ts';
import { examples as responseExpiresInMax } from './response/response-expires-in-max.ts';
import { examples as responseExpiresInRequired } from './response/response-expires-in-required.ts';
import { examples as responseExpiresInType } from './response/response-expires-in-type.ts';
import { examples as responseJsonObject } from './response/response-json-object.ts';
import { examples as responseMediaType } from './response/response-media-type.ts';
import { examples as responseNoRefreshToken } from './response/response-no-refresh-token.ts';
import { examples as responseNoStore } from './response/response-no-store.ts';
import { examples as responsePragma } from './response/response-pragma.ts';
import { examples as responseScopeLimited } from './response/response-scope-limited.ts';
import { examples as responseScopeRequired } from './response/response-scope-required.ts';
import { examples as responseScopeSyntax } from './response/response-scope-syntax.ts';
import { examples as responseScopeWhenDifferent } from './response/response-scope-when-different.ts';
import { examples as responseStatus } from './response/response-status.ts';
import { examples as responseTokenType } from './response/response-token-type.ts';
import { examples as scopeWithinGrant } from './response/scope-within-grant.ts';
import { examples as algSupported } from './behaviour/alg-supported.ts';
import { examples as assertionNotSentElsewhere } from './behaviour/assertion-not-sent-elsewhere.ts';
import { examples as bearerHeaderFormat } from './behaviour/bearer-header-format.ts';
import { examples as bothAlgorithmsSupported } from './behaviour/both-algorithms-supported.ts';
import { examples as discoveryAdvertises } from './behaviour/discovery-advertises.ts';
import { examples as discoveryBeforeToken } from './behaviour/discovery-before-token.ts';
import { examples as errorSparse } from './behaviour/error-sparse.ts';
import { examples as expiredTokenRenewed } from './behaviour/expired-token-renewed.ts';
import { examples as grantTypeAuthorized } from './behaviour/grant-type-authorized.ts';
import { examples as hmacKeyNotPassword } from './behaviour/hmac-key-not-password.ts';
import { examples as issuerIdentifierPublished } from './behaviour/issuer-identifier-published.ts';
import { examples as jtiComparedExactly } from './behaviour/jti-compared-exactly.ts';
import { examples as jtiConsumedAfterAuthentication } from './behaviour/jti-consumed-after-authentication.ts';
import { examples as jtiConsumedAtomically } from './behaviour/jti-consumed-atomically.ts';
import { examples as jtiNotCounter } from './behaviour/jti-not-counter.ts';
import { examples as jtiRememberedUntilExp } from './behaviour/jti-remembered-until-exp.ts';
import { examples as jtiScopedByIssuer } from './behaviour/jti-scoped-by-issuer.ts';
import { examples as jwksAcceptJson } from './behaviour/jwks-accept-json.ts';
import { examples as jwksCacheControlSent } from './behaviour/jwks-cache-control-sent.ts';
import { examples as jwksCacheNotLonger } from './behaviour/jwks-cache-not-longer.ts';
import { examples as jwksCacheUsed } from './behaviour/jwks-cache-used.ts';
import { examples as jwksDuplicateKidResolved } from './behaviour/jwks-duplicate-kid-resolved.ts';
import { examples as jwksOldKeysKept } from './behaviour/jwks-old-keys-kept.ts';
import { examples as jwksRefetchOnUnknownKid } from './behaviour/jwks-refetch-on-unknown-kid.ts';
import { examples as jwksUnknownKeysIgnored } from './behaviour/jwks-unknown-keys-ignored.ts';
import { examples as jwksUrlServed } from './behaviour/jwks-url-served.ts';
import { examples as keepsServing } from './behaviour/keeps-serving.ts';
import { examples as keyMaterialNotSent } from './behaviour/key-material-not-sent.ts';
import { examples as keyUrlNotFetched } from './behaviour/key-url-not-fetched.ts';
import { examples as kidNamesOneKey } from './behaviour/kid-names-one-key.ts';
import { examples as kidTreatedAsData } from './behaviour/kid-treated-as-data.ts';
import { examples as methodEnabledForClient } from './behaviour/method-enabled-for-client.ts';
import { examples as noResendOnRedirect } from './behaviour/no-resend-on-redirect.ts';
import { examples as noRetryOn400 } from './behaviour/no-retry-on-400.ts';
import { examples as onlyIssuedTokensUsed } from './behaviour/only-issued-tokens-used.ts';
import { examples as optionalMembersNotNeeded } from './behaviour/optional-members-not-needed.ts';
import { examples as refusalAnswered } from './behaviour/refusal-answered.ts';
import { examples as refusalPrompt } from './behaviour/refusal-prompt.ts';
import { examples as refusedTokenRenewed } from './behaviour/refused-token-renewed.ts';
import { examples as registeredKeysWithoutJku } from './behaviour/registered-keys-without-jku.ts';
import { examples as registrationBothForms } from './behaviour/registration-both-forms.ts';
import { examples as resourceAssertionRefused } from './behaviour/resource-assertion-refused.ts';
import { examples as resourceChallengeSent } from './behaviour/resource-challenge-sent.ts';
import { examples as resourceStatus401 } from './behaviour/resource-status-401.ts';
import { examples as resourceTokenAccepted } from './behaviour/resource-token-accepted.ts';
import { examples as resourceTokenRequired } from './behaviour/resource-token-required.ts';
import { examples as retryAfterHonoured } from './behaviour/retry-after-honoured.ts';
import { examples as retryOnOtherStatus } from './behaviour/retry-on-other-status.ts';
import { examples as retryUsesNewAssertion } from './behaviour/retry-uses-new-assertion.ts';
import { examples as secretPerClient } from './behaviour/secret-per-client.ts';
import { examples as tlsCertificateChecked } from './behaviour/tls-certificate-checked.ts';
import { examples as tlsRequired } from './behaviour/tls-required.ts';
import { examples as tlsVersion } from './behaviour/tls-version.ts';
import { examples as tokenRequestsBounded } from './behaviour/token-requests-bounded.ts';
import { examples as tokenReused } from './behaviour/token-reused.ts';
import { examples as tokenTypeAnyCase } from './behaviour/token-type-any-case.ts';
import { examples as tokenTypeUnderstood } from './behaviour/token-type-understood.ts';
import { examples as unknownMembersIgnored } from './behaviour/unknown-members-ignored.ts';

/** What every rule checks, in words, and its examples, by its id. */
export const about: Readonly<Record<string, About>> = {
  "credential-not-repeated": { text: "No parameter that says who the client is occurs twice in the body.\nWith two values it is open which of them was checked and which was believed. A second one in the query is the business of credentials-not-in-uri: an endpoint does not read it. RFC 6749 sections 3.2 and 5.2.", examples: credentialNotRepeated },
  "credentials-not-in-uri": { text: "No credential travels in the query of the request URI, where logs and referrers keep it.\nRFC 6749 section 2.3.1 says so of passwords; an assertion is as good as one while it lives.", examples: credentialsNotInUri },
  "form-encoding": { text: "The body is a well-formed form: whole percent-encoding, octets that are UTF-8. RFC 6749 appendix B.", examples: formEncoding },
  "media-type-form": { text: "The body is declared to be a form; parameters such as charset do not matter.\nOnly a POST is looked at: of another method the body is not the point. RFC 6749 section 4.4.2 and appendix B.", examples: mediaTypeForm },
  "method-post": { text: "The token request is sent by POST; the method has letter case. RFC 6749 section 3.2, RFC 9110 section 9.1.", examples: methodPost },
  "parameter-not-repeated": { text: "Neither grant_type nor scope is sent twice in the body, not even with the same value.\nExtension parameters may be defined to repeat (resource, RFC 8707), so only these are judged. RFC 6749 section 3.2.", examples: parameterNotRepeated },
  "secret-authentication-not-used": { text: "A client registered for an assertion does not authenticate by Basic or client_secret in its place.\nBeside an assertion they are the business of single-auth-method. RFC 6749 section 2.3.1, RFC 7521 section 4.2.", examples: secretAuthenticationNotUsed },
  "secret-not-transmitted": { text: "The shared secret signs and stays at home: it is neither a client_secret parameter nor a Basic password.\nOpenID Connect Core section 9 sets client_secret_jwt apart from the methods that transmit the secret.", examples: secretNotTransmitted },
  "single-auth-method": { text: "The client authenticates in one way: an assertion in the body, or a client_secret in the body, or an Authorization field.\nEmpty parameters count as omitted. What stands in the query is not read by an endpoint, and so is no method: it is the business of credentials-not-in-uri. RFC 6749 sections 2.3 and 5.2.", examples: singleAuthMethod },
  "client-assertion-required": { text: "An assertion is sent, unless another credential with a value is.\nThat other credential is the business of secret-authentication-not-used. RFC 7521 section 4.2, RFC 7523 section 2.2.", examples: clientAssertionRequired },
  "client-assertion-type-required": { text: "client_assertion is accompanied by its type; in the query it counts here as sent. RFC 7521 section 4.2.", examples: clientAssertionTypeRequired },
  "client-assertion-type-value": { text: "client_assertion_type is the URN of JWT assertions, character for character. RFC 7523 section 2.2.", examples: clientAssertionTypeValue },
  "client-id-matches": { text: "client_id, when sent, names the client that the assertion is about.\nWithout a readable string sub there is nothing to compare with; a sub that is not the client's own is the business of sub-is-client-id and client-known. RFC 7521 section 4.2.", examples: clientIdMatches },
  "grant-type-accepted": { text: "grant_type is one that the profile knows, character for character. RFC 6749 section 5.2.", examples: grantTypeAccepted },
  "grant-type-required": { text: "grant_type is in the body, with a value. RFC 6749 section 4.4.2.", examples: grantTypeRequired },
  "scope-required": { text: "scope is in the body, with a value. RFC 6749 section 3.3 leaves it open; profiles close it.", examples: scopeRequired },
  "scope-syntax": { text: "scope is a list of tokens of printable ASCII, with one space between, without quotation mark and backslash.\nRFC 6749 section 3.3 and appendix A.4.", examples: scopeSyntax },
  "scope-system": { text: "Every scope begins with a prefix of the profile. SMART Backend Services, Scopes.", examples: scopeSystem },
  "jws-base64url-canonical": { text: "Every part is spelled the one way an encoder spells it: bits beyond the last octet are zero.\nElse one signature has several texts, and a replay store keyed by text is fooled. RFC 4648 section 3.5.", examples: jwsBase64urlCanonical },
  "jws-base64url": { text: "Every part is base64url: no padding, no white space, nothing of the standard alphabet. RFC 7515 section 2.", examples: jwsBase64url },
  "jws-compact-serialization": { text: "The assertion is a JWS in compact serialization: three parts, two dots, no JSON. RFC 7519 sections 3 and 7.2.", examples: jwsCompactSerialization },
  "jws-duplicate-members": { text: "No member of header or claims occurs twice, at any depth.\nTwo readers may take different ones of them. RFC 7515 section 4, RFC 7519 section 4.", examples: jwsDuplicateMembers },
  "jws-header-json-object": { text: "The first part holds a JSON object in UTF-8; a byte order mark before it is the business of jws-no-byte-order-mark.\nRFC 7519 section 7.2, RFC 8725 section 3.7.", examples: jwsHeaderJsonObject },
  "jws-no-byte-order-mark": { text: "Header and payload begin with their JSON text, without a byte order mark.\nA reader may ignore the mark, so what follows it is judged as if it were not there. RFC 8259 section 8.1.", examples: jwsNoByteOrderMark },
  "jws-not-encrypted": { text: "The assertion is signed and not encrypted: five parts are a JWE. RFC 7523 sections 3 and 7.", examples: jwsNotEncrypted },
  "jws-payload-json-object": { text: "The second part holds a JSON object in UTF-8; a byte order mark before it is the business of jws-no-byte-order-mark.\nRFC 7519 section 7.2, RFC 8725 section 3.7.", examples: jwsPayloadJsonObject },
  "jws-size-limit": { text: "The assertion is short enough to be read at all: at most 1 MiB characters. RFC 9110 section 15.5.14.", examples: jwsSizeLimit },
  "alg-allowed": { text: "alg is one that the profile allows for the method of the client.\nA method without a list in the profile allows nothing.", examples: algAllowed },
  "alg-fits-key": { text: "A registered key can verify alg: kty, crv, use, key_ops and alg of the key agree with it.\nkid chooses the key; without one any fitting key will do. RFC 7517 section 4, RFC 8725 section 3.1.", examples: algFitsKey },
  "alg-fits-method": { text: "alg is a registered signature algorithm of the method for which the client is registered.\nKey pairs sign with RS, PS, ES and Ed, shared secrets with HS; names are compared exactly. The method is that of the registration, never one guessed from the token. RFC 7518 section 3.1, RFC 8725 section 3.1.", examples: algFitsMethod },
  "alg-preferred": { text: "alg is one of those that the profile prefers among the allowed ones.", examples: algPreferred },
  "alg-registered": { text: "alg is one with which this client is registered. RFC 8725 section 3.1.", examples: algRegistered },
  "alg-required": { text: "The header names its algorithm: alg is there and a string. RFC 7515 section 4.1.1.", examples: algRequired },
  "b64-not-false": { text: "The payload is base64url-encoded: b64 is not false. RFC 7797 section 7.", examples: b64NotFalse },
  "certificate-chain-valid": { text: "The certificate that the header names leads to an authority that the server trusts, and is not revoked.\nA path is validated where the trusted authorities are known, so this needs to be told. RFC 5280 section 6.", examples: certificateChainValid },
  "crit-understood": { text: "Every extension that crit names is understood; else the whole JWS is invalid. RFC 7515 section 4.1.11.\nFlaws of its form are the business of crit-wellformed: members that are no strings, and parameters of RFC 7515 itself, which every recipient understands and may refuse here, not must.", examples: critUnderstood },
  "crit-wellformed": { text: "crit, when present, is a list of different extension names that stand in the header. RFC 7515 section 4.1.11.", examples: critWellformed },
  "cty-absent": { text: "The header has no cty, for nothing is nested. RFC 7519 section 5.2.", examples: ctyAbsent },
  "embedded-key-not-trusted": { text: "The signature is not one that only a key from the header itself verifies: jwk, x5c, x5u, jku.\nSuch a key may travel along unused; who trusts it lets anyone sign. RFC 8725 sections 3.8 and 3.10.", examples: embeddedKeyNotTrusted },
  "jku-asymmetric-only": { text: "jku is sent only by clients with a key pair; a shared secret stands in no JWK Set.", examples: jkuAsymmetricOnly },
  "jku-matches-registered": { text: "jku, when present, is the registered JWK Set URL, octet for octet; without one no jku matches.\nA key that was fetched from elsewhere proves nothing about the client. RFC 8725 section 3.10.", examples: jkuMatchesRegistered },
  "jwe-not-rsa1-5": { text: "An encrypted assertion does not wrap its key with RSAES-PKCS1-v1_5, which answers a padding oracle.", examples: jweNotRsa15 },
  "jws-not-unsecured": { text: "The assertion is secured: alg is not none in any spelling, and the signature is not empty.\nAn empty third part is the mark of an unsecured JWS whatever alg says. RFC 7515 appendix A.5, RFC 7523 section 3, item 9.", examples: jwsNotUnsecured },
  "key-belongs-to-client": { text: "The signature is not made with the key of another client.\nA key proves only who it is registered for. RFC 7523 section 3, item 9, RFC 7521 section 4.2.", examples: keyBelongsToClient },
  "key-url-absent": { text: "The header points to no key elsewhere: neither jku nor x5u is there. RFC 7515 sections 4.1.2 and 4.1.5.", examples: keyUrlAbsent },
  "kid-known": { text: "kid selects exactly one registered key.\nWith several: \"choose\" a kid that names several keys is no fault, for type and use may tell them apart. Shared secrets have no key set, so that their kid says nothing.", examples: kidKnown },
  "kid-required": { text: "The header names its key: kid is there and not the empty string.", examples: kidRequired },
  "kid-string": { text: "kid, when present, is a string. RFC 7515 section 4.1.4.", examples: kidString },
  "kid-when-several-keys": { text: "kid is there when the client has more than one key. OpenID Connect Core section 10.1.", examples: kidWhenSeveralKeys },
  "signature-length": { text: "The signature has the length in octets that alg and the key prescribe.\nA MAC is never cut short, an elliptic signature is r and s side by side and not DER, an RSA signature is as long as the modulus. RFC 7518 sections 3.2 to 3.5, RFC 8017 section 8, RFC 8032 section 5.", examples: signatureLength },
  "signature-valid": { text: "The signature verifies with a registered key of the client. RFC 7515 section 5.2, RFC 7523 section 3, item 9.\nIt is the last of many: whatever else keeps a signature from verifying is told by its own rule.", examples: signatureValid },
  "typ-not-other-kind": { text: "typ does not name another kind of JWT, whatever its spelling. RFC 8725 sections 3.11 and 3.12.", examples: typNotOtherKind },
  "typ-required": { text: "The header has a typ. RFC 7515 section 4.1.9, RFC 7519 section 5.1.", examples: typRequired },
  "typ-spelling": { text: "typ is spelled exactly as the profile writes it.\nReceivers fold letter case (RFC 7515 section 4.1.9), yet senders are asked for one spelling (RFC 7519 section 5.1). A typ that is wrong in any spelling is the business of typ-value.", examples: typSpelling },
  "typ-value": { text: "typ, when present, is one of those accepted.\nIt is compared as a media type: letter case and a leading application/ do not count. RFC 7515 section 4.1.9.", examples: typValue },
  "x5t-s256-known": { text: "x5t#S256, when present, is the thumbprint of a certificate registered for the client, octet for octet.\nWhether that certificate is still good is the business of certificate-chain-valid. RFC 7515 section 4.1.8.", examples: x5tS256Known },
  "x5t-s256-required": { text: "The header names the certificate of its key: x5t#S256 is there and not the empty string. RFC 7515 section 4.1.8.", examples: x5tS256Required },
  "ec-key-size": { text: "Every elliptic curve key of the JWK Set has at least bits bits; a curve that is not known is not judged.", examples: ecKeySize },
  "eddsa-curve-allowed": { text: "Every key of the JWK Set that signs with EdDSA is on a curve that the profile allows. RFC 8037 section 3.1.", examples: eddsaCurveAllowed },
  "hmac-key-size": { text: "A shared secret has at least as many octets as the hash of every HMAC algorithm of the client.\n32 octets for HS256, 48 for HS384, 64 for HS512. RFC 7518 section 3.2.", examples: hmacKeySize },
  "jwks-key-members": { text: "Every key of the JWK Set has a known type, the members of that type, and a kid.\nRFC 7517 section 4, RFC 7518 section 6.", examples: jwksKeyMembers },
  "jwks-members-unique": { text: "No key of the JWK Set has a member twice. RFC 7517 section 4.", examples: jwksMembersUnique },
  "jwks-public-only": { text: "The JWK Set holds no private key members. RFC 7517 section 9.2.", examples: jwksPublicOnly },
  "jwks-unique-kid": { text: "No two keys of the JWK Set share a kid. RFC 7517 section 4.5.\nWhen the header names the shared kid, kid-known tells it.", examples: jwksUniqueKid },
  "jwks-url-tls": { text: "A registered JWK Set URL is https; http is for loopback hosts. RFC 7517 section 8.1.1, RFC 8252 section 8.3.", examples: jwksUrlTls },
  "jwks-url-used": { text: "The client registers a JWK Set URL rather than the keys themselves, so that it can change them.", examples: jwksUrlUsed },
  "rsa-key-size": { text: "An RSA key has at least bits bits. RFC 7518 sections 3.3 and 3.5.\nJudged are the keys that may have signed: the one that kid names, else every one.", examples: rsaKeySize },
  "assertion-single-use": { text: "This assertion was not sent before, octet for octet.\nCatches what jti-single-use cannot: a replay without a jti, or where no identifiers are kept. RFC 7521 section 5.2.", examples: assertionSingleUse },
  "aud-accepted": { text: "aud is, or contains, a value that stands for this authorization server.\nValues are compared character by character: no folding of slash, letter case, port or percent-encoding. accept lists which known values count; audiences.values replaces them. With sole, nothing may stand beside it. When none of the listed values is known, no audience is accepted. RFC 7523 section 3, item 3.", examples: audAccepted },
  "aud-is-token-endpoint": { text: "aud is, or contains, the token endpoint URL itself, where a profile allows the issuer as well and prefers this.\nSays nothing while the URL is unknown: whether the audience is accepted at all is the business of aud-accepted. RFC 7523 section 3, item 3.", examples: audIsTokenEndpoint },
  "aud-required": { text: "The assertion names an audience: aud is there and not null, \"\" or []. RFC 7523 section 3, item 3.", examples: audRequired },
  "aud-type": { text: "aud has the JSON form that the profile asks for.\nform: string; string-or-singleton, a string or a list of one; any, a string or a list that is not empty. RFC 7519 section 4.1.3.", examples: audType },
  "client-known": { text: "iss and sub do not name another client than the one that authenticates.\nSpeaks for both claims when they agree with each other: the assertion is then made for, or by, somebody else. RFC 7523 section 3, items 1 and 2.", examples: clientKnown },
  "exp-in-future": { text: "The assertion has not expired: the judging clock is before exp plus the tolerance.\nA clock exactly at exp is too late. RFC 7523 section 3, item 4; RFC 7519 section 4.1.4.", examples: expInFuture },
  "exp-integer-seconds": { text: "exp counts whole seconds, where a profile asks for an integer; RFC 7519 section 2 alone allows fractions.", examples: expIntegerSeconds },
  "exp-max-after-iat": { text: "exp lies at most seconds behind iat, where both are there: the clock of the judge has no part in it.\nHow far exp lies ahead of that clock is the business of exp-max-lifetime.", examples: expMaxAfterIat },
  "exp-max-after-nbf": { text: "exp lies at most seconds behind nbf, where both are there: the clock of the judge has no part in it.\nHow far exp lies ahead of that clock is the business of exp-max-lifetime.", examples: expMaxAfterNbf },
  "exp-max-lifetime": { text: "exp lies no further ahead than allowed.\nThe distance is taken from the judging clock, or, with from: \"iat\", from iat when that is a finite number. With from: \"now-without-iat\" an assertion with iat is not limited here: its age is (iat-not-too-old). An absent or non-numeric exp is the business of exp-required and exp-type. RFC 7523 section 3, item 4.", examples: expMaxLifetime },
  "exp-required": { text: "The assertion ends: exp is there. RFC 7523 section 3, item 4.", examples: expRequired },
  "exp-type": { text: "exp, when present, is a JSON number: no numeric string, no null; one beyond a double is a number as well.\nRFC 7519 sections 2 and 4.1.4.", examples: expType },
  "iat-integer-seconds": { text: "iat counts whole seconds, where a profile asks for an integer; RFC 7519 section 2 alone allows fractions.", examples: iatIntegerSeconds },
  "iat-not-in-future": { text: "The assertion was not made after now: iat is at most the judging clock plus the tolerance.\nA profile that allows a number of seconds ahead gives the tolerance itself, and no other is added. RFC 7519 section 4.1.6 gives iat no such meaning, so a profile decides how strongly this holds.", examples: iatNotInFuture },
  "iat-not-too-old": { text: "The assertion was made recently: iat lies at most seconds, plus the tolerance, behind the judging clock.\nRFC 7523 section 3, item 6.", examples: iatNotTooOld },
  "iat-type": { text: "iat, when present, is a JSON number: no numeric string, no null; one beyond a double is a number as well.\nRFC 7519 sections 2 and 4.1.6.", examples: iatType },
  "iss-equals-sub": { text: "iss and sub are the same; judged only while the client is unknown, for then nothing stronger can be said.\nRFC 7523 section 3, items 1 and 2: in client authentication both are the client id.", examples: issEqualsSub },
  "iss-is-client-id": { text: "iss, when present, is exactly the client id. RFC 7523 section 3, item 1.", examples: issIsClientId },
  "iss-required": { text: "iss is there; what it must be is told by iss-is-client-id. RFC 7523 section 3, item 1.", examples: issRequired },
  "jti-length": { text: "jti has at most max characters.", examples: jtiLength },
  "jti-required": { text: "The assertion has an identifier: jti is there and not empty. RFC 7519 section 4.1.7.", examples: jtiRequired },
  "jti-single-use": { text: "This jti was not used before by the same issuer.\nNeeds what a replay store says; without a jti there is nothing to look up. RFC 7523 section 3, item 7.", examples: jtiSingleUse },
  "jti-type": { text: "jti, when present, is a JSON string. RFC 7519 section 4.1.7.", examples: jtiType },
  "nbf-not-in-future": { text: "The assertion is valid already: nbf, less the tolerance, is not ahead of the judging clock.\nA profile that allows a number of seconds ahead gives the tolerance itself, and no other is added. A clock exactly at nbf is in time. RFC 7523 section 3, item 5; RFC 7519 section 4.1.5.", examples: nbfNotInFuture },
  "nbf-type": { text: "nbf, when present, is a JSON number: no numeric string, no null; one beyond a double is a number as well.\nRFC 7519 sections 2 and 4.1.5.", examples: nbfType },
  "sub-is-client-id": { text: "sub, when present, is exactly the client id. RFC 7523 section 3, item 2, letter B.", examples: subIsClientId },
  "sub-required": { text: "sub is there; what it must be is told by sub-is-client-id. RFC 7523 section 3, item 2, letter B.", examples: subRequired },
  "client-id-optional": { text: "The assertion names the client, so client_id may be left out or sent along. RFC 7521 section 4.2.", examples: clientIdOptional },
  "clock-ahead-accepted": { text: "An iat or nbf up to ten seconds ahead of the clock is accepted. FAPI 2.0 Security Profile section 5.3.2.1.", examples: clockAheadAccepted },
  "empty-parameters-ignored": { text: "A parameter without a value counts as left out. RFC 6749 section 3.2.", examples: emptyParametersIgnored },
  "exp-limit-honoured": { text: "An assertion that lives as long as the profile allows is not too long-lived.", examples: expLimitHonoured },
  "iat-optional": { text: "iat may be left out. RFC 7523 section 3, item 6.", examples: iatOptional },
  "jku-registered-accepted": { text: "A jku that equals the registered JWK Set URL is welcome. SMART App Launch, asymmetric client authentication.", examples: jkuRegisteredAccepted },
  "json-text-as-received": { text: "Header and claims may be written in any lawful JSON spelling: the signature covers the text as received. RFC 7515 section 5.2.", examples: jsonTextAsReceived },
  "jti-any-form": { text: "jti may be any string: no UUID is asked for, and no length short of abuse is too long. RFC 7519 section 4.1.7.", examples: jtiAnyForm },
  "jti-optional": { text: "jti may be left out. RFC 7523 section 3, item 7.", examples: jtiOptional },
  "kid-optional": { text: "kid may be left out where one key is registered. RFC 7515 section 4.1.4.", examples: kidOptional },
  "legacy-secret-accepted": { text: "During a grace period the former way to authenticate still works.", examples: legacySecretAccepted },
  "media-type-parameters-accepted": { text: "The media type of a request may carry parameters, and has no letter case. RFC 9110 section 8.3.1.", examples: mediaTypeParametersAccepted },
  "typ-case-insensitive": { text: "The letter case of typ means nothing. RFC 7519 section 5.1.", examples: typCaseInsensitive },
  "typ-optional": { text: "typ may be left out. RFC 7519 section 5.1.", examples: typOptional },
  "unknown-claims-accepted": { text: "Claims that a server does not know are no reason to refuse. RFC 7519 section 4; RFC 7523 section 3, item 8.", examples: unknownClaimsAccepted },
  "unknown-parameters-accepted": { text: "Request parameters that a server does not know are no reason to refuse. RFC 6749 section 3.2.", examples: unknownParametersAccepted },
  "error-401-challenge": { text: "Any 401 carries a challenge, even where the client used no Authorization field. RFC 9110 section 15.5.2.", examples: error401Challenge },
  "error-code-preferred": { text: "A refusal has an error code that the profile names, not one that it only tolerates. RFC 6749 section 5.2.", examples: errorCodePreferred },
  "error-code": { text: "A refusal has an error code that the profile allows for its class, exact in letter case. RFC 6749 section 5.2.", examples: errorCode },
  "error-description-or-uri": { text: "A refusal explains itself: error_description or error_uri is there. SMART App Launch, Backend Services.", examples: errorDescriptionOrUri },
  "error-json": { text: "A refusal names its cause: error is a string of printable ASCII. RFC 6749 section 5.2 and appendix A.7.", examples: errorJson },
  "error-members": { text: "error_description and error_uri, when present, keep to their grammar.\nRFC 6749 section 5.2 and appendices A.8 and A.9.", examples: errorMembers },
  "error-no-leak": { text: "Nothing comes back that helps an attacker: no assertion, secret or key of the request, no stack trace, no PEM block.\nThe found text is never repeated in the finding. RFC 7523 section 3.2 leaves open what a description may explain.", examples: errorNoLeak },
  "error-status-preferred": { text: "A refusal has a status that the profile names, not one that it only tolerates. RFC 6749 section 5.2.", examples: errorStatusPreferred },
  "error-status": { text: "A refusal has a status that the profile allows for its class; where none was expected, any 4xx.\nWhere none was expected, a success that carries no token is no refusal either: the rules about the body speak. RFC 6749 section 5.2.", examples: errorStatus },
  "error-www-authenticate": { text: "A 401 that answers an Authorization field carries a challenge for its scheme. RFC 6749 section 5.2.", examples: errorWwwAuthenticate },
  "response-access-token-length": { text: "The issued access_token is long enough to hold bits bits; how random they are, one answer cannot tell.", examples: responseAccessTokenLength },
  "response-access-token": { text: "The issued access_token is a string and not empty. RFC 6749 section 5.1.", examples: responseAccessToken },
  "response-expires-in-max": { text: "The token lives at most seconds. SMART App Launch, Backend Services: access tokens are short-lived.", examples: responseExpiresInMax },
  "response-expires-in-required": { text: "The answer says how long the token lives: expires_in is there. RFC 6749 section 5.1.", examples: responseExpiresInRequired },
  "response-expires-in-type": { text: "expires_in, when present, is a positive whole JSON number of seconds. RFC 6749 section 5.1 and appendix A.14.", examples: responseExpiresInType },
  "response-json-object": { text: "The body of an answer is one JSON object with its parameters at the top level. RFC 6749 sections 5.1 and 5.2.", examples: responseJsonObject },
  "response-media-type": { text: "An answer is declared as application/json; parameters such as a charset are welcome. RFC 6749 sections 5.1 and 5.2.", examples: responseMediaType },
  "response-no-refresh-token": { text: "No refresh token comes with the token: the client can ask again by itself. RFC 6749 section 4.4.3.", examples: responseNoRefreshToken },
  "response-no-store": { text: "An answer may not be stored: Cache-Control holds no-store.\nerrors says whether refusals count, too; the page of a server in front never does. RFC 6749 section 5.1.", examples: responseNoStore },
  "response-pragma": { text: "An answer carries Pragma: no-cache for caches that know nothing newer.\nerrors says whether refusals count, too; the page of a server in front never does. RFC 6749 section 5.1; RFC 9111 section 5.4 calls the field deprecated.", examples: responsePragma },
  "response-scope-limited": { text: "The grant holds only scopes that were asked for, where any were named.\nTokens are compared as they stand: a server that spells out a wildcard is seen as well. SMART App Launch, Backend Services, access token response.", examples: responseScopeLimited },
  "response-scope-required": { text: "The answer says what was granted: scope is there. SMART App Launch, Backend Services, access token response.", examples: responseScopeRequired },
  "response-scope-syntax": { text: "scope, when present, is a list of scope tokens with single spaces between. RFC 6749 section 3.3 and appendix A.4.", examples: responseScopeSyntax },
  "response-scope-when-different": { text: "The answer says what was granted when that cannot be what was asked for.\nA request for a scope that no server knows cannot have been granted in full. RFC 6749 sections 3.3 and 5.1.", examples: responseScopeWhenDifferent },
  "response-status": { text: "A token comes with status 200. RFC 6749 section 5.1.", examples: responseStatus },
  "response-token-type": { text: "The answer names a token_type that the profile knows, in any letter case.\nAn empty accept lets every name pass. RFC 6749 sections 5.1 and 7.1.", examples: responseTokenType },
  "scope-within-grant": { text: "The grant holds nothing that no server can know. RFC 6749 sections 3.3 and 5.2.", examples: scopeWithinGrant },
  "alg-supported": { text: "The server supports at least one algorithm that the profile asks of it.", examples: algSupported },
  "assertion-not-sent-elsewhere": { text: "An assertion goes to the token endpoint it was made for, and nowhere else. RFC 7521 section 8.2.", examples: assertionNotSentElsewhere },
  "bearer-header-format": { text: "The token travels as Authorization: Bearer, one space, token. RFC 6750 section 2.1.", examples: bearerHeaderFormat },
  "both-algorithms-supported": { text: "The client can sign with both RS384 and ES384. SMART App Launch, asymmetric client authentication.", examples: bothAlgorithmsSupported },
  "discovery-advertises": { text: "The metadata name this method and its algorithms. SMART App Launch, asymmetric client authentication.", examples: discoveryAdvertises },
  "discovery-before-token": { text: "The token endpoint is taken from the SMART configuration. SMART App Launch, Backend Services.", examples: discoveryBeforeToken },
  "error-sparse": { text: "Refusals of authentication look alike, whatever check failed.", examples: errorSparse },
  "expired-token-renewed": { text: "A token whose lifetime is over is replaced before it is presented again. RFC 6749 section 5.1.", examples: expiredTokenRenewed },
  "grant-type-authorized": { text: "A client gets a token only by a grant that it may use. RFC 6749 section 5.2.", examples: grantTypeAuthorized },
  "hmac-key-not-password": { text: "A shared secret is random, no password that people remember. RFC 8725 section 3.5.", examples: hmacKeyNotPassword },
  "issuer-identifier-published": { text: "The server has an issuer identifier and publishes it in its metadata. RFC 8414 section 2.", examples: issuerIdentifierPublished },
  "jti-compared-exactly": { text: "A jti is a case-sensitive string and is compared whole: one that differs anywhere is another. RFC 7519 section 4.1.7.", examples: jtiComparedExactly },
  "jti-consumed-after-authentication": { text: "A jti counts as used only once its assertion was authenticated: nobody else can burn it. RFC 7523 section 3, item 7.", examples: jtiConsumedAfterAuthentication },
  "jti-consumed-atomically": { text: "Of several copies of an assertion that arrive together, one is accepted. RFC 7523 section 3, item 7.", examples: jtiConsumedAtomically },
  "jti-not-counter": { text: "A jti is not a bare number that another process would choose as well. RFC 7519 section 4.1.7.", examples: jtiNotCounter },
  "jti-remembered-until-exp": { text: "A used jti is remembered as long as its assertion would pass. RFC 7523 section 3, item 7.", examples: jtiRememberedUntilExp },
  "jti-scoped-by-issuer": { text: "A jti is looked up together with its issuer: two clients may choose the same. RFC 7519 section 4.1.7.", examples: jtiScopedByIssuer },
  "jwks-accept-json": { text: "A set is fetched with Accept: application/json. SMART App Launch, asymmetric client authentication.", examples: jwksAcceptJson },
  "jwks-cache-control-sent": { text: "The set is served with Cache-Control. SMART App Launch, asymmetric client authentication.", examples: jwksCacheControlSent },
  "jwks-cache-not-longer": { text: "A cached set is used no longer than its Cache-Control says. RFC 9111 section 4.2.", examples: jwksCacheNotLonger },
  "jwks-cache-used": { text: "A set is cached as long as its Cache-Control allows. RFC 9111 section 4.2.", examples: jwksCacheUsed },
  "jwks-duplicate-kid-resolved": { text: "Of several keys with one kid the server takes the one whose type, use and algorithm fit.", examples: jwksDuplicateKidResolved },
  "jwks-old-keys-kept": { text: "A key that signs no more stays published for a while. OpenID Connect Core section 10.1.1.", examples: jwksOldKeysKept },
  "jwks-refetch-on-unknown-kid": { text: "A kid that is not in the cached set leads to one new fetch. OpenID Connect Core section 10.1.1.", examples: jwksRefetchOnUnknownKid },
  "jwks-unknown-keys-ignored": { text: "Keys and members that a server does not understand leave the rest of a set usable. RFC 7517 section 5.", examples: jwksUnknownKeysIgnored },
  "jwks-url-served": { text: "The registered JWK Set URL serves a JWK Set: status 200, JSON, without a detour. RFC 7517 section 8.5.1.", examples: jwksUrlServed },
  "keeps-serving": { text: "No single request stops the endpoint from serving the next one.", examples: keepsServing },
  "key-material-not-sent": { text: "Neither the shared secret nor a private key stands anywhere in a request. RFC 7517 section 9.2.", examples: keyMaterialNotSent },
  "key-url-not-fetched": { text: "A URL in the header is never fetched, unless it is the registered one. RFC 8725 section 3.10.", examples: keyUrlNotFetched },
  "kid-names-one-key": { text: "A new key has a kid of its own. RFC 7517 section 4.5.", examples: kidNamesOneKey },
  "kid-treated-as-data": { text: "A hostile kid is data: no path, no query, no URL. RFC 8725 section 3.10.", examples: kidTreatedAsData },
  "method-enabled-for-client": { text: "A client authenticates only by the method it is registered for.", examples: methodEnabledForClient },
  "no-resend-on-redirect": { text: "An assertion is not carried over to another origin by a redirect. RFC 9700 section 4.12.", examples: noResendOnRedirect },
  "no-retry-on-400": { text: "After a refusal, the client does not repeat the request as it was.", examples: noRetryOn400 },
  "only-issued-tokens-used": { text: "Only an access token that an answer handed out is presented at a resource. RFC 6749 section 7.", examples: onlyIssuedTokensUsed },
  "optional-members-not-needed": { text: "An answer with access_token and token_type alone is enough. RFC 6749 section 5.1.", examples: optionalMembersNotNeeded },
  "refusal-answered": { text: "A request that is refused gets an answer: no dropped connection, no time-out, no 5xx. RFC 6749 section 5.2.", examples: refusalAnswered },
  "refusal-prompt": { text: "What a token asks to be worked off is bounded: its refusal takes no seconds. RFC 8725bis sections 3.13 and 3.15.", examples: refusalPrompt },
  "refused-token-renewed": { text: "A token that the resource refuses is replaced, whatever its lifetime said. RFC 6750 section 3.1.", examples: refusedTokenRenewed },
  "registered-keys-without-jku": { text: "Without jku, the registered keys are used. SMART App Launch, asymmetric client authentication.", examples: registeredKeysWithoutJku },
  "registration-both-forms": { text: "A client may register a JWK Set URL, or the set itself. SMART App Launch, asymmetric client authentication.", examples: registrationBothForms },
  "resource-assertion-refused": { text: "An assertion is no access token. RFC 6749 section 7.", examples: resourceAssertionRefused },
  "resource-challenge-sent": { text: "A resource that refuses says which scheme it wants. RFC 6750 section 3.", examples: resourceChallengeSent },
  "resource-status-401": { text: "A request without a good token is answered with 401. RFC 6750 section 3.1.", examples: resourceStatus401 },
  "resource-token-accepted": { text: "A token that was just issued opens the resource it is for. RFC 6750 section 2.1.", examples: resourceTokenAccepted },
  "resource-token-required": { text: "The resource stays closed without a token. RFC 6749 section 7.", examples: resourceTokenRequired },
  "retry-after-honoured": { text: "A client that is told how long to wait waits that long. RFC 9110 section 10.2.3.", examples: retryAfterHonoured },
  "retry-on-other-status": { text: "After an answer that is neither 200 nor 400, the client waits, at least so many seconds, and tries again.", examples: retryOnOtherStatus },
  "retry-uses-new-assertion": { text: "Each attempt carries a new assertion with a new jti. RFC 7521 section 5.2.", examples: retryUsesNewAssertion },
  "secret-per-client": { text: "Each client has a secret of its own.", examples: secretPerClient },
  "tls-certificate-checked": { text: "A client sends nothing to a host whose certificate it cannot verify. RFC 6749 section 10.9.", examples: tlsCertificateChecked },
  "tls-required": { text: "Token requests travel over TLS only. RFC 6749 section 3.2; RFC 7521 section 8.3.", examples: tlsRequired },
  "tls-version": { text: "TLS is at least version 1.2. RFC 9325 section 3.1.1.", examples: tlsVersion },
  "token-requests-bounded": { text: "A client that gets no usable token stops asking. RFC 9110 section 9.2.2.", examples: tokenRequestsBounded },
  "token-reused": { text: "An access token serves for many calls, until it expires. RFC 6749 section 5.1.", examples: tokenReused },
  "token-type-any-case": { text: "The value of token_type is compared without letter case. RFC 6749 section 5.1.", examples: tokenTypeAnyCase },
  "token-type-understood": { text: "A token of a type that the client does not understand is not used. RFC 6749 section 7.1.", examples: tokenTypeUnderstood },
  "unknown-members-ignored": { text: "Members of an answer that the client does not know are ignored. RFC 6749 section 5.1.", examples: unknownMembersIgnored },
};
