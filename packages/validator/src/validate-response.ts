import { type Dictionary, finding, withoutImplied } from './finding.ts';
import { parseResponse } from './parse/response.ts';
import type { Profile } from './profile.ts';
import type { ExpectedResponse, ResponseView, TokenResponse } from './response.ts';
import type { ResponseRule } from './rule.ts';
import { responseRules } from './rules/index.ts';
import type { Finding, Verdict } from './verdict.ts';

/** Judges an answer of a token endpoint by the server levels of a profile. */
export type ValidateResponse = (response: TokenResponse, profile: Profile, expected: ExpectedResponse) => Verdict;

const responseRulesById = /* @__PURE__ */ new Map(/* @__PURE__ */ responseRules.map((rule) => [rule.id, rule]));

/** Builds `validateResponse` around a dictionary, so that one engine serves with and without words. */
export function createValidateResponse(words: Dictionary): ValidateResponse {
  return (response, profile, expected) => {
    const view = parseResponse(response, expected.refusal && profile.refusals[expected.refusal]);
    const findings: Finding[] = [];
    const judged: string[] = [];
    let notApplicable = 0;
    for (const flat of profile.rules) {
      const rule = responseRulesById.get(flat.rule);
      const level = flat.server;
      if (rule === undefined || level === undefined) continue;
      if (!concerns(rule, view)) {
        notApplicable += 1;
        continue;
      }
      judged.push(rule.id);
      for (const fault of rule.check(view, expected, flat.params)) {
        findings.push(finding(fault, flat, level, rule.refusal, words(rule.id)));
      }
    }
    const kept = withoutImplied(findings, responseRulesById);
    const outcome = kept.some((one) => one.level === 'MUST') ? 'refuse' : 'accept';
    return { profile: profile.id, outcome, findings: kept, judged, unjudged: [], notApplicable };
  };
}

function concerns(rule: ResponseRule, view: ResponseView): boolean {
  return rule.on === 'any' || (rule.on === 'token') === view.issued;
}
