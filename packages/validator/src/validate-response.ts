import type { Level } from './facts.ts';
import { finding, type Say, withoutImplied } from './finding.ts';
import { parseResponse } from './parse/response.ts';
import type { FlatRule, Profile, Refusal } from './profile.ts';
import type { ExpectedResponse, ResponseView, TokenResponse } from './response.ts';
import type { ResponseRule } from './rule.ts';
import { responseRules } from './rules/index.ts';
import type { Finding, Verdict } from './verdict.ts';

/** Judges an answer of a token endpoint, taken apart already or not, by the server levels of a profile. */
export type ValidateResponse = (
  response: TokenResponse | ResponseView,
  profile: Profile,
  expected: ExpectedResponse,
) => Verdict;

const responseRulesById = /* @__PURE__ */ new Map(/* @__PURE__ */ responseRules.map((rule) => [rule.id, rule]));

/** Builds `validateResponse` around what speaks of a fault, so that one engine serves with and without words. */
export function createValidateResponse(say: Say): ValidateResponse {
  return (response, profile, expected) => {
    const view = viewOf(response, expected.refusal && profile.refusals[expected.refusal]);
    const findings: Finding[] = [];
    const judged: string[] = [];
    let notApplicable = 0;
    for (const { flat, level, rule } of linesOf(profile)) {
      if (!concerns(rule, view)) {
        notApplicable += 1;
        continue;
      }
      judged.push(rule.id);
      for (const fault of rule.check(view, expected, flat.params)) {
        findings.push(finding(fault, { flat, level, refusal: rule.refusal }, say));
      }
    }
    const kept = withoutImplied(findings, responseRulesById);
    const outcome = kept.some((one) => one.level === 'MUST') ? 'refuse' : 'accept';
    return { profile: profile.id, outcome, findings: kept, judged, unjudged: [], notApplicable };
  };
}

/** One line of a profile about answers, with the rule beside it. */
interface Line {
  readonly flat: FlatRule;
  readonly level: Level;
  readonly rule: ResponseRule;
}

const known = new WeakMap<Profile, readonly Line[]>();

/** The lines that bind servers: found once, then looked up. */
function linesOf(profile: Profile): readonly Line[] {
  const ready = known.get(profile);
  if (ready !== undefined) return ready;
  const lines = profile.rules.flatMap((flat): Line[] => {
    const rule = responseRulesById.get(flat.rule);
    return rule === undefined || flat.server === undefined ? [] : [{ flat, level: flat.server, rule }];
  });
  known.set(profile, lines);
  return lines;
}

function viewOf(response: TokenResponse | ResponseView, refusal: Refusal | undefined): ResponseView {
  if (!('issued' in response)) return parseResponse(response, refusal);
  if (response.refusal === refusal) return response;
  const { refusal: _, ...view } = response;
  return refusal === undefined ? view : { ...view, refusal };
}

function concerns(rule: ResponseRule, view: ResponseView): boolean {
  return rule.on === 'any' || (rule.on === 'token') === view.issued;
}
