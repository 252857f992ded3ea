import { type Case, profileIds, properties, shippedCases, shippedProfile } from '@assay/cases';
import { AssayError, words } from '@assay/validator';
import { suggest } from './config.ts';

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

/** A case for reading. @throws AssayError `ERR_USAGE` when there is none of this id */
export function showCase(id: string | undefined): string {
  const cases = shippedCases();
  const found = cases.find((one) => one.id === id);
  if (found === undefined) {
    const ids = cases.map((one) => one.id);
    throw new AssayError('ERR_USAGE', id === undefined ? 'cases show: name a case; see: assay cases' : `no case "${id}"; ${suggest(id, ids)}`);
  }
  const { id: _, title, group, since, ...rest } = found;
  return [`${found.id} — ${title}`, `group ${group}, since ${since}`, '', JSON.stringify(rest, undefined, 2), '', ...concerned(found), ''].join('\n');
}

/** What each profile says about the rules that the case names. */
function concerned({ violates, tolerates = [], proves = [] }: Case): readonly string[] {
  return [...violates, ...tolerates, ...proves].flatMap((rule) => [
    `${rule}: ${words[rule]?.title ?? ''}`,
    ...profileIds().map((id) => {
      const line = shippedProfile(id).rules.find((one) => one.rule === rule);
      const level = line === undefined ? 'does not hold it' : `client ${line.client ?? '–'}, server ${line.server ?? '–'}`;
      return `    ${id}: ${level}`;
    }),
  ]);
}
