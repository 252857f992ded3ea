import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { profileIds, reasons, shippedCases, shippedProfile } from '../packages/cases/src/suites.ts';
import { rules } from '../packages/validator/src/index.ts';

/** The README, in which a marked block counts what the suite is made of. */
export const readmeFile: string = fileURLToPath(new URL('../README.md', import.meta.url));

const begin = '<!-- counts -->';
const end = '<!-- /counts -->';

/** The text of the README with its counts as they are today. */
export function readmeWithCounts(): string {
  const text = readFileSync(readmeFile, 'utf8');
  return text.replace(new RegExp(`${begin}[^]*${end}`), () => `${begin}\n${counts()}\n${end}`);
}

function counts(): string {
  const answers = Object.values(requirements()).flatMap((one) => Object.values(one));
  const carried = answers.filter(Array.isArray).length;
  const cases = shippedCases();
  const lines = profileIds().flatMap((id) => shippedProfile(id).rules);
  const owed = new Set(lines.filter(({ server }) => server === 'MUST' || server === 'SHOULD').map(({ rule }) => rule));
  const without = Object.values(reasons()).map(({ reason }) =>
    reason.replace(/^covered by .*$/, 'covered by the case of another rule'),
  );
  const each = [...new Set(without)].map((reason) => `${without.filter((one) => one === reason).length} ${reason}`);
  return [
    '| counted by `pnpm docs` | |',
    '|---|---|',
    `| profiles, rules, cases | ${profileIds().length}, ${rules.length}, ${cases.length} |`,
    `| requirements found in the documents, each carried by rules | ${carried} of ${answers.length} |`,
    `| requirements that no request, key set or answer can show (advice, or the matter of another profile) | ${answers.length - carried} |`,
    `| rules that bind servers, shown by cases of their own | ${owed.size - without.length} of ${owed.size} |`,
    `| rules that bind servers, with a written reason instead | ${without.length}: ${each.join(', ')} |`,
  ].join('\n');
}

function requirements(): Readonly<Record<string, Readonly<Record<string, object>>>> {
  return JSON.parse(readFileSync(new URL('../suites/requirements.json', import.meta.url), 'utf8'));
}
