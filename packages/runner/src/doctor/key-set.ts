import type { TestClient } from '@assay/cases';
import { isJsonObject, type JsonObject } from '@assay/validator';
import type { Answer } from '../transport.ts';
import { type Check, wrong } from './check.ts';
import { keyMember, placeOfClient } from './place.ts';

/** A registered key set, or why it is not known. */
export type KeySetText = { readonly keys: string; readonly from: string } | { readonly lost: string };

/** The key set of a client as its URL answers. */
export function keySetText(url: string, answer: Answer): KeySetText {
  if ('none' in answer) return { lost: `${url} gives no answer (${answer.none})` };
  if (answer.response.status !== 200) return { lost: `${url} answers ${answer.response.status}` };
  const { body } = answer.response;
  return { keys: typeof body === 'string' ? body : new TextDecoder().decode(body), from: url };
}

/** Whether the key that a client signs with stands in its registered key set, under the `kid` that it sends. */
export function checkKeySet(client: TestClient, set: KeySetText): Check {
  const { clientId, key } = client;
  const at = placeOfClient(client, 'jwksUrl');
  if ('lost' in set)
    return {
      name: 'key set',
      client: clientId,
      status: 'note',
      message: `${set.lost}; the endpoint must be able to read it`,
    };
  const keys = keysIn(set.keys);
  if (keys === undefined)
    return wrong(
      'key set',
      { at, message: `${set.from} holds no key set`, help: 'Publish a JWK Set: {"keys": […]}.' },
      clientId,
    );
  const own = keys.filter((one) => sameKey(one, key.publicJwk));
  const named = keys.filter((one) => one['kid'] === key.kid);
  if (key.kid === undefined || own.some((one) => named.includes(one))) {
    if (own.length === 0) return missing(client, set.from);
    const shown = key.kid === undefined ? 'the key' : `kid "${key.kid}"`;
    return { name: 'key set', client: clientId, status: 'ok', message: `${shown} is in ${set.from}` };
  }
  if (named.length > 0)
    return wrong(
      'key set',
      {
        at: placeOfClient(client, keyMember(client)),
        message: `kid "${key.kid}" in ${set.from} is another key`,
        help: 'Sign with the private half of the published key, or publish the public half of this one.',
      },
      clientId,
    );
  return wrong(
    'key set',
    {
      at: placeOfClient(client, 'kid'),
      message: `"${key.kid}" is not in ${set.from}; it holds ${kidsOf(keys)}`,
      help:
        own.length > 0
          ? `The same key stands there as ${kidsOf(own)}: write that.`
          : 'Publish the public key of this client, with this kid.',
    },
    clientId,
  );
}

function missing(client: TestClient, from: string): Check {
  const cause = {
    at: placeOfClient(client, keyMember(client)),
    message: `the key is not in ${from}`,
    help: 'Publish the public key of this client.',
  };
  return wrong('key set', cause, client.clientId);
}

function keysIn(text: string): readonly JsonObject[] | undefined {
  try {
    const { keys } = JSON.parse(text) as { readonly keys?: unknown };
    return Array.isArray(keys) ? keys.filter(isJsonObject) : undefined;
  } catch {
    return undefined;
  }
}

function kidsOf(keys: readonly JsonObject[]): string {
  const kids = keys.flatMap(({ kid }) => (typeof kid === 'string' ? [`"${kid.slice(0, 60)}"`] : []));
  return kids.length === 0 ? 'no kid' : kids.slice(0, 8).join(', ');
}

/** Members that make a public key what it is (RFC 7638 section 3.2). */
const telling: readonly string[] = ['kty', 'crv', 'x', 'y', 'n', 'e'];

function sameKey(one: JsonObject, other: JsonObject | undefined): boolean {
  return other !== undefined && telling.every((name) => one[name] === other[name]);
}
