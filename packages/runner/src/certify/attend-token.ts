import { type Json, type JsonObject, parseSubject, type Subject, type Verdict } from '@assay/validator';
import { withToken } from './answers.ts';
import type { Sent } from './deed.ts';
import { type Desk, exchangeOf, note } from './desk.ts';
import { judgeRequest } from './judge-request.ts';
import type { Received } from './listener.ts';
import { observeKeyMaterial } from './observe.ts';
import type { Arrival } from './session.ts';
import type { Stage } from './stage.ts';

/** Judges a token request, answers it as the scenario says, and writes it down. */
export async function attendToken(desk: Desk, session: Stage, received: Received): Promise<void> {
  const { request, at } = received;
  const subject = parseSubject(request);
  const { text = '', header, claims } = subject.assertion ?? {};
  desk.redactor.addSignatureOf(text);
  await refreshKeys(desk, header?.['kid']);
  const judged = await judgeRequest(request, {
    profile: desk.profile,
    client: desk.client,
    audiences: { tokenEndpoint: session.urls.tokenEndpoint, issuer: session.urls.issuer },
    now: at / 1000,
    past: desk.history.add(subject.assertion?.text, at),
  });
  const arrival = arrivalOf(session, received, { subject, verdict: judged.verdict });
  session.arrivals.push(arrival);
  if (typeof claims?.['iat'] === 'number') desk.drifts.push(claims['iat'] - Math.floor(at / 1000));
  const sent = await answer(desk, session, { arrival, received });
  // First, so that nothing shows what it finds.
  observeKeyMaterial(desk, arrival, judged.verdict.findings);
  tell(desk, arrival);
  note(desk, session, { place: 'token', received, sent, facts: judged.facts, findings: judged.verdict.findings });
}

function arrivalOf(
  { arrivals, start }: Stage,
  { request, at }: Received,
  { subject, verdict }: { readonly subject: Subject; readonly verdict: Verdict },
): Arrival {
  const { assertion } = subject;
  return {
    nth: arrivals.length + 1,
    start,
    at,
    request,
    ...(assertion !== undefined && { assertion: assertion.text }),
    ...textMember('jti', assertion?.claims),
    ...textMember('kid', assertion?.header),
    verdict,
  };
}

async function answer(
  { environment, redactor }: Desk,
  session: Stage,
  { arrival, received }: { readonly arrival: Arrival; readonly received: Received },
): Promise<Sent | undefined> {
  const before = session.tokens.length;
  const deed = session.scenario.token?.(arrival, session) ?? withToken(arrival, session);
  for (const { token } of session.tokens.slice(before)) redactor.add(token);
  const sent = await received.reply(deed);
  arrival.answeredAt = environment.now();
  if (sent !== undefined) arrival.sent = sent;
  return sent;
}

function tell(desk: Desk, arrival: Arrival): void {
  const { judged, findings, unjudged } = arrival.verdict;
  desk.tally.add(judged, findings, () => exchangeOf(desk, arrival));
  desk.tally.addUnjudged(unjudged);
}

/** Milliseconds between two looks at the registered keys. */
const refreshPause = 1000;

/** An unknown `kid` may be that of a new key, so the registered set is read again. */
async function refreshKeys(desk: Desk, kid: Json | undefined): Promise<void> {
  const { client, environment, refreshedAt = 0 } = desk;
  if (client.refresh === undefined || typeof kid !== 'string') return;
  if (client.keys?.facts.some((one) => one.kid === kid) === true) return;
  if (environment.now() - refreshedAt < refreshPause) return;
  desk.refreshedAt = environment.now();
  const keys = await client.refresh();
  if (keys !== undefined) desk.client = { ...client, keys };
}

function textMember<Name extends string>(name: Name, of: JsonObject | undefined): Partial<Record<Name, string>> {
  const value = of?.[name];
  return (typeof value === 'string' && value !== '' ? { [name]: value } : {}) as Partial<Record<Name, string>>;
}
