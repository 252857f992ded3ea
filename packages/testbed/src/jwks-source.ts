import { isJsonObject, type Json, type JsonObject } from '@assay/validator';
import type { EndpointClient } from './client.ts';
import { type Fetched, fetchJson } from './fetch-json.ts';

/** Where the registered keys of a client come from. */
export interface JwksSource {
  /**
   * The registered keys. A set behind a URL is kept as long as its `Cache-Control` allows, and fetched anew for a
   * `kid` that it lacks, at most once in ten seconds. A fetch that fails leaves what is still fresh as it was.
   *
   * @param client whose keys
   * @param kid the key that is looked for, when the assertion names one
   * @param now seconds since 1970
   */
  readonly keys: (client: EndpointClient, kid: string | undefined, now: number) => Promise<readonly JsonObject[]>;
}

/** What sources do in different ways. */
export interface JwksHabits {
  /** Seconds between two fetches for a `kid` that the set lacks. */
  readonly rest: number;
  /** For how many seconds a fetched set may be used. */
  readonly fresh: (fetched: Fetched) => number;
  readonly fetch: (url: string) => Promise<Fetched | undefined>;
  /** For how many seconds the last good set is used while it cannot be fetched, counted from when it was. */
  readonly stale: number;
  /** Seconds without another fetch after one that failed. */
  readonly sulk: number;
  /** A fetch that fails costs the set that was there, however fresh. */
  readonly forgets: boolean;
}

interface Kept {
  readonly keys: readonly JsonObject[];
  readonly fetchedAt: number;
  readonly freshUntil: number;
  readonly staleUntil: number;
}

const DEFAULT_SECONDS = 60;
const LONGEST_SECONDS = 3600;

function freshSeconds(fetched: Fetched): number {
  const control = fetched.headers['cache-control']?.toLowerCase();
  if (control === undefined) return DEFAULT_SECONDS;
  if (/\bno-(?:store|cache)\b/.test(control)) return 0;
  const seconds = /\bmax-age=(\d+)/.exec(control)?.[1];
  return seconds === undefined ? DEFAULT_SECONDS : Math.min(Number(seconds), LONGEST_SECONDS);
}

/** The keys of a JWK Set; members that are no keys are passed over (RFC 7517 section 5). */
export function keysOf(set: unknown): readonly JsonObject[] {
  const keys = isJsonObject(set as Json) ? (set as JsonObject)['keys'] : undefined;
  return Array.isArray(keys) ? (keys as readonly Json[]).filter(isJsonObject) : [];
}

const usual: JwksHabits = { rest: 10, fresh: freshSeconds, fetch: fetchJson, stale: 0, sulk: 0, forgets: false };

/** What is kept after a fetch that failed: the set before it, as long as it may be used. */
function afterFailure(before: Kept | undefined, now: number, { sulk, forgets }: JwksHabits): Kept {
  const usable = !forgets && before !== undefined && Math.max(before.freshUntil, before.staleUntil) > now;
  const freshUntil = Math.max(usable ? before.freshUntil : 0, now + sulk);
  return { keys: usable ? before.keys : [], fetchedAt: now, freshUntil, staleUntil: usable ? before.staleUntil : 0 };
}

/**
 * A source that fetches registered JWK Set URLs and shares one fetch between requests that wait for it.
 *
 * @param habits what it does otherwise than the usual source
 */
export function jwksSource(habits: Partial<JwksHabits> = {}): JwksSource {
  const own = { ...usual, ...habits };
  const kept = new Map<string, Kept>();
  const running = new Map<string, Promise<Kept>>();
  const load = async (url: string, now: number): Promise<Kept> => {
    const fetched = await own.fetch(url);
    const entry =
      fetched === undefined || !Array.isArray((fetched.value as JsonObject | null)?.['keys'])
        ? afterFailure(kept.get(url), now, own)
        : {
            keys: keysOf(fetched.value),
            fetchedAt: now,
            freshUntil: now + own.fresh(fetched),
            staleUntil: now + own.stale,
          };
    kept.set(url, entry);
    running.delete(url);
    return entry;
  };
  const loadOnce = (url: string, now: number): Promise<Kept> => {
    const loading = running.get(url) ?? load(url, now);
    running.set(url, loading);
    return loading;
  };
  return {
    keys: async (client, kid, now) => {
      if (client.jwks !== undefined) return client.jwks.keys;
      if (client.jwksUrl === undefined) return [];
      const entry = kept.get(client.jwksUrl);
      if (entry === undefined || entry.freshUntil <= now) return (await loadOnce(client.jwksUrl, now)).keys;
      const lacks = kid !== undefined && !entry.keys.some((key) => key['kid'] === kid);
      const rested = entry.fetchedAt + own.rest <= now;
      return lacks && rested ? (await loadOnce(client.jwksUrl, now)).keys : entry.keys;
    },
  };
}
