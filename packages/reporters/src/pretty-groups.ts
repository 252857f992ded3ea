import type { Result, Status } from '@assay/runner';
import { type Canvas, labelled, padded, type Style } from './canvas.ts';
import { byGroup } from './grouped.ts';
import { counted, isKnown } from './wording.ts';

const longestName = 24;

/** One line per group: its mark, its name and how many results ended how. */
export function groupLines(on: Canvas, results: readonly Result[]): readonly string[] {
  const groups = byGroup(results);
  const width = Math.min(longestName, Math.max(0, ...groups.map(([name]) => name.length)));
  return groups.flatMap(([name, members]) =>
    labelled(on, mark(members), `${padded(name, width)}   ${counts(members)}`),
  );
}

function counts(results: readonly Result[]): string {
  const order: readonly Status[] = ['passed', 'failed', 'error', 'warning', 'blocked', 'skipped', 'info'];
  const parts = order.flatMap((status) => {
    const count = results.filter((result) => result.status === status).length;
    return count === 0 ? [] : [counted(count, status)];
  });
  const known = results.filter(isKnown).length;
  return [...parts, ...(known === 0 ? [] : [`${known} of them known`])].join('   ');
}

function mark(results: readonly Result[]): readonly [string, Style] {
  const open = new Set(results.filter((result) => !isKnown(result)).map(({ status }) => status));
  if (open.has('failed')) return ['  ✗ ', 'red'];
  if (open.has('error') || open.has('blocked') || open.has('warning')) return ['  ! ', 'yellow'];
  return open.has('passed') ? ['  ✓ ', 'green'] : ['  ◦ ', 'dim'];
}
