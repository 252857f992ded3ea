import { lineOf } from '@assay/cases';
import {
  type FactName,
  type Finding,
  type FlatRule,
  holds,
  type Level,
  type Profile,
  rules,
  type Unjudged,
  words,
} from '@assay/validator';
import { keptStatusOf, statusOf } from '../judge.ts';
import type { Exchange, Result } from '../report.ts';
import { type CertifiedClient, clientFact } from './client.ts';

const evidenceKept = 3;
const weight: Readonly<Record<Level, number>> = { MUST: 3, SHOULD: 2, MAY: 1 };

/** What is broken: a finding of the validator, or what was seen beside it; level and help are those of the rule unless given. */
export type Observed = Pick<Finding, 'rule' | 'message'> & Partial<Pick<Finding, 'level' | 'help'>>;

interface Count {
  judged: number;
  broken: number;
  /** The fact that was missing when a request could not be judged. */
  needs?: FactName;
  worst?: Observed & Pick<Finding, 'level'>;
  readonly evidence: Exchange[];
}

/** Counts, rule by rule, how often the requests of a client kept and broke it. */
export interface RequestTally {
  /** One request was judged by these rules, and broke some of them; rules that do not bind the client are passed over. */
  readonly add: (judged: readonly string[], broken: readonly Observed[], exchange?: () => Exchange) => void;
  /** One request could not be judged by these rules, for want of what is registered. */
  readonly addUnjudged: (unjudged: readonly Unjudged[]) => void;
  /** One result for each rule that is judged request by request. */
  readonly results: () => readonly Result[];
}

/** The line of a profile that binds this client; undefined when the rule does not. */
export function clientLine(profile: Profile, rule: string, client: CertifiedClient): FlatRule | undefined {
  const line = lineOf(profile, rule);
  return line?.client !== undefined && holds(line.when, clientFact(client)) === true ? line : undefined;
}

/** Rules that are judged request by request, beside the request rules of the validator. */
const observedRules: ReadonlySet<string> = new Set([
  'bearer-header-format',
  'only-issued-tokens-used',
  'key-material-not-sent',
  'assertion-not-sent-elsewhere',
  'jti-not-counter',
  'jwks-url-served',
  'jwks-cache-control-sent',
  'discovery-before-token',
  'tls-required',
  'tls-version',
]);

/** Opens a tally. */
export function openRequestTally(profile: Profile, client: CertifiedClient): RequestTally {
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
        const level = one.level ?? clientLine(profile, one.rule, client)?.client ?? 'MAY';
        entry.broken += 1;
        if (entry.worst === undefined || weight[level] > weight[entry.worst.level]) entry.worst = { ...one, level };
        if (entry.evidence.length < evidenceKept && exchange !== undefined) entry.evidence.push(exchange());
      }
    },
    addUnjudged(unjudged) {
      for (const { rule, needs } of unjudged) count(rule).needs = needs;
    },
    results: () =>
      profile.rules.flatMap(({ rule }) => {
        const line = requestRules.has(rule) || observedRules.has(rule) ? clientLine(profile, rule, client) : undefined;
        return line === undefined ? [] : [resultOf(line, counts.get(rule), client.alg)];
      }),
  };
}

/** Rules that the validator judges on every request. */
export const requestRules: ReadonlySet<string> = new Set(
  rules.filter(({ kind }) => kind === 'request').map(({ id }) => id),
);
const aboutClient: ReadonlySet<string> = new Set(
  rules.filter((rule) => rule.kind === 'request' && rule.on === 'client').map(({ id }) => id),
);

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
    ...told(rule, count, level),
    evidence: count?.evidence ?? [],
    seconds: 0,
    reproduce: { id: rule, variant, seed: 0 },
  };
}

function told(rule: string, count: Count | undefined, level: Level): Pick<Result, 'status' | 'message' | 'help'> {
  if (count === undefined || count.judged + count.broken === 0)
    return count?.needs === undefined ? (without[rule] ?? unreached) : unknown(count.needs);
  const { worst } = count;
  if (worst === undefined) return { status: keptStatusOf(level), message: '', help: '' };
  // What is registered is the same with every request.
  const often = count.judged > 1 && !aboutClient.has(rule) ? `${count.broken} of ${count.judged} requests: ` : '';
  return {
    status: statusOf(level),
    message: `${often}${worst.message}`,
    help: worst.help ?? words[worst.rule]?.help ?? '',
  };
}

const unreached = {
  status: 'skipped',
  message: 'no request reached this rule',
  help: 'Nothing to do, unless another result says why no request came that far.',
} as const;

function unknown(needs: FactName): Pick<Result, 'status' | 'message' | 'help'> {
  if (needs !== 'certificates') return keysUnknown;
  const help = 'Register a key set whose keys have x5c or x5t#S256, to have this judged.';
  return { status: 'skipped', message: 'no certificate of the client is known', help };
}

const keysUnknown = {
  status: 'blocked',
  message: 'not judged, for the registered keys could not be read',
  help: 'Mend what jwks-url-served says, then run again.',
} as const;

const keysHandedOver = {
  status: 'skipped',
  message: 'the registered keys were handed over, not read at a URL',
  help: 'Leave "jwks" out of the configuration, and its "jwksUrl" is read.',
} as const;
const loopback = {
  status: 'skipped',
  message: 'loopback: TLS is not asked for on this machine',
  help: 'Run it with --tls to have this judged.',
} as const;

/** Why rules are not judged that only some runs give an occasion for. */
const without: Readonly<Record<string, Pick<Result, 'status' | 'message' | 'help'>>> = {
  'jwks-url-served': keysHandedOver,
  'jwks-cache-control-sent': keysHandedOver,
  'tls-required': loopback,
  'tls-version': loopback,
  'discovery-before-token': {
    status: 'skipped',
    message: 'the token endpoint was handed to the client, and it read no metadata',
    help: 'Nothing to do; a client that reads metadata under ASSAY_ISSUER passes.',
  },
};
