import type { Level, RefusalClass } from './facts.ts';
import type { Json } from './json.ts';
import type { FlatRule } from './profile.ts';
import type { Fault, Rule, Text, Words } from './rule.ts';
import type { Finding } from './verdict.ts';

const longest = 80;

/** Looks up the words of a rule; undefined when words were not loaded. */
export type Dictionary = (rule: string) => Words | undefined;

/** The line of a profile that found a fault. */
interface FoundBy {
  readonly flat: FlatRule;
  readonly level: Level;
  readonly refusal: RefusalClass;
}

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
export function finding(fault: Fault, { flat, level, refusal }: FoundBy, words: Words | undefined): Finding {
  const { as = '', path, actual } = fault;
  const given = typeof fault.expected === 'object' ? fault.expected.join(' or ') || undefined : fault.expected;
  const shown = actual === undefined ? undefined : textOf(actual);
  const values = { path, actual: typeof actual === 'string' ? actual : shown, expected: given, ...fault.data };
  const said = (text: Text | undefined) => fill(typeof text === 'object' ? text[as] : text, values);
  const expected = given ?? said(words?.expected);
  return {
    rule: flat.rule,
    level,
    path,
    message: said(words?.message) ?? flat.rule,
    help: said(words?.help) ?? '',
    ...(expected !== undefined && { expected: shorten(expected) }),
    ...(shown !== undefined && { actual: shorten(shown) }),
    spec: flat.spec,
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

function fill(text: string | undefined, values: NonNullable<Fault['data']>): string | undefined {
  return text?.replace(/\{\{([^{}]+)\}\}/g, (placeholder: string, name: string) => {
    const value = values[name];
    return value === undefined ? placeholder : shorten([value].flat().join(', '));
  });
}
