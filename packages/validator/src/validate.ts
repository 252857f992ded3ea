import type { Facts, Side } from './facts.ts';
import { finding, type Say, withoutImplied } from './finding.ts';
import type { JsonObject } from './json.ts';
import { parseSubject } from './parse/request.ts';
import type { Profile } from './profile.ts';
import type { RequestView } from './rule.ts';
import { type Plan, planFor, requestRulesById } from './rule-plan.ts';
import type { Assertion, Http, RawSubject, Subject } from './subject.ts';
import type { Finding, Outcome, Unjudged, Verdict } from './verdict.ts';

/** Judges a token request, or an assertion alone, by the levels of one side of a profile. */
export type Validate = (subject: RawSubject, profile: Profile, facts: Facts, side?: Side) => Verdict;

const nothing: JsonObject = Object.freeze(Object.create(null) as JsonObject);

/** Builds `validate` around what speaks of a fault, so that one engine serves with and without words. */
export function createValidate(say: Say): Validate {
  return (raw, profile, facts, side = 'server') => {
    const subject = parseSubject(raw);
    const view = viewOf(subject, profile, facts);
    const plan = planFor(profile, side, subject, facts);
    const findings = withoutImplied(findingsOf(plan, view, say), requestRulesById);
    const unjudged = unjudgedOf(plan, view);
    return {
      profile: profile.id,
      outcome: outcome(findings, unjudged, subject),
      findings,
      judged: without(plan.ids, unjudged),
      unjudged,
      notApplicable: plan.notApplicable,
    };
  };
}

function findingsOf({ checks }: Plan, view: RequestView, say: Say): readonly Finding[] {
  const findings: Finding[] = [];
  for (const line of checks) {
    if (line.applies !== undefined && !line.applies(view, line.params)) continue;
    const faults = line.check(view, line.params);
    // Nearly always there are none, and to find that out by asking for the first costs as much as the check.
    if (faults.length === 0) continue;
    for (const fault of faults) findings.push(finding(fault, line, say));
  }
  return findings;
}

function unjudgedOf({ open }: Plan, view: RequestView): readonly Unjudged[] {
  const applying = open.filter(({ flat, applies }) => applies === undefined || applies(view, flat.params));
  return applying.map((one) => one.unjudged);
}

function viewOf(subject: Subject, profile: Profile, facts: Facts): RequestView {
  return {
    // These two are read by rules on them or on what they hold, which are asked only where they are there.
    http: subject.http as Http,
    assertion: subject.assertion as Assertion,
    params: subject.params ?? [],
    header: subject.assertion?.header ?? nothing,
    claims: subject.assertion?.claims ?? nothing,
    facts,
    profile,
  };
}

/** The rules that apply, less those for which a fact is lacking. */
function without(ids: readonly string[], unjudged: readonly Unjudged[]): readonly string[] {
  if (unjudged.length === 0) return ids;
  const left = new Set(unjudged.map((one) => one.rule));
  return ids.filter((rule) => !left.has(rule));
}

/** Without an assertion that can be read nobody is authenticated, so that is never accepted, however weak the rules. */
function outcome(findings: readonly Finding[], unjudged: readonly Unjudged[], { assertion }: Subject): Outcome {
  if (findings.some((one) => one.level === 'MUST')) return 'refuse';
  const unread = assertion?.header === undefined || assertion.claims === undefined;
  return unread || unjudged.some((one) => one.level === 'MUST') ? 'undecided' : 'accept';
}
