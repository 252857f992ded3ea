import type { TestClient } from '@assay/cases';
import type { Lane } from '../session.ts';
import type { Cause } from './check.ts';
import { keyMember, placeOfClient } from './place.ts';
import { otherAlgorithms, trimmed, withKey } from './probes.ts';

/** A client changed in one thing. When it is given a token, that thing was the cause. */
export interface Trial {
  readonly changed: TestClient;
  readonly cause: Cause;
}

/** What is worth trying for a client that is refused, in this order. */
export function trials(lane: Lane, others: readonly TestClient[]): readonly Trial[] {
  const { client } = lane.variant;
  return [
    ...otherAlgorithms(lane).map((alg) => withAlgorithm(client, alg)),
    ...withoutSpace(client),
    ...withoutKid(client),
    ...others.filter((one) => one.key.alg === client.key.alg).map((other) => withKeyOf(client, other)),
  ];
}

function withAlgorithm(client: TestClient, alg: string): Trial {
  const { key, clientId } = client;
  const cause = {
    at: placeOfClient(client, 'alg'),
    message: `the endpoint takes ${alg} from ${clientId}, not ${key.alg}`,
    help: `Write ${alg}, or register ${key.alg} for this client.`,
  };
  return { changed: withKey(client, { ...key, alg }), cause };
}

function withoutSpace(client: TestClient): readonly Trial[] {
  const bare = trimmed(client);
  if (bare === undefined) return [];
  const cause = {
    at: placeOfClient(client, 'secretEnv'),
    message: 'the value has white space around it; without that, the endpoint takes it',
    help: 'Most likely a line break was read from a file: print the secret without one (printf, not echo).',
  };
  return [{ changed: withKey(client, bare), cause }];
}

function withoutKid(client: TestClient): readonly Trial[] {
  const { kid, ...nameless } = client.key;
  if (kid === undefined) return [];
  const cause = {
    at: placeOfClient(client, 'kid'),
    message: `the endpoint does not know the kid of ${client.clientId}; without a kid it takes the key`,
    help: 'Write the kid that the key is registered under.',
  };
  return [{ changed: withKey(client, nameless), cause }];
}

function withKeyOf(client: TestClient, other: TestClient): Trial {
  const cause = {
    at: placeOfClient(client, keyMember(client)),
    message: `the endpoint takes the key of ${other.clientId} from ${client.clientId}`,
    help: 'The keys or the client ids of the two were exchanged.',
  };
  return { changed: withKey(client, other.key), cause };
}
