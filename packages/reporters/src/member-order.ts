import { byBytes } from './byte-order.ts';

/** Members of an object in the order they are written; null stands for a value that is left as it is. Lists apply to each item. */
export interface Shape {
  readonly [member: string]: Shape | null;
}

/** Puts the members of a value, all the way down, in the order of a shape; members it does not know follow in byte order. */
export function inOrder(value: unknown, shape: Shape | null): unknown {
  if (shape === null || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => inOrder(item, shape));
  const members = new Map(Object.entries(value));
  const known = Object.keys(shape).filter((name) => members.has(name));
  const others = [...members.keys()].filter((name) => !Object.hasOwn(shape, name)).sort(byBytes);
  return Object.fromEntries(
    [...known, ...others].map((name) => [name, inOrder(members.get(name), memberOf(shape, name))]),
  );
}

function memberOf(shape: Shape, name: string): Shape | null {
  return Object.hasOwn(shape, name) ? (shape[name] ?? null) : null;
}
