import { profileIds, shippedProfile } from '@assay/cases';
import { AssayError, type FlatRule, type Profile, words } from '@assay/validator';
import { findProfile } from './profile-option.ts';

/** One line a shipped profile. */
export function listProfiles(): string {
  const profiles = profileIds().map(shippedProfile);
  const width = Math.max(...profiles.map((one) => one.id.length));
  return profiles
    .map(
      (one) => `${one.id.padEnd(width)}  ${one.title} (${one.edition}), ${one.rules.length} rules${evidenceOf(one)}\n`,
    )
    .join('');
}

/** Says that a profile was written from excerpts. */
function evidenceOf({ evidence }: Profile): string {
  return evidence === undefined ? '' : ', from excerpts';
}

/** A flat profile for reading. @throws AssayError `ERR_USAGE` without an id, `ERR_PROFILE` when there is none */
export async function showProfile(id: string | undefined, cwd: string): Promise<string> {
  if (id === undefined) throw new AssayError('ERR_USAGE', `profiles show: name a profile: ${profileIds().join(', ')}`);
  return flatText(await findProfile(id, cwd));
}

/** Every line of a flat profile: rule, levels, parameters, condition, sources, origin, note. */
export function flatText(profile: Profile): string {
  const head = [
    `${profile.id} — ${profile.title}, edition ${profile.edition}${evidenceOf(profile)}`,
    ...(profile.ancestors.length === 0 ? [] : [`extends ${profile.ancestors.join(' → ')}`]),
    ...Object.entries(profile.methods).map(([method, algs]) => `${method}: ${algs.join(', ')}`),
  ];
  const refusals = Object.entries(profile.refusals).map(([name, { origin, ...refusal }]) => {
    const parts = Object.entries(refusal).map(([part, values]) => `${part} ${values.join(' ')}`);
    return `refusal ${name}: ${parts.join('; ')}  [${origin}]`;
  });
  const dropped = profile.dropped.map(({ rule, why, origin }) => `dropped ${rule}: ${why}  [${origin}]`);
  return [...head, '', ...profile.rules.flatMap(lines), '', ...refusals, ...dropped, ''].join('\n');
}

function lines(line: FlatRule): readonly string[] {
  const levels = [line.client && `client ${line.client}`, line.server && `server ${line.server}`]
    .filter(Boolean)
    .join(', ');
  const params = Object.keys(line.params).length === 0 ? '' : ` ${JSON.stringify(line.params)}`;
  const when = line.when === undefined ? '' : ` when ${JSON.stringify(line.when)}`;
  return [
    `${line.rule}: ${words[line.rule]?.title ?? ''}`,
    `    ${levels}${params}${when}  ${line.spec.join(' ')}  [${line.origin}]`,
    ...(line.note === undefined ? [] : [`    ${line.note}`]),
  ];
}
