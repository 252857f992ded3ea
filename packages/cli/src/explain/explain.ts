import { nearest, profileIds, properties } from '@assay/cases';
import { scenarios } from '@assay/runner';
import { AssayError, rules, words } from '@assay/validator';
import { explainCase, explainProperty } from './explain-case.ts';
import { explainRule, sourcesOf } from './explain-rule.ts';
import { explainScenario } from './explain-scenario.ts';
import { page } from './lines.ts';
import { allCases, allProfiles } from './shipped.ts';
import { sourceText } from './source-text.ts';

/**
 * Explains a rule, a case, a property, a scenario, or a section of a cited document (`rfc7523#3`).
 *
 * @throws AssayError `ERR_USAGE` when there is none of this id, naming the nearest
 */
export function explain(id: string): string {
  const rule = rules.find((one) => one.id === id);
  if (rule !== undefined) return explainRule(rule);
  const cases = allCases();
  const found = cases.find((one) => one.id === id);
  if (found !== undefined) return explainCase(found);
  const property = properties.find((one) => one.id === id);
  if (property !== undefined) return explainProperty(property);
  const scenario = scenarios.find((one) => one.id === id);
  if (scenario !== undefined) return explainScenario(scenario);
  return id.includes('#')
    ? explainSection(id)
    : unknown(
        id,
        [...rules, ...cases, ...properties, ...scenarios].map((one) => one.id),
      );
}

/** The rules that cite a section, or one below it. */
function explainSection(spec: string): string {
  const cited = allProfiles().flatMap((profile) => profile.rules.flatMap((line) => line.spec));
  const sections = [...new Set(cited)].sort();
  const inside = sections.filter((one) => one === spec || one.startsWith(`${spec}.`) || one.startsWith(`${spec}-`));
  if (inside.length === 0) return unknown(spec, sections);
  const citing = rules.filter(({ id }) => sourcesOf(id).some((one) => inside.includes(one)));
  return page(spec, [
    ['source', ...inside.flatMap(sourceText)],
    ['rules', ...citing.map(({ id }) => `${id} — ${words[id]?.title ?? ''}`)],
  ]);
}

function unknown(id: string, known: readonly string[]): never {
  if (profileIds().includes(id))
    throw new AssayError('ERR_USAGE', `"${id}" is a profile; see: assay profiles show ${id}`);
  const near = nearest(id, known);
  const hint =
    near === undefined ? 'see: assay cases, and assay profiles show ID for the rules' : `did you mean "${near}"?`;
  throw new AssayError('ERR_USAGE', `no rule, case or property "${id}"; ${hint}`);
}
