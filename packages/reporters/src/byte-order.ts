/** Compares two texts by code point, which is the order of their UTF-8 octets and the same in every locale. */
export function byBytes(a: string, b: string): number {
  const left = a[Symbol.iterator]();
  const right = b[Symbol.iterator]();
  for (;;) {
    const one = left.next();
    const other = right.next();
    if (one.done === true || other.done === true) return Number(one.done !== true) - Number(other.done !== true);
    const difference = (one.value.codePointAt(0) ?? 0) - (other.value.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
}
