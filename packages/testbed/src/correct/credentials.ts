import { strictBase64url } from '../base64url.ts';
import type { CredentialDecisions } from '../behaviour.ts';
import { strictObject } from '../json-object.ts';

/** The one type of client assertion that is a JWT (RFC 7523 section 2.2). */
export const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** The longest assertion that is looked at, in characters. */
export const LONGEST_ASSERTION = 262_144;

/** How the correct endpoint takes an assertion apart and finds the client (RFC 7521 section 4.2, RFC 7515 section 5.2). */
export const credentialDecisions: CredentialDecisions = {
  severalCredentials: (given) =>
    [given.authorization, given.secret, given.assertion].filter((value) => value !== undefined).length > 1,
  secretLogin: () => undefined,
  assertionTypeMatches: (type) => type === JWT_BEARER,
  assertionTooLong: (text) => text.length > LONGEST_ASSERTION,
  splitAssertion: (text) => {
    const [header, payload, signature, ...more] = text.split('.', 4);
    if (header === undefined || payload === undefined || signature === undefined) return undefined;
    return more.length > 0 ? undefined : [header, payload, signature];
  },
  decodePart: (text) => strictBase64url(text),
  parseJson: (octets) => strictObject(octets),
  claimedClient: (decoded) => decoded.claims['sub'],
  findClient: (id, clients) => clients.find((client) => client.id === id),
  clientEnabled: (client) => client.enabled !== false,
  issuerMatches: (iss, client) => iss === client.id,
  subjectMatches: (sub, client) => sub === client.id,
  clientIdMatches: (parameter, client) => parameter === undefined || parameter === client.id,
};
