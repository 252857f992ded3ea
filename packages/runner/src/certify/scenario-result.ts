import { type Level, words } from '@assay/validator';
import { statusOf } from '../judge.ts';
import type { Exchange, Result } from '../report.ts';
import { round } from '../shown.ts';
import type { Desk } from './desk.ts';
import { clientLine } from './request-tally.ts';
import type { Breach, Scenario } from './scenario.ts';

const weight: Readonly<Record<Level, number>> = { MUST: 3, SHOULD: 2, MAY: 1 };

/** A scenario that was not run, and why. */
export function notRun(desk: Desk, scenario: Scenario, told: Pick<Result, 'status' | 'message' | 'help'>): Result {
  return resultOf(desk, scenario, { ...told, seconds: 0 });
}

/** Whether the rules of a scenario bind this client at all. */
export function applies({ profile, client }: Desk, { rules }: Scenario): boolean {
  return rules.some((rule) => clientLine(profile, rule, client) !== undefined);
}

/** What is told of a scenario. */
export type Told = Pick<Result, 'status' | 'message' | 'help' | 'seconds'> & {
  readonly breach?: Breach;
  readonly evidence?: readonly Exchange[];
};

/** Makes the result of a scenario. */
export function resultOf(desk: Desk, scenario: Scenario, { breach, evidence = [], seconds, ...told }: Told): Result {
  const { profile, client, redactor } = desk;
  const held = scenario.rules.find((rule) => clientLine(profile, rule, client) !== undefined);
  const rule = breach?.rule ?? held ?? scenario.rules[0];
  const line = clientLine(profile, rule, client);
  return {
    id: scenario.id,
    variant: client.alg,
    title: scenario.title,
    group: 'scenario',
    ...told,
    message: redactor.redact(told.message),
    level: breach?.level ?? line?.client ?? 'MAY',
    requirement: rule,
    violates: [],
    spec: line?.spec ?? [],
    expected: 'either',
    observed: 'none',
    evidence: told.status === 'passed' ? [] : evidence,
    seconds: round(seconds),
    reproduce: { id: scenario.id, variant: client.alg, seed: 0 },
  };
}

/** The worst of what was found broken; the others stand in its message. Rules that do not bind the client are silent. */
export function worstOf(desk: Desk, breaches: readonly Breach[]): Omit<Told, 'seconds'> {
  const levelOf = ({ rule, level }: Breach): Level | undefined =>
    clientLine(desk.profile, rule, desk.client) === undefined
      ? undefined
      : (level ?? clientLine(desk.profile, rule, desk.client)?.client);
  const held = breaches.filter((one) => levelOf(one) !== undefined);
  const sorted = held.toSorted((a, b) => weight[levelOf(b) ?? 'MAY'] - weight[levelOf(a) ?? 'MAY']);
  const [worst] = sorted;
  if (worst === undefined) return { status: 'passed', message: '', help: '' };
  const level = levelOf(worst) ?? 'MAY';
  const message = [...new Set(sorted.map((one) => one.message))].join('; ');
  return { status: statusOf(level), message, help: words[worst.rule]?.help ?? '', breach: { ...worst, level } };
}

/** A numeric parameter of a rule, as the profile sets it for this client. */
export function paramOf({ profile, client }: Desk, rule: string, name: string): number | undefined {
  const value = clientLine(profile, rule, client)?.params[name];
  return typeof value === 'number' ? value : undefined;
}
