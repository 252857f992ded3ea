import type { Case } from '@assay/cases';
import { sendControl } from './control.ts';
import { maxAgeSeconds, type ServedSet } from './key-set-server.ts';
import type { Result } from './report.ts';
import { unjudged } from './results.ts';
import type { Lane } from './session.ts';
import { observe } from './shot.ts';

/** Whether a case changes the served key set, or counts its fetches. */
export function tendsKeySet({ needs }: Case): boolean {
  return needs?.includes('jwks-server') ?? false;
}

/** The key set that the suite serves for the client of a lane. */
export function setOf({ session, variant }: Lane): ServedSet | undefined {
  const { jwksUrl } = variant.client;
  return jwksUrl === undefined ? undefined : session.keySets?.at(jwksUrl);
}

/** Word that an endpoint has never asked for the key set, so that it knows the keys from elsewhere. */
export function neverFetched(lane: Lane, subject: Case): Result | undefined {
  if (!tendsKeySet(subject) || (setOf(lane)?.fetches.length ?? 0) > 0) return undefined;
  const { clientId, jwksUrl } = lane.variant.client;
  const message = `the endpoint never fetched ${jwksUrl}`;
  const help = `Register ${clientId} with this URL instead of its keys, and let the endpoint reach jwksServer under it.`;
  return unjudged(lane, subject, { status: 'skipped', message, help });
}

/** Seconds that most endpoints rest between two fetches, at the most. */
export const restSeconds = 10;

/** Seconds after which every endpoint that rests between two fetches, or keeps a set as long as it may, looks again. */
export const rested: number = maxAgeSeconds + 1;

/** After a key set that an endpoint may have turned away: gives the endpoint the time it may take to look at the set again. */
export async function comeBack(lane: Lane): Promise<void> {
  const { environment, signal, watch } = lane.session;
  for (let tries = 0; tries < 2; tries += 1) {
    if (observe((await sendControl(lane)).shot) !== 'refused') return;
    const until = environment.now() + rested * 1000;
    watch?.({ doing: 'waiting', why: 'for the endpoint to fetch the key set again', until });
    await environment.sleep(rested * 1000, signal);
  }
}
