import { isJsonObject, type Json, type JsonObject } from '@assay/validator';
import type { EndpointClient } from './client.ts';
import { type Fetched, fetchJson } from './fetch-json.ts';

/** Where the registered keys of a client come from. */
export interface JwksSource {
  /**
   * The registered keys. A set behind a URL is kept as long as its `Cache-Control` allows, and fetched anew for a
   * `kid` that it lacks, at most once a second.
   *
   * @param client whose keys
   * @param kid the key that is looked for, when the assertion names one
   * @param now seconds since 1970
   */
  readonly keys: (client: EndpointClient, kid: string | undefined, now: number) => Promise<readonly JsonObject[]>;
}

interface Kept {
  readonly keys: readonly JsonObject[];
  readonly fetchedAt: number;
  readonly freshUntil: number;
}

const DEFAULT_SECONDS = 60;
const LONGEST_SECONDS = 3600;
const COOL_DOWN_SECONDS = 1;

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

/** A source that fetches registered JWK Set URLs and shares one fetch between requests that wait for it. */
export function jwksSource(): JwksSource {
  const kept = new Map<string, Kept>();
  const running = new Map<string, Promise<Kept>>();
  const load = async (url: string, now: number): Promise<Kept> => {
    const fetched = await fetchJson(url);
    const fresh = fetched === undefined ? 0 : freshSeconds(fetched);
    const entry = { keys: keysOf(fetched?.value), fetchedAt: now, freshUntil: now + fresh };
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
      const rested = entry.fetchedAt + COOL_DOWN_SECONDS <= now;
      return lacks && rested ? (await loadOnce(client.jwksUrl, now)).keys : entry.keys;
    },
  };
}
