import fc from 'fast-check';
import { deadBandSeconds } from '../oracle.ts';
import type { Property } from './property.ts';

/** `exp` anywhere beyond the limit of the profile and the dead band; shrinks towards the limit. */
export const lifetimeBoundary: Property = {
  id: 'property-lifetime-boundary',
  title: 'no exp beyond the limit is accepted, near or far',
  rule: 'exp-max-lifetime',
  draw: () => {
    const from = deadBandSeconds + 1;
    const near = fc.integer({ min: from, max: from + 239 });
    const far = fc.integer({ min: from, max: 400 * 86_400 });
    return fc.oneof({ weight: 3, arbitrary: near }, { weight: 1, arbitrary: far }).map((by) => ({
      edit: [{ op: 'replace', path: '/claims/exp', value: { $now: { beyond: 'exp-max-lifetime.seconds', by } } }],
    }));
  },
};
