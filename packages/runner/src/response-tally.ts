import type { Expectation } from '@assay/cases';
import {
  type Finding,
  type FlatRule,
  type Profile,
  type RefusalClass,
  rules,
  validateResponse,
  words,
} from '@assay/validator';
import { caseLevelRules, causeOf, keptStatusOf, statusOf } from './judge.ts';
import type { Exchange, Result } from './report.ts';
import { expectedResponse, observe, type Shot, viewOf } from './shot.ts';

interface Count {
  judged: number;
  broken: number;
  /** Whether an answer with a status of success broke it. */
  brokenSuccess: boolean;
  readonly evidence: Exchange[];
  first?: Finding;
}

const evidenceKept = 3;
const nothing: ReadonlySet<string> = new Set();

/** Which rules count, and the exchange as it may be shown. */
interface Counting {
  readonly rule: (rule: string) => boolean;
  readonly exchange: () => Exchange;
}

/** Judges the form of every answer of one variant: one result a rule, over all exchanges. */
export interface ResponseTally {
  readonly add: (shot: Shot, expected: Expectation, exchange: () => Exchange) => void;
  /** Looks only whether an answer gives something away: it may come from a server in front, or be a page of errors. */
  readonly addPage: (shot: Shot, exchange: () => Exchange) => void;
  /** One result a rule; with `brokenSuccessOnly` only of rules that an answer with a status of success broke. */
  readonly results: (of: {
    readonly variant: string;
    readonly seed: number;
    readonly brokenSuccessOnly: boolean;
  }) => readonly Result[];
}

/** Opens a tally for one variant. */
export function openResponseTally(profile: Profile): ResponseTally {
  const counts = new Map<string, Count>();
  const count = (rule: string): Count => {
    const found = counts.get(rule);
    if (found !== undefined) return found;
    const none = { judged: 0, broken: 0, brokenSuccess: false, evidence: [] };
    counts.set(rule, none);
    return none;
  };
  const tally = (shot: Shot, cause: RefusalClass | undefined, counts: Counting): void => {
    if ('none' in shot.answer) return;
    const verdict = validateResponse(viewOf(shot.answer.response), profile, expectedResponse(shot, cause));
    const { findings } = verdict;
    // Nearly always all is well, and nothing silenced.
    const broken = findings.length === 0 ? nothing : new Set(findings.map((one) => one.rule));
    for (const rule of verdict.judged) if (counts.rule(rule) && !isSilenced(rule, broken)) count(rule).judged += 1;
    for (const finding of findings) {
      if (!counts.rule(finding.rule)) continue;
      const one = count(finding.rule);
      one.broken += 1;
      one.brokenSuccess ||= shot.answer.response.status < 300;
      one.first ??= finding;
      if (one.evidence.length < evidenceKept) one.evidence.push(counts.exchange());
    }
  };
  const addPage: ResponseTally['addPage'] = (shot, exchange) =>
    tally(shot, undefined, { rule: (rule) => rule === 'error-no-leak', exchange });
  return {
    addPage,
    add(shot, expected, exchange) {
      const observed = observe(shot);
      if (observed === 'odd') addPage(shot, exchange);
      if (observed !== 'accepted' && observed !== 'refused') return;
      tally(shot, causeOf(shot, expected), { rule: () => true, exchange });
    },
    results: ({ variant, seed, brokenSuccessOnly }) =>
      profile.rules.flatMap((line) => {
        const one = counts.get(line.rule);
        if (one === undefined || caseLevelRules.has(line.rule) || line.server === undefined) return [];
        return brokenSuccessOnly && !one.brokenSuccess ? [] : [result(line, one, { variant, seed })];
      }),
  };
}

/** Whether another rule has spoken in place of this one, so that nothing is known about it. */
function isSilenced(rule: string, broken: ReadonlySet<string>): boolean {
  return broken.size > 0 && !broken.has(rule) && (yields.get(rule)?.some((one) => broken.has(one)) ?? false);
}

const yields = new Map(rules.map(({ id, yieldsTo }) => [id, yieldsTo ?? []]));

function result(
  line: FlatRule,
  count: Count,
  { variant, seed }: { readonly variant: string; readonly seed: number },
): Result {
  const level = line.server ?? 'MAY';
  const { first } = count;
  return {
    id: line.rule,
    variant,
    title: words[line.rule]?.title ?? line.rule,
    group: 'response',
    status: first === undefined ? keptStatusOf(level) : statusOf(level),
    level,
    requirement: line.rule,
    violates: [],
    spec: line.spec,
    expected: 'either',
    observed: 'none',
    message: first === undefined ? '' : `${count.broken} of ${count.judged} answers: ${first.message}`,
    help: first?.help ?? '',
    evidence: count.evidence,
    seconds: 0,
    reproduce: { id: line.rule, variant, seed },
  };
}
