import { type Case, type Planned, plan, properties, type Setting, type Target, type Variant } from '@assay/cases';
import type { LanePlan } from './lane.ts';
import type { TestOptions } from './test-options.ts';

/** What of the options decides what is sent for a variant. */
export type Planning = Pick<TestOptions, 'profile' | 'cases' | 'properties' | 'capabilities' | 'rate' | 'pick'>;

/** Plans one variant: which cases and properties are sent, and why some are not. */
export function planOf(
  options: Planning,
  { variant, target }: { readonly variant: Variant; readonly target: Target },
): LanePlan {
  const setting: Setting = { profile: options.profile, target, capabilities: options.capabilities };
  const picked = ({ id }: { readonly id: string }): boolean => options.pick?.(id, variant.name) ?? true;
  return {
    cases: plan(options.cases.filter(picked), variant, setting).map((one) => spreadOut(one, options.rate)),
    properties: (options.properties ?? properties).filter(picked),
  };
}

/** Requests that must go at once prove nothing when the rate spreads them. */
function spreadOut(planned: Planned, rate: number | undefined): Planned {
  const most = Math.max(1, ...(planned.case.steps ?? []).map(atOnce));
  if (planned.skip !== undefined || rate === undefined || most <= Math.max(1, rate)) return planned;
  return { ...planned, skip: `needs ${most} requests at once; the rate allows ${rate} a second` };
}

function atOnce({ together, times = 1 }: NonNullable<Case['steps']>[number]): number {
  return together === true ? times : 1;
}
