import { type Case, type Property, properties, shippedCases } from '@assay/cases';
import { AssayError, rules } from '@assay/validator';

/** What a run is made of, beside its controls. */
export interface Selection {
  readonly cases: readonly Case[];
  readonly properties: readonly Property[];
}

/** Results that every run has: they are judged without a case. */
const always: readonly string[] = ['control', 'tls-required', 'keeps-serving', 'refusal-answered'];
const onAnswers: readonly string[] = rules.flatMap((rule) => (rule.kind === 'response' ? [rule.id] : []));

/**
 * Chooses cases and properties.
 *
 * Every id that a report shows selects what led to the result: a case, a property, a rule with the cases about it.
 * A rule that is judged on every answer selects every case.
 *
 * @throws AssayError `ERR_USAGE` when nothing is left
 */
export function select({ grep, runs }: { readonly grep?: string | undefined; readonly runs: number }): Selection {
  const drawn = runs === 0 ? [] : properties;
  if (grep === undefined || onAnswers.includes(grep))
    return { cases: shippedCases(), properties: grep === undefined ? drawn : [] };
  const cases = shippedCases().filter((one) => holds(one, grep) || about(one).includes(grep));
  const found = drawn.filter((one) => holds(one, grep) || one.rule === grep);
  if (cases.length + found.length === 0 && !always.includes(grep)) {
    throw new AssayError(
      'ERR_USAGE',
      `--grep: no case has "${grep}" in its id or title, or is about a rule of this id; see: assay cases`,
    );
  }
  return { cases, properties: found };
}

/** Every id that a result may have, the controls aside. */
export function knownIds(): readonly string[] {
  return [...[...shippedCases(), ...properties].map((one) => one.id), 'tls-required', ...onAnswers];
}

/** Whether this is a rule that every answer is judged by. */
export function isJudgedOnAnswers(id: string): boolean {
  return onAnswers.includes(id);
}

/** Chooses what the results of these ids came from: for a rule that is judged on every answer, every case. */
export function selectAgain(ids: readonly string[]): Selection {
  const everything = ids.some(isJudgedOnAnswers);
  return {
    cases: shippedCases().filter((one) => everything || ids.includes(one.id)),
    properties: properties.filter((one) => ids.includes(one.id)),
  };
}

/** Whether this is a case or property that a selection passes over, so that nothing can be said about it. */
export function leftOut(id: string, { cases, properties: drawn }: Selection): boolean {
  const all = [...shippedCases(), ...properties].map((one) => one.id);
  return all.includes(id) && ![...cases, ...drawn].some((one) => one.id === id);
}

function holds({ id, title }: Pick<Case, 'id' | 'title'>, text: string): boolean {
  return id.includes(text) || title.includes(text);
}

function about({ violates, tolerates = [], proves = [] }: Case): readonly string[] {
  return [...violates, ...tolerates, ...proves];
}
