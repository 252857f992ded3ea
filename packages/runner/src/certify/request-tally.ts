import { type Finding, type FlatRule, holds, type Level, type Profile, rules, words } from '@assay/validator';
import { statusOf } from '../judge.ts';
import type { Exchange, Result } from '../report.ts';
import { type CertifiedClient, clientFact } from './client.ts';

const evidenceKept = 3;
const weight: Readonly<Record<Level, number>> = { MUST: 3, SHOULD: 2, MAY: 1 };

/** What a rule that no request rule of the validator covers has to say about one request. */
export type Observation = Pick<Finding, 'rule' | 'level' | 'message' | 'help'>;

interface Count {
  judged: number;
  broken: number;
  worst?: Observation;
  readonly evidence: Exchange[];
}

/** Counts, rule by rule, how often the requests of a client kept and broke it. */
export interface RequestTally {
  /** One request was judged by these rules, and broke some of them. */
  readonly add: (judged: readonly string[], broken: readonly Observation[], exchange: () => Exchange) => void;
  /** One result for each rule that is judged request by request. */
  readonly results: () => readonly Result[];
}

/** The line of a profile that binds this client; undefined when the rule does not. */
export function clientLine(profile: Profile, rule: string, client: CertifiedClient): FlatRule | undefined {
  const line = profile.rules.find((one) => one.rule === rule);
  return line?.client !== undefined && holds(line.when, clientFact(client)) === true ? line : undefined;
}

/**
 * Opens a tally.
 *
 * @param observed rules that are judged request by request, beside the request rules of the validator
 */
export function openRequestTally(
  profile: Profile,
  client: CertifiedClient,
  observed: ReadonlySet<string>,
): RequestTally {
  const counts = new Map<string, Count>();
  const count = (rule: string): Count => {
    const found = counts.get(rule) ?? { judged: 0, broken: 0, evidence: [] };
    counts.set(rule, found);
    return found;
  };
  return {
    add(judged, broken, exchange) {
      for (const rule of judged) count(rule).judged += 1;
      for (const one of new Map(broken.map((each) => [each.rule, each])).values()) {
        const entry = count(one.rule);
        entry.broken += 1;
        if (entry.worst === undefined || weight[one.level] > weight[entry.worst.level]) entry.worst = one;
        if (entry.evidence.length < evidenceKept) entry.evidence.push(exchange());
      }
    },
    results: () =>
      profile.rules.flatMap(({ rule }) => {
        const line = requestRules.has(rule) || observed.has(rule) ? clientLine(profile, rule, client) : undefined;
        return line === undefined ? [] : [resultOf(line, counts.get(rule), client.alg)];
      }),
  };
}

const requestRules: ReadonlySet<string> = new Set(rules.filter(({ kind }) => kind === 'request').map(({ id }) => id));

function resultOf(line: FlatRule, count: Count | undefined, variant: string): Result {
  const { rule, spec } = line;
  const level = count?.worst?.level ?? line.client ?? 'MAY';
  return {
    id: rule,
    variant,
    title: words[rule]?.title ?? rule,
    group: 'request',
    level,
    requirement: rule,
    violates: [],
    spec,
    expected: 'either',
    observed: 'none',
    ...told(count, level),
    evidence: count?.evidence ?? [],
    seconds: 0,
    reproduce: { id: rule, variant, seed: 0 },
  };
}

function told(count: Count | undefined, level: Level): Pick<Result, 'status' | 'message' | 'help'> {
  if (count === undefined || count.judged + count.broken === 0) return unreached;
  const { worst } = count;
  if (worst === undefined) return { status: level === 'MAY' ? 'info' : 'passed', message: '', help: '' };
  const message = `${count.broken} of ${count.judged} requests: ${worst.message}`;
  return { status: statusOf(level), message, help: worst.help };
}

const unreached = {
  status: 'skipped',
  message: 'no request reached this rule',
  help: 'Nothing to do, unless another result says why no request came that far.',
} as const;
