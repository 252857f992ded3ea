import type { Case, Property, Step } from '@assay/cases';
import { type Level, type Profile, words } from '@assay/validator';
import { rulesOf, sourcesOf } from './explain-rule.ts';
import { page, type Row } from './lines.ts';
import { allProfiles } from './shipped.ts';
import { jsonText, sourceText } from './source-text.ts';

/** A case for reading: what is sent, which rules are at stake, what each profile expects. */
export function explainCase(one: Case): string {
  const { id, title, group, since, violates, tolerates = [], proves = [], note, needs, steps = [], alike } = one;
  const rules = rulesOf(one);
  const rows: readonly Row[] = [
    ['sent', 'a valid request, changed like this:', ...changeLines(one), ...steps.flatMap(stepLines)],
    ['alike', ...(alike === undefined ? [] : [`the refusals of ${alike.join(', ')} must look the same`])],
    ['breaks', ...violates.map(titleOf)],
    ['uses', ...tolerates.map(titleOf)],
    ['proves', ...proves.map(titleOf)],
    ['note', ...(note === undefined ? [] : [note])],
    ['needs', ...(needs === undefined ? [] : [needs.join(', ')])],
    ['source', ...[...new Set(rules.flatMap(sourcesOf))].flatMap(sourceText)],
    ['right', right(one)],
    ['wrong', wrong(one)],
    ['profiles', ...allProfiles().map((profile) => `${profile.id}: ${levels(profile, rules)}`)],
  ];
  return page(`${id} — ${title}\na case of the suite, group ${group}, since ${since}`, rows);
}

/** A property for reading. */
export function explainProperty({ id, title, rule }: Property): string {
  const rows: readonly Row[] = [
    [
      'what',
      'Requests are drawn that break one rule, and none may be accepted; one that is gets as small as it can be.',
    ],
    ['breaks', titleOf(rule)],
    ['source', ...sourcesOf(rule).flatMap(sourceText)],
    ['right', 'every request drawn is refused, and the valid one between them accepted'],
    ['wrong', 'a request drawn is accepted'],
    ['profiles', ...allProfiles().map((profile) => `${profile.id}: ${levels(profile, [rule])}`)],
  ];
  return page(`${id} — ${title}\na property of the suite`, rows);
}

function right({ violates, tolerates = [], steps = [] }: Case): string {
  if (steps.some((one) => one.expect !== undefined))
    return 'every step with `expect` ends so, if need be at the end of the seconds it has; the others lead up to it';
  if (violates.length > 0) return 'it is refused, and the same request without the change accepted before and after';
  return tolerates.length > 0 ? 'it is accepted' : 'the endpoint answers, and goes on serving';
}

function wrong({ violates, tolerates = [], steps = [] }: Case): string {
  if (steps.some((one) => one.expect !== undefined)) return 'a step with `expect` ends otherwise';
  if (violates.length > 0) return 'it is accepted';
  return tolerates.length > 0 ? 'it is refused, while the plain request is accepted' : 'the rules above tell';
}

function changeLines({ edit = [], key, damage }: Pick<Case | Step, 'edit' | 'key' | 'damage'>): readonly string[] {
  return [
    ...edit.map(({ op, path, value }) => `  ${op} ${path}${value === undefined ? '' : ` ${jsonText(value)}`}`),
    ...(key === undefined ? [] : [`  signed with the key of: ${key}`]),
    ...(damage === undefined ? [] : [`  then damaged: ${damage}`]),
  ];
}

function stepLines(step: Step): readonly string[] {
  const { id, edit: _edit, key: _key, damage: _damage, ...rest } = step;
  const more = Object.keys(rest).length === 0 ? '' : ` ${jsonText(rest)}`;
  return [`  step ${id}${more}`, ...changeLines(step).map((line) => `  ${line}`)];
}

function titleOf(rule: string): string {
  return `${rule} — ${words[rule]?.title ?? ''}`;
}

/** The levels that bind servers, rule by rule. */
function levels({ rules: lines }: Profile, rules: readonly string[]): string {
  const told = rules.map((rule) => {
    const level: Level | undefined = lines.find((line) => line.rule === rule)?.server;
    return `${rule} ${level ?? 'not held'}`;
  });
  return told.join(', ') || 'nothing at stake';
}
