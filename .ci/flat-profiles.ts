import { fileURLToPath } from 'node:url';
import { profileIds, shippedProfile } from '../packages/cases/src/suites.ts';
import { flatText } from '../packages/cli/src/show-profile.ts';

/** The reviewed copies of the flat profiles, by file: rule, levels, sources and the origin of every line. */
export function flatProfiles(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    profileIds().map((id) => [
      fileURLToPath(new URL(`../packages/cli/test/profiles/${id}.txt`, import.meta.url)),
      flatText(shippedProfile(id)),
    ]),
  );
}
