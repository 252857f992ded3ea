import { jwkFacts, keySetOf } from '@assay/jws';
import {
  type ClientFact,
  type Facts,
  type Finding,
  type FlatRule,
  holds,
  type Level,
  type Profile,
  type PublicKeyFacts,
  type RefusalClass,
  validate,
  words,
} from '@assay/validator';
import type { Bench } from './draft.ts';
import { lineOf } from './line.ts';
import type { Minted } from './mint.ts';
import { methodOf, type TestClient } from './target.ts';

/** No expectation lies within this many seconds of a time boundary: clocks differ and tolerance is lawful. */
export const deadBandSeconds = 60;

/** What an answer would break. */
export interface Breach {
  readonly rule: string;
  readonly level: Level;
  readonly spec: readonly string[];
  readonly message: string;
  readonly help: string;
}

/** What is expected of an answer, computed by the validator from the profile. */
export interface Expectation {
  readonly expect: 'accept' | 'reject' | 'either';
  /** What an issued token breaks; absent when it breaks nothing. */
  readonly ifAccepted?: Breach;
  /** What a refusal breaks; absent when it breaks nothing. */
  readonly ifRefused?: Breach;
  /** Rules that the request breaks, at any level. */
  readonly violates: readonly string[];
  /** Why the request deserves a refusal, the heaviest cause first; a refusal may answer any of them. */
  readonly refusals: readonly RefusalClass[];
}

/** What happened before in the same sequence. */
export type Past = Pick<Facts, 'replay' | 'history'>;

/**
 * Computes what an endpoint owes a request.
 *
 * @param tolerates promises that the case makes use of
 * @param past replay facts; a request on its own is fresh
 */
export function expectation(
  minted: Minted,
  bench: Bench,
  { tolerates = [], past = {} }: { readonly tolerates?: readonly string[]; readonly past?: Past } = {},
): Expectation {
  const strict = judge(minted, bench, past, 0);
  const findings = strict.length === 0 ? strict : judge(minted, bench, past, deadBandSeconds);
  const worst = heaviest(findings);
  const promise = strict.every((one) => one.level === 'MAY') ? promised(tolerates, bench) : undefined;
  return {
    expect: worst?.level === 'MUST' ? 'reject' : promise?.level === 'MUST' ? 'accept' : 'either',
    ...(worst && { ifAccepted: worst }),
    ...(promise && { ifRefused: promise }),
    violates: strict.map((one) => one.rule),
    refusals: [...new Set([...(worst ? [worst.refusal] : []), ...strict.map((one) => one.refusal)])],
  };
}

/** The findings of the server side of a profile for a minted request. */
export function judge(minted: Minted, bench: Bench, past: Past, tolerance: number): readonly Finding[] {
  return validate(minted.request, bench.profile, { ...factsOf(minted, bench), ...past, tolerance }, 'server').findings;
}

/** What is known beside a minted request. */
export function factsOf(minted: Pick<Minted, 'signature'>, bench: Bench): Facts {
  const { target, variant, now } = bench;
  const { key } = variant.client;
  return {
    now,
    client: clientFact(bench),
    audiences: { tokenEndpoint: target.tokenEndpoint, ...(target.issuer !== undefined && { issuer: target.issuer }) },
    keys: registeredKeys(variant.client),
    signature: minted.signature,
    ...(key.certificate !== undefined && { certificates: [key.certificate] }),
    replay: 'fresh',
    history: {},
  };
}

const known = new WeakMap<TestClient, readonly PublicKeyFacts[]>();

/** What is known of the keys of a client: found out once. */
function registeredKeys(client: TestClient): readonly PublicKeyFacts[] {
  const ready = known.get(client);
  if (ready !== undefined) return ready;
  const { key, published = [] } = client;
  // Whether the registered JWK names its algorithm is not known here, so it is not held against the endpoint.
  const keys = [...keySetOf(key).facts, ...published.map((one) => jwkFacts(one))].map(({ alg: _, ...facts }) => facts);
  known.set(client, keys);
  return keys;
}

function clientFact({ variant }: Bench): ClientFact {
  const { clientId, key, jwksUrl } = variant.client;
  return { id: clientId, method: methodOf(variant), algs: [key.alg], ...(jwksUrl !== undefined && { jwksUrl }) };
}

/** The line of a profile for a rule, when it binds servers of such a client. */
export function serverLine(
  profile: Profile,
  rule: string,
  bench: Bench,
): (FlatRule & { readonly server: Level }) | undefined {
  const line = lineOf(profile, rule);
  return line !== undefined && bindsServers(line) && holds(line.when, clientFact(bench)) === true ? line : undefined;
}

function bindsServers(line: FlatRule): line is FlatRule & { readonly server: Level } {
  return line.server !== undefined;
}

/** What breaking a rule that no finding names would be. */
export function breachOf(rule: string, bench: Bench): Breach | undefined {
  const line = serverLine(bench.profile, rule, bench);
  if (line === undefined) return undefined;
  const { message = '', help = '' } = words[rule] ?? {};
  return { rule, level: line.server, spec: line.spec, message: typeof message === 'string' ? message : rule, help };
}

const order: Readonly<Record<Level, number>> = { MUST: 3, SHOULD: 2, MAY: 1 };

function heaviest<Weighed extends { readonly level: Level }>(all: readonly Weighed[]): Weighed | undefined {
  return all.reduce<Weighed | undefined>(
    (worst, one) => (worst === undefined || order[one.level] > order[worst.level] ? one : worst),
    undefined,
  );
}

function promised(tolerates: readonly string[], bench: Bench): Breach | undefined {
  return heaviest(tolerates.flatMap((rule) => breachOf(rule, bench) ?? []));
}
