import { expect, test } from 'vitest';
import { namesChanged, namesLocked, namesToday } from '../../../.ci/junit-names.ts';

test('JUnit names of all that is shipped are those that are pinned', () => {
  expect(namesChanged(namesLocked(), namesToday())).toEqual([]);
});

test('they cover every kind of result and name its class', () => {
  const names = Object.values(namesLocked());
  expect(names).toContain('assay.*.time exp-absent [*] — no exp');
  for (const group of ['property', 'request', 'response', 'scenario'])
    expect(names.some((name) => name.startsWith(`assay.*.${group} `))).toBe(true);
});

test('a renamed one, one that went away and a new one are told, each with what to do', () => {
  const [[key, name] = ['', ''], ...rest] = Object.entries(namesLocked());
  const today = {
    ...Object.fromEntries(rest),
    [key]: `${name}, renamed`,
    'claims/new': 'assay.*.claims new [*] — new',
  };
  const changed = namesChanged({ ...namesLocked(), 'claims/gone': 'assay.*.claims gone [*] — gone' }, today);
  expect(changed).toHaveLength(3);
  expect(changed[0]).toContain(`"${name}" is now "${name}, renamed": the history that CI systems keep of it ends.`);
  expect(changed[1]).toContain('is no longer shipped');
  expect(changed[2]).toBe('claims/new is not pinned yet: pnpm run docs');
});
