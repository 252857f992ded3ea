import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { properties, shippedCases } from '../packages/cases/src/index.ts';
import { junit, type Reportable } from '../packages/reporters/src/index.ts';
import { type Result, scenarios } from '../packages/runner/src/index.ts';
import { rules, words } from '../packages/validator/src/index.ts';

/** Class and name of testcases by what they are of. `*` stands for the profile and for the algorithm of the client. */
export type Names = Readonly<Record<string, string>>;

type Named = Pick<Result, 'id' | 'title' | 'group'>;

/** Where the names lie that earlier releases gave. */
export const namesFile: string = fileURLToPath(new URL('../packages/cli/test/names.lock.json', import.meta.url));

/** The names that the JUnit reporter gives today to every case, property, judged rule and scenario that is shipped. */
export function namesToday(): Names {
  const named: readonly Named[] = [
    ...shippedCases(),
    ...properties.map(({ id, title }) => ({ id, title, group: 'property' })),
    ...rules.map(({ id, kind }) => ({ id, title: words[id]?.title ?? id, group: kind })),
    ...scenarios.map(({ id, title }) => ({ id, title, group: 'scenario' })),
  ];
  return Object.fromEntries(named.map((one) => [`${one.group}/${one.id}`, nameOf(one)]));
}

/** The names that are pinned. */
export function namesLocked(): Names {
  return JSON.parse(readFileSync(namesFile, 'utf8')) as Names;
}

/** What keeps the names of today from being those that are pinned, and what to do about each; empty when nothing does. */
export function namesChanged(locked: Names, today: Names): readonly string[] {
  return [
    ...Object.entries(locked).flatMap(([key, name]) => {
      if (today[key] === name) return [];
      const now = today[key] === undefined ? 'is no longer shipped' : `is now "${today[key]}"`;
      return [
        `"${name}" ${now}: the history that CI systems keep of it ends. Take the change back; if it must be, edit ${key} in packages/cli/test/names.lock.json and say so in the notes of the release`,
      ];
    }),
    ...Object.keys(today).flatMap((key) =>
      Object.hasOwn(locked, key) ? [] : [`${key} is not pinned yet: pnpm run docs`],
    ),
  ];
}

/** Pins names that are new. One that changed or went away stays as it was pinned, for a person to decide. */
export function pinNewNames(): void {
  const all = { ...namesToday(), ...namesLocked() };
  const sorted = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(namesFile, `${JSON.stringify(sorted, undefined, 2)}\n`);
}

function nameOf({ id, title, group }: Named): string {
  const xml = [...junit({ ...empty, results: [{ ...passed, id, title, group, reproduce: { id, seed: 0 } }] })].join('');
  const [, classname = '', name = ''] = /<testcase classname="([^"]*)" name="([^"]*)"/.exec(xml) ?? [];
  return `${classname} ${name}`;
}

const passed: Omit<Result, 'id' | 'title' | 'group' | 'reproduce'> = {
  variant: '*',
  status: 'passed',
  level: 'MUST',
  requirement: '',
  violates: [],
  spec: [],
  expected: 'either',
  observed: 'none',
  message: '',
  help: '',
  evidence: [],
  seconds: 0,
};

const empty: Reportable = {
  version: 1,
  tool: { name: 'assay', version: '' },
  mode: 'test',
  profile: { id: '*', title: '', edition: '', digest: '' },
  target: '',
  startedAt: '',
  seconds: 0,
  seed: 0,
  interrupted: false,
  outcome: 'passed',
  exitCode: 0,
  summary: { passed: 1, failed: 0, warning: 0, error: 0, blocked: 0, skipped: 0, info: 0, requests: 0 },
  measured: [],
  requirements: [],
  results: [],
};
