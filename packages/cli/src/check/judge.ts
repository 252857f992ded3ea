import { lineOf } from '@assay/cases';
import type { OpenRule } from '@assay/reporters';
import {
  type FactName,
  type Facts,
  type FlatRule,
  holds,
  type Json,
  type JsonObject,
  type Profile,
  type RawSubject,
  type Side,
  type Verdict,
  validate,
} from '@assay/validator';

/** A verdict, with what would have to be supplied for the rules that it leaves open. */
export interface Judged extends Omit<Verdict, 'unjudged'> {
  readonly unjudged: readonly OpenRule[];
  readonly exitCode: 0 | 1 | 3;
}

/** What is judged, and the parts of it that decide whether a rule can be judged at all. */
export interface Matter {
  readonly subject: RawSubject;
  readonly header: JsonObject | undefined;
  readonly claims: JsonObject | undefined;
}

/** By what a matter is judged. */
interface Standard {
  readonly profile: Profile;
  readonly facts: Facts;
  readonly side: Side;
}

/** A rule that one request and these options cannot decide either way. */
type Aside = (matter: Matter, standard: Standard, line: FlatRule) => boolean;

const aside: Readonly<Record<string, Aside>> = {
  'aud-accepted': ({ claims }, { profile, facts, side }, { params }) => {
    const { audiences, client } = facts;
    const aud = claims?.['aud'];
    if (audiences === undefined || audiences.values !== undefined || aud === undefined) return false;
    // Where nothing but the token endpoint will do, the issuer could not excuse another value.
    const sole = lineOf(profile, 'aud-is-token-endpoint');
    if (audiences.tokenEndpoint !== undefined && sole?.[side] === 'MUST' && holds(sole.when, client)) return false;
    const given: Readonly<Record<string, Json | undefined>> = { ...audiences };
    const known = accepted(params).map((name) => given[name]);
    return missing(audiences, params).length > 0 && ![aud].flat().some((one) => known.includes(one));
  },
  'aud-is-token-endpoint': (_, { facts: { audiences } }) =>
    audiences !== undefined && audiences.values === undefined && audiences.tokenEndpoint === undefined,
  // No option says where the client serves its key set, or whether it does.
  'jku-matches-registered': ({ header }) => header?.['jku'] !== undefined,
  'jwks-url-used': () => true,
};

/**
 * Judges by one side of a profile. What a single request cannot show, or a fact not given would excuse, is left open.
 *
 * A MUST that is broken is 1; one that is open because a key, client or audience was not given is 3.
 */
export function judge(
  matter: Matter,
  profile: Profile,
  { facts, side }: { readonly facts: Facts; readonly side: Side },
): Judged {
  const standard = { profile, facts, side };
  const undecidable = profile.rules.filter((line) => aside[line.rule]?.(matter, standard, line) ?? false);
  const rules = profile.rules.filter((line) => !undecidable.includes(line));
  const verdict = validate(matter.subject, { ...profile, rules }, facts, side);
  const held = undecidable.flatMap((line) => openOf(line, facts, side));
  const unjudged = [...verdict.unjudged, ...held].map((one): OpenRule => {
    const line = lineOf(profile, one.rule);
    return { ...one, supply: supplyFor(one.needs, facts, { profile, params: line?.params ?? {}, rule: one.rule }) };
  });
  const open = unjudged.some((one) => one.level === 'MUST');
  const outcome = verdict.outcome === 'accept' && open ? 'undecided' : verdict.outcome;
  return { ...verdict, outcome, unjudged, exitCode: exitCodeOf(outcome, unjudged, matter) };
}

function openOf(line: FlatRule, facts: Facts, side: Side): readonly Omit<OpenRule, 'supply'>[] {
  const level = line[side];
  if (level === undefined || holds(line.when, facts.client) === false) return [];
  return [{ rule: line.rule, level, needs: line.rule.startsWith('aud-') ? 'audiences' : 'client' }];
}

function exitCodeOf(outcome: Verdict['outcome'], unjudged: readonly OpenRule[], { header, claims }: Matter): 0 | 1 | 3 {
  if (outcome !== 'undecided') return outcome === 'accept' ? 0 : 1;
  // What has no header is no assertion, and nobody is authenticated by it.
  if (header === undefined) return 1;
  const open = unjudged.some((one) => one.level === 'MUST' && one.supply.length > 0);
  // Claims that cannot be read, and yet break nothing, are encrypted.
  return open || claims === undefined ? 3 : 0;
}

function supplyFor(
  needs: FactName,
  facts: Facts,
  { profile, params, rule }: { readonly profile: Profile; readonly params: JsonObject; readonly rule: string },
): readonly string[] {
  if (needs === 'client') return facts.client === undefined ? ['--client-id ID'] : [];
  if (needs === 'audiences') {
    const names = rule === 'aud-accepted' ? missing(facts.audiences, params) : [];
    return [...(names.length === 0 ? ['--token-endpoint URL'] : names), '--audience URL'];
  }
  if (needs === 'certificates') return ['--jwks FILE with x5c, x5t#S256 or a PEM certificate'];
  if (needs !== 'keys' && needs !== 'signature') return [];
  const method = facts.client?.method;
  const options = { private_key_jwt: '--jwks FILE', client_secret_jwt: '--secret-env NAME' } as const;
  const methods = method === undefined ? (Object.keys(profile.methods) as (keyof typeof options)[]) : [method];
  return methods.map((one) => options[one]);
}

/** Options that would name the audiences which a rule accepts and nobody has given. */
function missing(audiences: Facts['audiences'], params: JsonObject): readonly string[] {
  const options: Readonly<Record<string, string>> = { tokenEndpoint: '--token-endpoint URL', issuer: '--issuer URL' };
  const given: Readonly<Record<string, Json | undefined>> = { ...audiences };
  return accepted(params).flatMap((name) => (given[name] === undefined ? (options[name] ?? []) : []));
}

/** Names of the audiences that a rule accepts. */
function accepted({ accept }: JsonObject): readonly string[] {
  return Array.isArray(accept) ? accept.filter((name) => typeof name === 'string') : [];
}
