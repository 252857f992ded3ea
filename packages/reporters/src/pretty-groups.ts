import type { Result } from '@assay/runner';
import { type Canvas, labelled, padded, type Style } from './canvas.ts';
import { countGroups, type GroupCount, groupMark } from './group-counts.ts';
import { counted, tellingOrder } from './wording.ts';

const longestName = 24;
const styles: Readonly<Record<ReturnType<typeof groupMark>, Style>> = {
  '✗': 'red',
  '!': 'yellow',
  '✓': 'green',
  '◦': 'dim',
};

/** One line per group: its mark, its name and how many results ended how. */
export function groupLines(on: Canvas, results: Iterable<Result>): readonly string[] {
  const groups = countGroups(results);
  const width = Math.min(longestName, Math.max(0, ...[...groups.keys()].map((name) => name.length)));
  return [...groups].flatMap(([name, count]) => {
    const mark = groupMark(count);
    return labelled(on, [`  ${mark} `, styles[mark]], `${padded(name, width)}   ${words(count)}`);
  });
}

function words({ all, known }: GroupCount): string {
  const parts = tellingOrder.flatMap((status) => {
    const count = all.get(status);
    return count === undefined ? [] : [counted(count, status)];
  });
  return [...parts, ...(known === 0 ? [] : [`${known} of them known`])].join('   ');
}
