import type { Facts, Finding, Profile, Unjudged } from '@assay/validator';
import { judgeByFacts } from '../certify/judge-request.ts';
import type { RecordedExchange } from '../certify/recorded.ts';

/** An exchange as a record keeps it. */
export interface KeptExchange extends RecordedExchange {
  /** Rules whose findings rest on what a record does not keep: secrets, the octets of a signature. */
  readonly unkept?: readonly string[];
}

/** What judging a kept request again comes to. */
export interface JudgedAgain {
  readonly facts: Facts;
  readonly judged: readonly string[];
  readonly unjudged: readonly Unjudged[];
  readonly findings: readonly Finding[];
}

/** Judges a kept request once more, by the facts kept beside it; undefined where nothing was judged. */
export function judgeAgain({ at, request, facts }: RecordedExchange, profile: Profile): JudgedAgain | undefined {
  if (facts === undefined) return undefined;
  const { verdict, facts: used } = judgeByFacts(request, profile, { ...facts, now: at / 1000 });
  const { judged, unjudged, findings } = verdict;
  return { facts: used, judged, unjudged, findings };
}

/** Prepares an exchange for a record: names the rules that cannot be judged again from what is kept. */
export function keptExchange(exchange: RecordedExchange, profile: Profile): KeptExchange {
  const again = judgeAgain(exchange, profile);
  if (again === undefined) return exchange;
  const [then, now] = [new Set((exchange.findings ?? []).map(shape)), new Set(again.findings.map(shape))];
  const unkept = [
    ...(exchange.findings ?? []).filter((one) => !now.has(shape(one))),
    ...again.findings.filter((one) => !then.has(shape(one))),
  ].map(({ rule }) => rule);
  return unkept.length === 0 ? exchange : { ...exchange, unkept: [...new Set(unkept)].sort() };
}

/** What a finding says, without what it shows of the request. */
export function shape({ rule, level, path }: Finding): string {
  return JSON.stringify([rule, level, path]);
}
