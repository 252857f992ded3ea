import type { Level, RefusalClass } from './facts.ts';
import type { Json } from './json.ts';
import type { FlatRule } from './profile.ts';
import type { Fault, Rule } from './rule.ts';
import type { Finding } from './verdict.ts';

const longest = 80;

/** What is said of a fault. */
export interface Said {
  readonly message: string;
  readonly help: string;
  /** What was asked for, where the fault itself does not say. */
  readonly expected?: string | undefined;
}

/** Puts a fault of a rule into words. */
export type Say = (rule: string, fault: Fault) => Said;

/** The line of a profile that found a fault. */
interface FoundBy {
  readonly flat: FlatRule;
  readonly level: Level;
  readonly refusal: RefusalClass;
}

/** Weight of a level, for comparison. */
const weight: Readonly<Record<Level, number>> = { MUST: 3, SHOULD: 2, MAY: 1 };

/** Says which rule is broken and no more: all that can be said without words. */
export const sayRule: Say = (rule) => ({ message: rule, help: '' });

/** Drops findings of rules that a stronger rule, at the same or a higher level, already speaks for. */
export function withoutImplied(findings: readonly Finding[], rules: ReadonlyMap<string, Rule>): readonly Finding[] {
  if (findings.length < 2) return findings;
  const spoken = new Map(findings.map((one) => [one.rule, weight[one.level]]));
  return findings.filter((one) => {
    const stronger = rules.get(one.rule)?.yieldsTo ?? [];
    return !stronger.some((id) => (spoken.get(id) ?? 0) >= weight[one.level]);
  });
}

/** Turns what a check reported into a finding. This is the only place where findings are made. */
export function finding(fault: Fault, { flat, level, refusal }: FoundBy, say: Say): Finding {
  const { path, actual } = fault;
  const said = say(flat.rule, fault);
  const expected = expectedOf(fault) ?? said.expected;
  return {
    rule: flat.rule,
    level,
    path,
    message: said.message,
    help: said.help,
    ...(expected !== undefined && { expected: shorten(expected) }),
    ...(actual !== undefined && { actual: shorten(textOf(actual)) }),
    spec: flat.spec,
    refusal,
  };
}

/** What was asked for, as far as the fault itself says it. */
export function expectedOf({ expected }: Fault): string | undefined {
  return typeof expected === 'object' ? expected.join(' or ') || undefined : expected;
}

/** Cuts a text to a length that fits a line; whole code points only. */
export function shorten(text: string, max: number = longest): string {
  if (text.length <= max) return text;
  return `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** A value as JSON; a number beyond a double, which reads as infinite, is shown so and not as `null`. */
export function textOf(value: Json): string {
  if (isInfinite(value)) return String(value);
  return JSON.stringify(value, (_name, inner: Json) => (isInfinite(inner) ? String(inner) : inner));
}

function isInfinite(value: Json): value is number {
  return value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY;
}
