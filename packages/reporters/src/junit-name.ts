import type { Result } from '@assay/runner';
import { stripAnsi } from './ansi.ts';
import { titleOf } from './rows.ts';
import { shorten } from './shorten.ts';
import { visible } from './visible.ts';

const longest = 200;

/** Makes names that differ from those it made before; readers drop the second of two equal ones of a class. */
export type Namer = (of: Pick<Result, 'id' | 'variant' | 'title'>) => string;

/**
 * Makes testcase names, `<id> [<variant>] — <title>`, of at most 200 UTF-16 code units. Nothing in them changes from run to run.
 * Only results of one id can share a name, and they follow each other: no more than their names is kept.
 */
export function namer(): Namer {
  const taken = new Set<string>();
  let last: string | undefined;
  return (of) => {
    if (of.id !== last) taken.clear();
    last = of.id;
    const whole = visible(stripAnsi(titleOf(of)));
    let name = shorten(whole, longest);
    for (let copy = 2; taken.has(name); copy += 1) {
      const mark = ` (${copy})`;
      name = shorten(whole, longest - mark.length) + mark;
    }
    taken.add(name);
    return name;
  };
}

/** `assay.<profile>.<group>`. Jenkins takes what precedes the last dot for a package, so neither part keeps a dot. */
export function className(profile: string, group: string): string {
  return ['assay', profile, group].map((part) => visible(stripAnsi(part)).replaceAll('.', '-')).join('.');
}
