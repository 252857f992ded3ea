import type { ClientFact, FactName, Facts, Level, RefusalClass, Side } from './facts.ts';
import type { FlatRule, Profile, When } from './profile.ts';
import type { Params, RequestPart, RequestRule } from './rule.ts';
import { requestRules } from './rules/index.ts';
import type { Subject } from './subject.ts';
import type { Unjudged } from './verdict.ts';

/** One rule of a profile as it binds the side that is judged. All lines have one shape, which rules have not. */
export interface Line {
  readonly flat: FlatRule;
  readonly level: Level;
  readonly on: RequestPart;
  readonly refusal: RefusalClass;
  readonly needs: readonly FactName[];
  readonly params: Params;
  readonly applies: RequestRule['applies'];
  readonly check: RequestRule['check'];
}

/** A line that lacks a fact. */
export interface OpenLine {
  readonly flat: FlatRule;
  /** What to say of it when it applies; absent when it is said in any case. */
  readonly applies: RequestRule['applies'];
  readonly unjudged: Unjudged;
}

/** What a profile asks of one side, sorted out for one kind of client, of subject and of facts. */
export interface Plan {
  readonly checks: readonly Line[];
  readonly open: readonly OpenLine[];
  /** The ids of both, in the order of the profile. */
  readonly ids: readonly string[];
  readonly notApplicable: number;
}

/** Plans by the answers to the conditions of a profile, asked one after the other. */
interface Branch {
  true?: Branch;
  false?: Branch;
  undefined?: Branch;
  plan?: Plan;
}

/** All plans of one side of a profile. How many there can be hangs on the profile, never on what was sent. */
interface Plans {
  readonly lines: readonly Line[];
  readonly conditions: readonly When[];
  /** By the parts that a subject has and the facts that are known. */
  readonly roots: Branch[];
}

/** The rules about requests, by id. */
export const requestRulesById: ReadonlyMap<string, RequestRule> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ requestRules.map((rule) => [rule.id, rule]),
);

/** Written as an object, so that the compiler tells when one is forgotten: a plan is only good for the facts it was made for. */
const factNames = Object.keys({
  client: 0,
  audiences: 0,
  keys: 0,
  signature: 0,
  replay: 0,
  history: 0,
  certificates: 0,
  certificateChain: 0,
} satisfies Record<FactName, 0>) as readonly FactName[];
const known = new WeakMap<Profile, Map<Side, Plans>>();

/** The plan for a subject and what is known beside it: made once, then looked up. */
export function planFor(profile: Profile, side: Side, subject: Subject, facts: Facts): Plan {
  const { lines, conditions, roots } = plansOf(profile, side);
  const root = partsOf(subject) | (knownOf(facts) << 5);
  let branch = roots[root] ?? {};
  roots[root] = branch;
  for (const when of conditions) {
    const answer = `${holds(when, facts.client)}` as const;
    const next = branch[answer] ?? {};
    branch[answer] = next;
    branch = next;
  }
  const plan = branch.plan ?? newPlan(lines, subject, facts);
  branch.plan = plan;
  return plan;
}

/** Whether a condition on the client holds; undefined when the client is unknown. */
export function holds(when: When | undefined, client: ClientFact | undefined): boolean | undefined {
  if (when === undefined) return true;
  if (client === undefined) return undefined;
  if (when.method !== undefined && when.method !== client.method) return false;
  return when.alg === undefined || when.alg.some((alg) => client.algs.includes(alg));
}

function plansOf(profile: Profile, side: Side): Plans {
  const ready = known.get(profile)?.get(side);
  if (ready !== undefined) return ready;
  const sides = known.get(profile) ?? new Map<Side, Plans>();
  known.set(profile, sides);
  const lines = profile.rules.flatMap((flat): Line[] => {
    const rule = requestRulesById.get(flat.rule);
    const level = flat[side];
    if (rule === undefined || level === undefined) return [];
    const { on, refusal, needs = [], applies, check } = rule;
    return [{ flat, level, on, refusal, needs, params: flat.params, applies, check }];
  });
  const whens = lines.flatMap(({ flat }) => flat.when ?? []);
  const conditions = [...new Map(whens.map((when) => [JSON.stringify(when), when])).values()];
  const plans = { lines, conditions, roots: [] };
  sides.set(side, plans);
  return plans;
}

function newPlan(lines: readonly Line[], subject: Subject, facts: Facts): Plan {
  const checks: Line[] = [];
  const open: OpenLine[] = [];
  const ids: string[] = [];
  for (const line of lines) {
    const { flat, level, applies } = line;
    const condition = holds(flat.when, facts.client);
    if (condition === false || !has(subject, line.on)) continue;
    ids.push(flat.rule);
    const needs = condition === undefined ? 'client' : line.needs.find((name) => lacks(facts, name));
    if (needs === undefined) checks.push(line);
    else {
      const unjudged = Object.freeze({ rule: flat.rule, level, needs });
      open.push({ flat, applies: condition && applies, unjudged });
    }
  }
  return { checks, open, ids: Object.freeze(ids), notApplicable: lines.length - ids.length };
}

/** The parts that a subject has, as bits. */
function partsOf({ http, params, assertion }: Subject): number {
  const request = (http === undefined ? 0 : 1) | (params === undefined ? 0 : 2);
  if (assertion === undefined) return request;
  return request | 4 | (assertion.header === undefined ? 0 : 8) | (assertion.claims === undefined ? 0 : 16);
}

function has(subject: Subject, part: RequestPart): boolean {
  if (part === 'client') return true;
  if (part === 'header' || part === 'claims') return subject.assertion?.[part] !== undefined;
  return subject[part] !== undefined;
}

/** The facts that are known, as bits. */
function knownOf(facts: Facts): number {
  let bits = 0;
  for (const name of factNames) bits = (bits << 1) | (lacks(facts, name) ? 0 : 1);
  return bits;
}

/** A server that keeps no store knows nothing of replays. */
function lacks(facts: Facts, name: FactName): boolean {
  return facts[name] === undefined || (name === 'replay' && facts.replay === 'not-kept');
}
