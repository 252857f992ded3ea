import { type Json, type JsonObject, parseSubject } from '@assay/validator';
import { cut, signaturePart } from '../redact.ts';
import { withToken } from './answers.ts';
import { type Desk, exchangeOf, note } from './desk.ts';
import { judgeRequest } from './judge-request.ts';
import type { Received } from './listener.ts';
import { observeKeyMaterial } from './observe.ts';
import type { Arrival } from './session.ts';
import type { Stage } from './stage.ts';

/** Judges a token request, answers it as the scenario says, and writes it down. */
export async function attendToken(desk: Desk, session: Stage, received: Received): Promise<void> {
  const { request, at } = received;
  const { assertion, params = [] } = parseSubject(request);
  const signature = signaturePart(assertion?.text ?? '');
  desk.redactor.add(signature, cut(signature));
  await refreshKeys(desk, assertion?.header?.['kid']);
  const judged = await judgeRequest(request, {
    profile: desk.profile,
    client: desk.client,
    audiences: { tokenEndpoint: session.urls.tokenEndpoint, issuer: session.urls.issuer },
    now: at / 1000,
    past: desk.history.add(assertion?.text, at),
  });
  const arrival: Arrival = {
    nth: session.arrivals.length + 1,
    start: session.start,
    at,
    request,
    params,
    ...(assertion !== undefined && { assertion: assertion.text }),
    ...textMember('jti', assertion?.claims),
    ...textMember('kid', assertion?.header),
    verdict: judged.verdict,
  };
  session.arrivals.push(arrival);
  const iat = assertion?.claims?.['iat'];
  if (typeof iat === 'number') desk.drifts.push(iat - Math.floor(at / 1000));
  const before = session.tokens.length;
  const deed = session.scenario.token?.(arrival, session) ?? withToken(arrival, session);
  for (const { token } of session.tokens.slice(before)) desk.redactor.add(token);
  const sent = await received.reply(deed);
  arrival.answeredAt = desk.environment.now();
  if (sent !== undefined) arrival.sent = sent;
  const { judged: rules, findings } = judged.verdict;
  // First, so that nothing shows what it finds.
  observeKeyMaterial(desk, arrival, findings);
  desk.tally.add(rules, findings, () => exchangeOf(desk, arrival));
  desk.tally.addUnjudged(judged.verdict.unjudged.map(({ rule }) => rule));
  note(desk, session, { place: 'token', received, sent, facts: judged.facts, findings });
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
