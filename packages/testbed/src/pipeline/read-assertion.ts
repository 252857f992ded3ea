import type { JsonObject } from '@assay/validator';
import type { Behaviour } from '../behaviour.ts';
import type { Attempt, Decoded, Given, Pairs, Refusal, Scene } from '../scene.ts';
import { refused } from './read-request.ts';

/** The credentials among the parameters and headers. */
export function givenIn(b: Behaviour, pairs: Pairs, { request }: Scene): Given {
  return {
    authorization: request.headers.authorization,
    secret: b.valueOf(pairs, 'client_secret'),
    clientId: b.valueOf(pairs, 'client_id'),
    assertion: b.valueOf(pairs, 'client_assertion'),
    assertionType: b.valueOf(pairs, 'client_assertion_type'),
  };
}

function objectOf(b: Behaviour, text: string, part: 1 | 2): JsonObject | undefined {
  const octets = b.decodePart(text, part);
  return octets === undefined ? undefined : b.parseJson(octets);
}

function decode(b: Behaviour, text: string): Decoded | undefined {
  if (b.assertionTooLong(text)) return undefined;
  const parts = b.splitAssertion(text);
  if (parts === undefined) return undefined;
  const header = objectOf(b, parts[0], 1);
  const claims = objectOf(b, parts[1], 2);
  const signature = b.decodePart(parts[2], 3);
  if (header === undefined || claims === undefined || signature === undefined) return undefined;
  return { text, parts, header, claims, signature };
}

/** An assertion with the registered client that it names, or a refusal. */
export function readAssertion(b: Behaviour, given: Given, from: { pairs: Pairs; scene: Scene }): Attempt | Refusal {
  if (given.assertion === undefined) return refused('authentication', 'no assertion');
  if (!b.assertionTypeMatches(given.assertionType)) return refused('malformed', 'assertion type');
  const decoded = decode(b, given.assertion);
  if (decoded === undefined) return refused('authentication', 'assertion cannot be read');
  const client = b.findClient(b.claimedClient(decoded, given), from.scene.clients);
  if (client === undefined) return refused('authentication', 'unknown client');
  return { ...decoded, given, pairs: from.pairs, client, alg: b.algorithmOf(decoded.header, client) };
}
