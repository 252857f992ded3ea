import { type Finding, type JsonObject, type Profile, parseSubject, type TokenRequest } from '@assay/validator';
import type { Environment } from '../environment.ts';
import type { Redactor } from '../redact.ts';
import type { Exchange } from '../report.ts';
import { show } from '../shown.ts';
import type { Answer } from '../transport.ts';
import { atResource, withToken } from './answers.ts';
import { issuedAs, presentedToken } from './bearer.ts';
import type { CertifiedClient } from './client.ts';
import { type Deed, json, type Sent } from './deed.ts';
import type { History } from './history.ts';
import { judgeRequest } from './judge-request.ts';
import type { Received } from './listener.ts';
import { documentAt, metadata, placeOf } from './metadata.ts';
import { type Place, type RecordedExchange, recordAnswer, recordRequest, textOf } from './recorded.ts';
import type { RequestTally } from './request-tally.ts';
import type { Arrival, ResourceCall } from './session.ts';
import type { Stage } from './stage.ts';

/** What a run of certify shares between its sessions. */
export interface Desk {
  readonly profile: Profile;
  /** The client with the keys that are registered at this moment. */
  client: CertifiedClient;
  readonly environment: Environment;
  readonly redactor: Redactor;
  readonly history: History;
  readonly tally: RequestTally;
  readonly sessions: Map<string, Stage>;
  /** Requests that reached a session so far. */
  requests: number;
  readonly record: (exchange: RecordedExchange) => void;
  /** Seconds by which the client's clock is ahead, one for each `iat`. */
  readonly drifts: number[];
}

/** More token requests than this in one session are not judged any more: nothing new is learnt from them. */
const arrivalLimit = 200;

/** Answers, judges and records one request to the origin of the sessions. */
export async function attend(desk: Desk, received: Received): Promise<void> {
  const { session: id, place } = placeOf(received.path) ?? { session: '', place: '' };
  const session = desk.sessions.get(id);
  if (session === undefined) return void (await received.reply(json({ error: 'not_found' }, 404)));
  if (session.closed) return void (await received.reply(json({ error: 'session_ended' }, 410)));
  desk.requests += 1;
  const bodiless = received.request.method === 'OPTIONS' || received.request.method === 'HEAD';
  if (bodiless) return other(desk, session, received, { status: 204, headers: { Allow: 'GET, POST' } });
  if (place === '/token') return attendToken(desk, session, received);
  if (place === '/resource') return attendResource(desk, session, received);
  return attendDocument(desk, session, { received, place });
}

/** Notes a request that came to the other origin, and refuses it. */
export async function attendStray(desk: Desk, received: Received): Promise<void> {
  const session = desk.sessions.get(placeOf(received.path)?.session ?? '');
  if (session === undefined || session.closed) return void (await received.reply(json({ error: 'not_found' }, 404)));
  desk.requests += 1;
  session.strays.push({ at: received.at, request: received.request });
  const sent = await received.reply(json({ error: 'invalid_request' }, 400));
  note(desk, session, { place: 'elsewhere', received, sent });
}

async function attendToken(desk: Desk, session: Stage, received: Received): Promise<void> {
  if (session.arrivals.length >= arrivalLimit)
    return other(desk, session, received, json({ error: 'temporarily_unavailable' }, 503));
  const { request, at } = received;
  const { assertion, params = [] } = parseSubject(request);
  const claims = assertion?.claims;
  const judged = await judgeRequest(request, {
    profile: desk.profile,
    client: desk.client,
    audiences: { tokenEndpoint: session.urls.tokenEndpoint, issuer: session.urls.issuer },
    now: at / 1000,
    past: desk.history.add(assertion?.text),
  });
  const arrival: Arrival = {
    nth: session.arrivals.length + 1,
    start: session.start,
    at,
    request,
    params,
    ...(assertion !== undefined && { assertion: assertion.text }),
    ...textMember('jti', claims),
    ...textMember('kid', assertion?.header),
    verdict: judged.verdict,
  };
  session.arrivals.push(arrival);
  if (typeof claims?.['iat'] === 'number') desk.drifts.push(claims['iat'] - Math.floor(at / 1000));
  const deed = session.scenario.token?.(arrival, session) ?? withToken(arrival, session);
  for (const { token } of session.tokens) desk.redactor.add(token);
  const sent = await received.reply(deed);
  arrival.answeredAt = desk.environment.now();
  if (sent !== undefined) arrival.sent = sent;
  const { judged: rules, findings } = judged.verdict;
  desk.tally.add(rules, findings, () => exchangeOf(desk, arrival));
  note(desk, session, { place: 'token', received, sent, facts: judged.facts, findings });
}

