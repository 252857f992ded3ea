import type { IncomingHttpHeaders } from 'node:http';
import type { Behaviour } from '../behaviour.ts';
import type { Reply, Scene } from '../scene.ts';

/** Answers one request for the protected resource. */
export function resourceAnswer(
  b: Behaviour,
  headers: IncomingHttpHeaders,
  scene: Pick<Scene, 'tokens' | 'now' | 'clients'>,
): Reply {
  const token = b.presentedToken(headers);
  if (!b.tokenOpens(token, scene)) return b.resourceRefusal(token);
  return { status: 200, headers: { 'Content-Type': 'application/json' }, body: '{"resourceType":"Patient"}' };
}
