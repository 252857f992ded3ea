import type { JsonObject } from '@assay/validator';
import { registeredKey } from './clients.ts';
import type { Answering } from './key-host.ts';
import { short, type WitnessBench } from './witness.ts';

/** The key set of the client that registered only a URL, and a hand to change it. */
export interface HostedSet {
  /** Serves its key and these, fresh for so many seconds. */
  readonly publish: (seconds: number, ...more: readonly JsonObject[]) => void;
  readonly answer: (answering: Answering) => void;
  readonly hits: () => number;
  /** Sends its valid request, or one with another key; the answer in two words. */
  readonly ask: (how?: 'rotated' | { readonly kid: string }) => Promise<string>;
  /** A second key for it, under the kid `rotated`. */
  readonly rotated: JsonObject;
}

/** Takes the set of the hosted client in hand. */
export function hostedSet(bench: WitnessBench): HostedSet {
  const { hosted, other } = bench;
  const path = `/${hosted.id}/jwks.json`;
  const answer = (answering: Answering): (() => number) => bench.serve(path, answering).hits;
  const send = (seconds: number, keys: readonly JsonObject[]): Answering => {
    const headers = { 'Content-Type': 'application/json', 'Cache-Control': `max-age=${seconds}` };
    return (response) => void response.writeHead(200, headers).end(JSON.stringify({ keys }));
  };
  const hits = answer(send(2, [registeredKey(hosted)]));
  return {
    publish: (seconds, ...more) => void answer(send(seconds, [registeredKey(hosted), ...more])),
    answer: (answering) => void answer(answering),
    hits,
    ask: async (how) => {
      if (how === undefined) return short(await bench.send({ client: hosted }));
      const [key, kid] = how === 'rotated' ? [other.key, how] : [hosted.key, how.kid];
      return short(await bench.send({ client: hosted, key, header: { kid } }));
    },
    rotated: { ...registeredKey(other), kid: 'rotated' },
  };
}
