import { signatureFact } from '@assay/jws';
import {
  type AudienceFact,
  type Facts,
  type Finding,
  type Json,
  type Profile,
  parseAssertion,
  parseSubject,
  type SignatureFact,
  type TokenRequest,
  type Verdict,
  validate,
} from '@assay/validator';
import { type CertifiedClient, clientFact } from './client.ts';
import { hmacMistake } from './hmac-mistake.ts';

/** A clock this many seconds ahead of ours is not worth a word. */
const silentSeconds = 10;
/** A clock this many seconds ahead is worth a warning; beyond, servers refuse. */
const warnedSeconds = 60;

/** What a token request is judged with. */
export interface RequestFacts {
  readonly profile: Profile;
  readonly client: CertifiedClient;
  readonly audiences: AudienceFact;
  /** Arrival, in seconds since 1970. */
  readonly now: number;
  readonly past: Pick<Facts, 'replay' | 'history'>;
}

/** A judged token request. */
export interface JudgedRequest {
  readonly verdict: Verdict;
  readonly facts: Facts;
  readonly signature?: SignatureFact;
}

/** The assertion of a request as it was sent; undefined when there is none. */
export function assertionOf(request: TokenRequest): string | undefined {
  return parseSubject(request).assertion?.text;
}

/**
 * Judges one token request by the client levels of a profile.
 *
 * Latitude: five minutes are counted from the client's clock when that is at most 10 s ahead of ours, so that a client
 * which uses them in full passes; `iat` and `nbf` ahead of our clock are told apart by how far.
 */
export async function judgeRequest(request: TokenRequest, given: RequestFacts): Promise<JudgedRequest> {
  const { profile, client, audiences, now, past } = given;
  const text = assertionOf(request);
  const { keys } = client;
  const signature = text === undefined || keys === undefined ? undefined : await signatureFact(text, keys);
  const judged = judgeByFacts(request, profile, {
    now,
    client: clientFact(client),
    audiences,
    ...(keys && { keys: keys.facts }),
    ...(signature && { signature }),
    ...(client.certificates && { certificates: client.certificates }),
    ...past,
  });
  const findings = judged.verdict.findings.map((one) =>
    one.rule === 'signature-valid' ? explained(one, text ?? '', client) : one,
  );
  return { ...judged, verdict: { ...judged.verdict, findings }, ...(signature && { signature }) };
}

/**
 * Judges one token request by facts that are all known, the verdict on its signature among them.
 *
 * @param known `now` is the arrival in seconds since 1970
 */
export function judgeByFacts(request: TokenRequest, profile: Profile, known: Facts): Omit<JudgedRequest, 'signature'> {
  const { now } = known;
  const text = assertionOf(request);
  const claims = text === undefined ? undefined : parseAssertion(text).claims;
  const facts: Facts = { ...known, now: Math.ceil(clientClock(claims?.['iat'], now)) };
  const verdict = validate(request, profile, facts, 'client');
  const clock = validate(request, profile, { ...facts, now, tolerance: silentSeconds }, 'client').findings;
  const findings = [
    ...verdict.findings.filter(({ rule }) => !clockRules.has(rule)),
    ...clock.filter(({ rule }) => clockRules.has(rule)).map((one) => weighed(one, claims?.[one.rule.slice(0, 3)], now)),
  ];
  return { verdict: { ...verdict, findings }, facts };
}

/** Says how the HMAC was keyed, when that can be found out. */
function explained(finding: Finding, assertion: string, { alg, secret }: CertifiedClient): Finding {
  const mistake = secret === undefined ? undefined : hmacMistake(assertion, alg, secret);
  return mistake === undefined ? finding : { ...finding, message: `${finding.message}; it fits the secret ${mistake}` };
}

const clockRules: ReadonlySet<string> = new Set(['iat-not-in-future', 'nbf-not-in-future']);

/** The moment that the client takes for now: its `iat`, as long as that is believable. */
function clientClock(iat: Json | undefined, now: number): number {
  return typeof iat === 'number' && iat > now && iat <= now + silentSeconds ? iat : now;
}

/** A claim up to a minute ahead is a warning, beyond it is a fault, whatever weaker level a profile has. */
function weighed(finding: Finding, value: Json | undefined, now: number): Finding {
  const far = typeof value === 'number' && value - now > warnedSeconds;
  return { ...finding, level: far ? 'MUST' : 'SHOULD' };
}
