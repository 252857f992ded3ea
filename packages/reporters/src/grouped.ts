/** Items by a key, keys in the order they are first met. */
export function groupBy<Item>(
  items: readonly Item[],
  key: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  return Map.groupBy(items, key);
}

/** At most `most` of the names, and how many there are beside them. */
export function listed(names: readonly string[], most: number, count: number = names.length): string {
  const left = count - Math.min(most, names.length);
  return names.slice(0, most).join(', ') + (left > 0 ? ` and ${left} more` : '');
}
