import type { Behaviour } from '../behaviour.ts';
import { queryPairs } from '../form.ts';
import type { Pairs, Reason, Refusal, Scene } from '../scene.ts';

/** A refusal, as a value. */
export function refused(reason: Reason, detail: string): Refusal {
  return { reason, detail };
}

/** The parameters of a request, or why it is turned away before anybody is authenticated. */
export function readRequest(b: Behaviour, { request }: Scene): Pairs | Refusal {
  if (!b.methodAllowed(request.method)) return refused('method', `method ${request.method}`);
  if (b.bodyTooLarge(request)) return refused('size', 'body too long');
  const contentType = request.headers['content-type'];
  if (!b.mediaTypeAccepted(contentType, request.method)) return refused('media-type', `type ${contentType}`);
  const body = b.readForm(request);
  if (body === undefined) return refused('malformed', 'body is no form');
  const query = queryPairs(request.target);
  if (b.queryRefused(query)) return refused('malformed', 'credentials in the query');
  if (b.repeatedRefused([...body, ...query].map(([name]) => name))) return refused('malformed', 'repeated parameter');
  const pairs = b.parameters(body, query);
  return b.parametersRefused(pairs) ? refused('malformed', 'parameter not accepted') : pairs;
}
