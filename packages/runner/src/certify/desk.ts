import type { Finding, Pair, Profile, TokenRequest } from '@assay/validator';
import type { Environment } from '../environment.ts';
import type { Redactor } from '../redact.ts';
import type { Exchange } from '../report.ts';
import { show } from '../shown.ts';
import type { Answer } from '../transport.ts';
import type { CertifiedClient } from './client.ts';
import type { Sent } from './deed.ts';
import type { History } from './history.ts';
import type { Received } from './listener.ts';
import { type Place, type RecordedExchange, recordAnswer, recordFindings, recordRequest, textOf } from './recorded.ts';
import type { RequestTally } from './request-tally.ts';
import type { Arrival } from './session.ts';
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
  /** Exchanges written down so far. */
  recorded: number;
  readonly record: (exchange: RecordedExchange) => void;
  /** When the registered keys were last read again; milliseconds since 1970. */
  refreshedAt?: number;
  /** Seconds by which the client's clock is ahead, one for each `iat`. */
  readonly drifts: number[];
}

/** One exchange, to be written down. */
export interface Noted {
  readonly place: Place;
  readonly received: Received;
  readonly sent: Sent | undefined;
  readonly facts?: RecordedExchange['facts'];
  readonly findings?: readonly Finding[];
}

/** Writes an exchange down, without its secrets. */
export function note(desk: Desk, session: Stage, { place, received, sent, facts, findings }: Noted): void {
  const response = sent === undefined ? undefined : recordAnswer(sent, desk.redactor);
  desk.recorded += 1;
  desk.record({
    session: session.id,
    nth: desk.recorded,
    place,
    at: received.at,
    request: recordRequest(received.request, desk.redactor),
    ...(response && { response }),
    ...(facts && { facts }),
    ...(findings && { findings: recordFindings(findings, desk.redactor) }),
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
      : { response: { ...sent, headers: lowerNames(Object.entries(sent.headers)) }, seconds };
  return show({ request: asText(request), ...(assertion !== undefined && { assertion }), diff: [] }, answer, redactor);
}

function lowerNames(headers: readonly Pair[]): readonly Pair[] {
  return headers.map(([name, value]) => [name.toLowerCase(), value]);
}

function asText({ headers, ...request }: TokenRequest): TokenRequest {
  return { ...request, headers: lowerNames(headers), body: textOf(request) };
}
