import type { Fault, RequestView } from '../../rule.ts';
import type { AssertionFault } from '../../subject.ts';

const whole = { path: '/assertion', name: 'the assertion' };
const parts = [
  { path: '/header', name: 'the header' },
  { path: '/claims', name: 'the payload' },
  { path: '/assertion', name: 'the signature' },
] as const;

/** What parsing found wrong with the outer form of the assertion, of one kind. */
export function faultsOf({ assertion }: RequestView, kind: AssertionFault['kind']): readonly Fault[] {
  if (assertion.faults.length === 0) return [];
  return assertion.faults
    .filter((fault) => fault.kind === kind)
    .map(({ part, detail }) => {
      const { path, name } = (part && parts[part - 1]) ?? whole;
      return { path, data: { part: name, detail } };
    });
}
