import type { ClientFact, FactName, Facts, Level, RefusalClass, Side } from './facts.ts';
import type { FlatRule, Profile, When } from './profile.ts';
import type { AnyRequestRule, Params, RequestPart, RequestRule } from './rule.ts';
import { requestRules } from './rules/index.ts';
import type { Subject } from './subject.ts';
import type { Unjudged } from './verdict.ts';

/** One rule of a profile as it binds the side that is judged. All lines have one shape, which rules have not. */
export interface Line {
  readonly flat: FlatRule;
  readonly level: Level;
  readonly refusal: RefusalClass;
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

/** Plans by the answers to questions that are asked one after the other. */
interface Branch {
  readonly next: Map<number | boolean | undefined, Branch>;
  plan?: Plan;
}

/** All plans of a profile. How many there can be hangs on the profile, never on what was sent. */
interface Plans {
  readonly conditions: readonly When[];
  /** Asked are the side, the parts that a subject has and the facts that are known, then the conditions. */
  readonly root: Branch;
}

/** The rules about requests, by id. */
export const requestRulesById: ReadonlyMap<string, AnyRequestRule> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ requestRules.map((rule) => [rule.id, rule]),
);

/** A bit for each part of a request. */
const part: Readonly<Record<RequestPart, number>> = {
  client: 1,
  http: 2,
  params: 4,
  assertion: 8,
  header: 16,
  claims: 32,
};

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
const known = new WeakMap<Profile, Plans>();

/** The plan for a subject and what is known beside it: made once, then looked up. */
export function planFor(profile: Profile, side: Side, subject: Subject, facts: Facts): Plan {
  const { conditions, root } = plansOf(profile);
  const parts = partsOf(subject);
  let branch = follow(root, parts | (knownOf(facts) << 6) | (side === 'server' ? 1 << 14 : 0));
  for (const when of conditions) branch = follow(branch, holds(when, facts.client));
  branch.plan ??= newPlan(profile, side, parts, facts);
  return branch.plan;
}

function follow({ next }: Branch, answer: number | boolean | undefined): Branch {
  const ready = next.get(answer);
  if (ready !== undefined) return ready;
  const branch = { next: new Map() };
  next.set(answer, branch);
  return branch;
}

/** Whether a condition on the client holds; undefined when the client is unknown. */
export function holds(when: When | undefined, client: ClientFact | undefined): boolean | undefined {
  if (when === undefined) return true;
  if (client === undefined) return undefined;
  if (when.method !== undefined && when.method !== client.method) return false;
  return when.alg === undefined || when.alg.some((alg) => client.algs.includes(alg));
}

function plansOf(profile: Profile): Plans {
  const ready = known.get(profile);
  if (ready !== undefined) return ready;
  const whens = profile.rules.flatMap(({ when }) => when ?? []);
  const conditions = [...new Map(whens.map((when) => [JSON.stringify(when), when])).values()];
  const plans = { conditions, root: { next: new Map() } };
  known.set(profile, plans);
  return plans;
}

function newPlan(profile: Profile, side: Side, parts: number, facts: Facts): Plan {
  const checks: Line[] = [];
  const open: OpenLine[] = [];
  const ids: string[] = [];
  let notApplicable = 0;
  for (const flat of profile.rules) {
    const rule = requestRulesById.get(flat.rule);
    const level = flat[side];
    if (rule === undefined || level === undefined) continue;
    const { on, refusal, needs = [], applies, check } = rule;
    const condition = holds(flat.when, facts.client);
    if (condition === false || (parts & part[on]) === 0) {
      notApplicable += 1;
      continue;
    }
    ids.push(flat.rule);
    const lacking = condition === undefined ? 'client' : needs.find((name) => lacks(facts, name));
    if (lacking === undefined) {
      // The facts that it needs are known here, and to every call by this plan.
      checks.push({ flat, level, refusal, params: flat.params, applies, check: check as Line['check'] });
    } else {
      const unjudged = Object.freeze({ rule: flat.rule, level, needs: lacking });
      open.push({ flat, applies: condition && applies, unjudged });
    }
  }
  return { checks, open, ids: Object.freeze(ids), notApplicable };
}

/** The parts that a subject has, as bits; there is always a client. */
function partsOf({ http, params, assertion }: Subject): number {
  let parts = part.client;
  if (http !== undefined) parts |= part.http;
  if (params !== undefined) parts |= part.params;
  if (assertion !== undefined) parts |= part.assertion;
  if (assertion?.header !== undefined) parts |= part.header;
  if (assertion?.claims !== undefined) parts |= part.claims;
  return parts;
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
