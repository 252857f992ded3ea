import type { ClientFact, FactName, Facts, Level, Side } from './facts.ts';
import { type Dictionary, finding, withoutImplied } from './finding.ts';
import type { JsonObject } from './json.ts';
import { parseSubject } from './parse/request.ts';
import type { FlatRule, Profile, When } from './profile.ts';
import type { RequestPart, RequestRule, RequestView } from './rule.ts';
import { rules } from './rules/index.ts';
import type { Assertion, Http, RawSubject, Subject } from './subject.ts';
import type { Finding, Outcome, Unjudged, Verdict } from './verdict.ts';

/** Judges a token request, or an assertion alone, by the levels of one side of a profile. */
export type Validate = (subject: RawSubject, profile: Profile, facts: Facts, side?: Side) => Verdict;

interface Line {
  readonly flat: FlatRule;
  readonly rule: RequestRule;
  readonly level: Level;
}

interface Tally {
  readonly findings: Finding[];
  readonly judged: string[];
  readonly unjudged: Unjudged[];
  notApplicable: number;
}

const requestRules = new Map(rules.flatMap((rule) => (rule.kind === 'request' ? [[rule.id, rule] as const] : [])));
const compiled = new WeakMap<Profile, Map<Side, readonly Line[]>>();
const nothing: JsonObject = Object.freeze(Object.create(null) as JsonObject);
const noHttp: Http = { method: '', url: '', mediaType: '', query: [], repeated: [] };
const noAssertion: Assertion = { text: '', faults: [], duplicates: [] };

/** Builds `validate` around a dictionary, so that one engine serves with and without words. */
export function createValidate(words: Dictionary): Validate {
  return (raw, profile, facts, side = 'server') => {
    const subject = parseSubject(raw);
    const view = viewOf(subject, profile, facts);
    const tally: Tally = { findings: [], judged: [], unjudged: [], notApplicable: 0 };
    for (const line of linesOf(profile, side)) judge(line, view, tally, words);
    const findings = withoutImplied(tally.findings, requestRules);
    return {
      profile: profile.id,
      outcome: outcome(findings, tally.unjudged, subject),
      findings,
      judged: tally.judged,
      unjudged: tally.unjudged,
      notApplicable: tally.notApplicable,
    };
  };
}

/** Whether a condition on the client holds; undefined when the client is unknown. */
export function holds(when: When | undefined, client: ClientFact | undefined): boolean | undefined {
  if (when === undefined) return true;
  if (client === undefined) return undefined;
  if (when.method !== undefined && when.method !== client.method) return false;
  return when.alg === undefined || when.alg.some((alg) => client.algs.includes(alg));
}

function linesOf(profile: Profile, side: Side): readonly Line[] {
  const sides = compiled.get(profile) ?? new Map<Side, readonly Line[]>();
  compiled.set(profile, sides);
  const ready = sides.get(side);
  if (ready !== undefined) return ready;
  const lines = profile.rules.flatMap((flat): Line[] => {
    const rule = requestRules.get(flat.rule);
    const level = flat[side];
    return rule === undefined || level === undefined ? [] : [{ flat, rule, level }];
  });
  sides.set(side, lines);
  return lines;
}

function viewOf(subject: Subject, profile: Profile, facts: Facts): RequestView {
  return {
    subject,
    http: subject.http ?? noHttp,
    params: subject.params ?? [],
    assertion: subject.assertion ?? noAssertion,
    header: subject.assertion?.header ?? nothing,
    claims: subject.assertion?.claims ?? nothing,
    facts,
    profile,
  };
}

function judge({ flat, rule, level }: Line, view: RequestView, tally: Tally, words: Dictionary): void {
  const condition = holds(flat.when, view.facts.client);
  if (condition === false || !has(view.subject, rule.on)) {
    tally.notApplicable += 1;
    return;
  }
  if (condition === undefined) {
    tally.unjudged.push({ rule: rule.id, level, needs: 'client' });
    return;
  }
  if (rule.applies === undefined || rule.applies(view, flat.params)) {
    const needs = rule.needs?.find((fact) => lacks(view.facts, fact));
    if (needs !== undefined) {
      tally.unjudged.push({ rule: rule.id, level, needs });
      return;
    }
    for (const fault of rule.check(view, flat.params)) {
      tally.findings.push(finding(fault, flat, level, rule.refusal, words(rule.id)));
    }
  }
  tally.judged.push(rule.id);
}

function has(subject: Subject, part: RequestPart): boolean {
  if (part === 'client') return true;
  if (part === 'header' || part === 'claims') return subject.assertion?.[part] !== undefined;
  return subject[part] !== undefined;
}

function lacks(facts: Facts, name: FactName): boolean {
  return facts[name] === undefined || (name === 'replay' && facts.replay === 'not-kept');
}

/** Without an assertion that can be read nobody is authenticated, so that is never accepted, however weak the rules. */
function outcome(findings: readonly Finding[], unjudged: readonly Unjudged[], { assertion }: Subject): Outcome {
  if (findings.some((one) => one.level === 'MUST')) return 'refuse';
  const unread = assertion?.header === undefined || assertion.claims === undefined;
  return unread || unjudged.some((one) => one.level === 'MUST') ? 'undecided' : 'accept';
}
