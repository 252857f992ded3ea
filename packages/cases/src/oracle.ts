import { jwkFacts, keySetOf } from '@assay/jws';
import {
  type Facts,
  type Finding,
  type FlatRule,
  holds,
  type Level,
  type Profile,
  type RefusalClass,
  validate,
  words,
} from '@assay/validator';
import type { Bench } from './draft.ts';
import { lineOf } from './line.ts';
import type { Minted } from './mint.ts';
import type { TestClient } from './target.ts';

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
    refusals: [...new Set([...(worst ? [worst] : []), ...strict].filter(isCause(bench)).map((one) => one.refusal))],
  };
}

/** What the form of the run breaks at MAY was accepted with the control: it is not why something else is refused. */
function isCause({ neighbour }: Bench): (finding: Finding) => boolean {
  return ({ level }) => neighbour === undefined || level !== 'MAY';
}

/** The findings of the server side of a profile for a minted request. */
export function judge(minted: Minted, bench: Bench, past: Past, tolerance: number): readonly Finding[] {
  return validate(minted.request, bench.profile, { ...factsOf(minted, bench), ...past, tolerance }, 'server').findings;
}

/** What is known beside a minted request. */
export function factsOf({ signature }: Pick<Minted, 'signature'>, { target, variant, now }: Bench): Facts {
  return {
    ...factsOfClient(variant.client),
    now,
    audiences: { tokenEndpoint: target.tokenEndpoint, ...(target.issuer !== undefined && { issuer: target.issuer }) },
    signature,
    replay: 'fresh',
    history: {},
  };
}

type ClientFacts = Required<Pick<Facts, 'client' | 'keys'>> & Pick<Facts, 'certificates'>;

const known = new WeakMap<TestClient, ClientFacts>();

/** What is known of a client: put together once. */
function factsOfClient(one: TestClient): ClientFacts {
  const ready = known.get(one);
  if (ready !== undefined) return ready;
  const { clientId, key, jwksUrl, published = [] } = one;
  const facts: ClientFacts = {
    client: { id: clientId, method: key.method, algs: [key.alg], ...(jwksUrl !== undefined && { jwksUrl }) },
    // Whether the registered JWK names its algorithm is not known here, so it is not held against the endpoint.
    keys: [...keySetOf(key).facts, ...published.map((jwk) => jwkFacts(jwk))].map(({ alg: _, ...facts }) => facts),
    ...(key.certificate !== undefined && { certificates: [key.certificate] }),
  };
  known.set(one, facts);
  return facts;
}

/** The line of a profile for a rule, when it binds servers of such a client. */
export function serverLine(
  profile: Profile,
  rule: string,
  bench: Bench,
): (FlatRule & { readonly server: Level }) | undefined {
  const line = lineOf(profile, rule);
  const { client } = factsOfClient(bench.variant.client);
  return line !== undefined && bindsServers(line) && holds(line.when, client) === true ? line : undefined;
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
