import { type Case, lineOf, reasons } from '@assay/cases';
import { scenarios } from '@assay/runner';
import { faults } from '@assay/testbed';
import { type Profile, paramTypes, type Rule, words } from '@assay/validator';
import { about } from '@assay/validator/about';
import { exampleLines } from './example-text.ts';
import { page, type Row } from './lines.ts';
import { allCases, allProfiles } from './shipped.ts';
import { jsonText, sourceText } from './source-text.ts';

const kinds: Readonly<Record<Rule['kind'], string>> = {
  request: 'a rule about what a client sends',
  response: 'a rule about what a token endpoint answers',
  tolerance: 'a promise to accept; a refusal breaks it',
  behaviour: 'a rule about behaviour over several exchanges',
};

/** A rule for reading: what it checks, why, by which source, right and wrong, in which profiles, by which cases. */
export function explainRule(rule: Rule): string {
  const { id } = rule;
  const { title = '', message = '', help = '' } = words[id] ?? {};
  const { text = '', examples } = about[id] ?? {};
  const cases = allCases().filter((one) => rulesOf(one).includes(id));
  const reason = reasons()[id];
  const examplesOf = (which: 'right' | 'wrong') => exampleLines(examples?.[which] ?? []);
  const rows: readonly Row[] = [
    ['what', ...text.split('\n')],
    ['wrong is', ...(typeof message === 'string' ? [message] : Object.values(message))],
    ['mend', help],
    ['params', ...Object.entries(paramTypes[id] ?? {}).map(([name, type]) => `${name}: ${[type].flat().join(' or ')}`)],
    ['silent', ...(rule.yieldsTo === undefined ? [] : [`where one of these speaks: ${rule.yieldsTo.join(', ')}`])],
    ['source', ...sourcesOf(id).flatMap(sourceText)],
    [
      'right',
      ...(rule.kind === 'tolerance' ? cases.map(({ title: fact }) => `accepted: ${fact}`) : examplesOf('right')),
    ],
    ['wrong', ...(rule.kind === 'tolerance' ? ['any of them refused'] : examplesOf('wrong'))],
    ['profiles', ...allProfiles().flatMap((profile) => levelLines(profile, id))],
    ['cases', ...cases.map((one) => `${one.id} — ${one.title}`)],
    ['scenarios', ...scenarios.filter((one) => one.rules.includes(id)).map((one) => `${one.id} — ${one.title}`)],
    ['no case', ...(reason === undefined ? [] : [`${reason.reason}: ${reason.why}`])],
    ['caught', ...faults.filter((one) => one.rules.includes(id)).map((one) => `${one.id} — ${one.title}`)],
  ];
  return page(`${id} — ${title}\n${kinds[rule.kind]}; a breach is answered as: ${rule.refusal}`, rows);
}

/** The rules that a case is about. */
export function rulesOf({ violates, tolerates = [], proves = [] }: Case): readonly string[] {
  return [...violates, ...tolerates, ...proves];
}

/** The sections that the shipped profiles cite for a rule, each once. */
export function sourcesOf(rule: string): readonly string[] {
  const lines = allProfiles().flatMap((profile) => profile.rules.filter((one) => one.rule === rule));
  return [...new Set(lines.flatMap((line) => line.spec))].sort();
}

function levelLines(profile: Profile, rule: string): readonly string[] {
  const { id } = profile;
  const line = lineOf(profile, rule);
  if (line === undefined) return [`${id}: does not hold it`];
  const params = Object.keys(line.params).length === 0 ? '' : ` ${jsonText(line.params)}`;
  const when = line.when === undefined ? '' : ` when ${jsonText(line.when)}`;
  const levels = `client ${line.client ?? '–'}, server ${line.server ?? '–'}`;
  return [
    `${id}: ${levels}${params}${when}  [${line.spec.join(' ')}]`,
    ...(line.note === undefined ? [] : [`  ${line.note}`]),
  ];
}
