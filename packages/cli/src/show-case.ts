import { type Case, lineOf, profileIds, properties, shippedCases, shippedProfile } from '@assay/cases';
import { AssayError, words } from '@assay/validator';
import { suggest } from './suggest.ts';

/** One line a case, by group. */
export function listCases(): string {
  const all = [...shippedCases(), ...properties.map(({ id, title }) => ({ group: 'property', id, title }))];
  const width = Math.max(...all.map((one) => one.id.length));
  const groups = [...new Set(all.map((one) => one.group))];
  return groups
    .map((group) => {
      const lines = all.filter((one) => one.group === group).map((one) => `  ${one.id.padEnd(width)}  ${one.title}\n`);
      return `${group}\n${lines.join('')}`;
    })
    .join('\n');
}

/** A case or property for reading. @throws AssayError `ERR_USAGE` when there is none of this id */
export function showCase(id: string | undefined): string {
  if (id === undefined) throw new AssayError('ERR_USAGE', 'cases show: name a case; see: assay cases');
  const cases = shippedCases();
  const found = cases.find((one) => one.id === id);
  if (found !== undefined) return caseText(found);
  const property = properties.find((one) => one.id === id);
  if (property !== undefined)
    return text([`${id} — ${property.title}`, 'group property', '', ...concerned([property.rule])]);
  const ids = [...cases, ...properties].map((one) => one.id);
  throw new AssayError('ERR_USAGE', `no case "${id}"; ${suggest(id, ids)}`);
}

function caseText({ id, title, group, since, ...rest }: Case): string {
  const rules = [...rest.violates, ...(rest.tolerates ?? []), ...(rest.proves ?? [])];
  return text([
    `${id} — ${title}`,
    `group ${group}, since ${since}`,
    '',
    JSON.stringify(rest, undefined, 2),
    '',
    ...concerned(rules),
  ]);
}

function text(lines: readonly string[]): string {
  return `${lines.join('\n').trimEnd()}\n`;
}

/** What each profile says about these rules. */
function concerned(rules: readonly string[]): readonly string[] {
  return rules.flatMap((rule) => [
    `${rule}: ${words[rule]?.title ?? ''}`,
    ...profileIds().map((id) => {
      const line = lineOf(shippedProfile(id), rule);
      const level =
        line === undefined ? 'does not hold it' : `client ${line.client ?? '–'}, server ${line.server ?? '–'}`;
      return `    ${id}: ${level}`;
    }),
  ]);
}