async function attendResource(desk: Desk, session: Stage, received: Received): Promise<void> {
  const { request, at } = received;
  const presented = presentedToken(request);
  const issued = issuedAs(session, presented);
  const call: ResourceCall = {
    nth: session.calls.length + 1,
    start: session.start,
    at,
    request,
    ...(presented !== undefined && { presented }),
    ...(issued !== undefined && { issued }),
  };
  session.calls.push(call);
  const sent = await received.reply(session.scenario.resource?.(call, session) ?? atResource(call));
  if (sent !== undefined) call.sent = sent;
  note(desk, session, { place: 'resource', received, sent });
}

async function attendDocument(
  desk: Desk,
  session: Stage,
  { received, place }: { readonly received: Received; readonly place: string },
): Promise<void> {
  const name = documentAt(place);
  if (name !== undefined) session.documents.push(place);
  const found =
    name !== undefined ? metadata(name, session.urls, desk.profile) : place === '/jwks' ? { keys: [] } : undefined;
  const sent = await received.reply(found === undefined ? json({ error: 'not_found' }, 404) : json(found));
  note(desk, session, { place: found === undefined ? 'other' : 'document', received, sent });
}

async function other(desk: Desk, session: Stage, received: Received, deed: Deed): Promise<void> {
  note(desk, session, { place: 'other', received, sent: await received.reply(deed) });
}

interface Noted {
  readonly place: Place;
  readonly received: Received;
  readonly sent: Sent | undefined;
  readonly facts?: RecordedExchange['facts'];
  readonly findings?: readonly Finding[];
}

function note(desk: Desk, session: Stage, { place, received, sent, facts, findings }: Noted): void {
  const response = sent === undefined ? undefined : recordAnswer(sent, desk.redactor);
  desk.record({
    session: session.id,
    nth: desk.requests,
    place,
    at: received.at,
    request: recordRequest(received.request, desk.redactor),
    ...(response && { response }),
    ...(facts && { facts }),
    ...(findings && { findings }),
  });
}

/** A request and its answer as a report may show them. */
export function exchangeOf(
  { redactor }: Pick<Desk, 'redactor'>,
  {
    request,
    assertion,
    sent,
    at,
    answeredAt = at,
  }: Pick<Arrival, 'request' | 'assertion' | 'sent' | 'at' | 'answeredAt'>,
): Exchange {
  const seconds = (answeredAt - at) / 1000;
  const answer: Answer =
    sent === undefined
      ? { none: 'reset', detail: '', seconds }
      : { response: { ...sent, headers: Object.entries(sent.headers) }, seconds };
  return show({ request: asText(request), ...(assertion !== undefined && { assertion }), diff: [] }, answer, redactor);
}

function asText({ headers, ...request }: TokenRequest): TokenRequest {
  return { ...request, headers: headers.map(([name, value]) => [name.toLowerCase(), value]), body: textOf(request) };
}

function textMember<Name extends string>(name: Name, of: JsonObject | undefined): Partial<Record<Name, string>> {
  const value = of?.[name];
  return (typeof value === 'string' && value !== '' ? { [name]: value } : {}) as Partial<Record<Name, string>>;
}
