import { styleText } from 'node:util';
import { type RunEvent, type Status, statuses } from '@assay/runner';

/** The results of one group and variant. */
export interface Group {
  readonly name: string;
  readonly counts: Readonly<Partial<Record<Status, number>>>;
}

/** Groups that fill up as results come. */
export interface Groups {
  /** Takes an event and returns the groups that are complete now; at the end of a run, all that are left. */
  readonly add: (event: RunEvent) => readonly Group[];
}

/** Opens the groups of a run. */
export function openGroups(): Groups {
  const open = new Map<string, Partial<Record<Status, number>>>();
  const closed = new Set<string>();
  let planned: Readonly<Record<string, number>> = {};
  const close = (name: string): Group => {
    const counts = open.get(name) ?? {};
    open.delete(name);
    closed.add(name);
    return { name, counts };
  };
  return {
    add(event) {
      if (event.type === 'start') planned = event.groups ?? {};
      if (event.type === 'end') return [...open.keys()].map(close);
      if (event.type !== 'result') return [];
      const { group, variant, status } = event.result;
      const name = variant === undefined ? group : `${group} [${variant}]`;
      const counts = open.get(name) ?? {};
      open.set(name, { ...counts, [status]: (counts[status] ?? 0) + 1 });
      const done = Object.values(open.get(name) ?? {}).reduce((sum, one) => sum + one, 0);
      // What comes after that was not planned: rules that are judged on every answer.
      return done === planned[name] && !closed.has(name) ? [close(name)] : [];
    },
  };
}

/** `✗ lifetime [ES384]: 2 failed, 17 passed`. The mark and the words say it, colour only repeats it. */
export function groupLine({ name, counts }: Group, color: boolean): string {
  const told = statuses.flatMap((status) => (counts[status] === undefined ? [] : [`${counts[status]} ${status}`]));
  const { mark, paint } = signOf(counts);
  const sign = color ? styleText(paint, mark, { validateStream: false }) : mark;
  return `${sign} ${name}: ${told.join(', ')}`;
}

function signOf({ failed, error, blocked, warning }: Group['counts']): {
  readonly mark: string;
  readonly paint: 'red' | 'yellow' | 'green';
} {
  if (failed !== undefined) return { mark: '✗', paint: 'red' };
  if (error !== undefined || blocked !== undefined || warning !== undefined) return { mark: '!', paint: 'yellow' };
  return { mark: '✓', paint: 'green' };
}
