import type { Result } from '@assay/runner';
import { byBytes } from './byte-order.ts';

/** Results by group; groups, and ids and variants within a group, in byte order, whatever order they were judged in. */
export function byGroup(results: readonly Result[]): readonly (readonly [group: string, members: readonly Result[]])[] {
  const sorted = [...results].sort(
    (a, b) => byBytes(a.group, b.group) || byBytes(a.id, b.id) || byBytes(a.variant ?? '', b.variant ?? ''),
  );
  return [...groupBy(sorted, ({ group }) => group)];
}

/** Items by a key, keys in the order they are first met. */
export function groupBy<Item>(
  items: readonly Item[],
  key: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  return Map.groupBy(items, key);
}
