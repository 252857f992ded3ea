import { atResource } from './answers.ts';
import { attendToken } from './attend-token.ts';
import { issuedAs, presentedToken } from './bearer.ts';
import { json } from './deed.ts';
import { type Desk, note } from './desk.ts';
import type { Received } from './listener.ts';
import { documentAt, metadata, placeOf } from './metadata.ts';
import { observeCall, observeElsewhere, observeKeyMaterial } from './observe.ts';
import type { ResourceCall } from './session.ts';
import type { Stage } from './stage.ts';

/** Requests of one session that are judged; nothing new is learnt from more. */
const requestLimit = 400;

/** Answers, judges and records one request to the origin of the sessions. */
export async function attend(desk: Desk, received: Received): Promise<void> {
  const { session: id, place } = placeOf(received.path) ?? { session: '', place: '' };
  const session = desk.sessions.get(id);
  if (session === undefined) return void (await received.reply(json({ error: 'not_found' }, 404)));
  if (session.closed) return void (await received.reply(json({ error: 'session_ended' }, 410)));
  session.requests += 1;
  if (session.requests > requestLimit) return void (await received.reply(json({ error: 'too_many_requests' }, 429)));
  desk.requests += 1;
  const bodiless = received.request.method === 'OPTIONS' || received.request.method === 'HEAD';
  if (bodiless) return attendOther(desk, session, received);
  if (place === '/token') return attendToken(desk, session, received);
  if (place === '/resource') return attendResource(desk, session, received);
  return attendDocument(desk, session, { received, place });
}

/** Notes a request that came to another origin than that of its session, and refuses it. */
export async function attendStray(desk: Desk, received: Received): Promise<void> {
  const session = desk.sessions.get(placeOf(received.path)?.session ?? '');
  if (session === undefined || session.closed) return void (await received.reply(json({ error: 'not_found' }, 404)));
  desk.requests += 1;
  session.strays.push({ at: received.at, request: received.request });
  const sent = await received.reply(json({ error: 'invalid_request' }, 400));
  note(desk, session, { place: 'elsewhere', received, sent });
}

async function attendResource(desk: Desk, session: Stage, received: Received): Promise<void> {
  const { request, at } = received;
  const presented = presentedToken(request);
  const issued = issuedAs(session, presented);
  const misplaced = issued === undefined && [...desk.sessions.values()].some((one) => issuedAs(one, presented));
  const call: ResourceCall = {
    nth: session.calls.length + 1,
    start: session.start,
    at,
    request,
    ...(presented !== undefined && { presented }),
    ...(issued !== undefined && { issued }),
    ...(misplaced && { misplaced }),
  };
  session.calls.push(call);
  const sent = await received.reply(session.scenario.resource?.(call, session) ?? atResource(call));
  if (sent !== undefined) call.sent = sent;
  observeKeyMaterial(desk, call);
  observeElsewhere(desk, session, call);
  observeCall(desk, session, call);
  note(desk, session, { place: 'resource', received, sent });
}

async function attendDocument(
  desk: Desk,
  session: Stage,
  { received, place }: { readonly received: Received; readonly place: string },
): Promise<void> {
  const name = documentAt(place);
  if (name !== undefined) session.documents.push(place);
  const keys = place === '/jwks' ? { keys: [] } : undefined;
  const found = name === undefined ? keys : metadata(name, session.urls, desk.profile);
  const sent = await received.reply(found === undefined ? json({ error: 'not_found' }, 404) : json(found));
  observeKeyMaterial(desk, received);
  observeElsewhere(desk, session, received);
  note(desk, session, { place: found === undefined ? 'other' : 'document', received, sent });
}

async function attendOther(desk: Desk, session: Stage, received: Received): Promise<void> {
  const sent = await received.reply({ status: 204, headers: { Allow: 'GET, POST' } });
  note(desk, session, { place: 'other', received, sent });
}
