import type { Level, RefusalClass } from './facts.ts';
import type { Json } from './json.ts';
import type { FlatRule } from './profile.ts';
import type { Fault, Rule, Words } from './rule.ts';
import type { Finding } from './verdict.ts';

const longest = 80;

/** Looks up the words of a rule; undefined when words were not loaded. */
export type Dictionary = (rule: string) => Words | undefined;

/** Weight of a level, for comparison. */
const weight: Readonly<Record<Level, number>> = { MUST: 3, SHOULD: 2, MAY: 1 };

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
export function finding(
  fault: Fault,
  line: FlatRule,
  level: Level,
  refusal: RefusalClass,
  words: Words | undefined,
): Finding {
  const text = typeof words?.message === 'object' ? words.message[fault.as ?? ''] : words?.message;
  return {
    rule: line.rule,
    level,
    path: fault.path,
    message: fill(text ?? line.rule, fault.data),
    help: fill(words?.help ?? '', fault.data),
    ...(fault.expected !== undefined && { expected: shorten(fault.expected) }),
    ...(fault.actual !== undefined && { actual: shorten(textOf(fault.actual)) }),
    spec: line.spec,
    refusal,
  };
}

/** Cuts a text to a length that fits a line; whole code points only. */
export function shorten(text: string, max: number = longest): string {
  if (text.length <= max) return text;
  return `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** A value as JSON; a number beyond a double, which reads as infinite, is shown so and not as `null`. */
function textOf(value: Json): string {
  if (isInfinite(value)) return String(value);
  return JSON.stringify(value, (_name, inner: Json) => (isInfinite(inner) ? String(inner) : inner));
}

function isInfinite(value: Json): value is number {
  return value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY;
}

function fill(text: string, data: Fault['data'] = {}): string {
  return text.replace(/\{\{([^{}]+)\}\}/g, (placeholder: string, name: string) => {
    const value = data[name];
    return value === undefined ? placeholder : shorten(String(value));
  });
}
