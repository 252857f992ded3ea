import { type Case, isLoopback } from '@assay/cases';
import { type LanePlan, requestsOf, waits } from './lane.ts';
import { planOf } from './lane-plan.ts';
import { measuringRequests } from './measure/measure.ts';
import { type Quantity, quantities } from './measure/quantities.ts';
import type { TestOptions } from './test-options.ts';
import { windowSize } from './window.ts';

/** One case or property of a run. */
export interface EstimatedCase {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  /** Requests without controls; 0 when it is left out. */
  readonly requests: number;
  /** Seconds it waits between its steps. */
  readonly seconds: number;
  /** Seconds that it waits besides, at most, when the endpoint is late to notice a changed key set. */
  readonly patience?: number;
  /** Why it is left out. */
  readonly skip?: string;
}

/** What a run will send for one variant, when nothing has to be sent twice. */
export interface Estimate {
  readonly variant: string;
  readonly cases: readonly EstimatedCase[];
  /** Valid requests sent in between. */
  readonly controls: number;
  /** All requests, controls among them. */
  readonly requests: number;
  /** Seconds that the cases wait, one after the other; they do it side by side, so a run waits for the longest. */
  readonly seconds: number;
}

/** Estimates a run without sending anything. */
export function estimate(options: TestOptions): readonly Estimate[] {
  // The run serves this key set itself; where, it knows only then.
  const foreign = isLoopback(options.target.tokenEndpoint) ? { foreignJwks: 'http://127.0.0.1:0/jwks.json' } : {};
  const target = { ...options.target, ...foreign };
  return options.variants.map((variant) => {
    const plan = planOf(options, { variant, target });
    const cases = [
      ...plan.cases.map(ofCase),
      ...plan.properties.map((one) => ofProperty(one, options.runs)),
      ...(options.measure === true ? quantities.map(ofQuantity) : []),
    ];
    const controls = controlsOf(plan, options.runs);
    return {
      variant: variant.name,
      cases,
      controls,
      requests: cases.reduce((sum, one) => sum + one.requests, controls),
      seconds: cases.reduce((sum, one) => sum + one.seconds, 0),
    };
  });
}

function ofCase({ case: one, skip }: LanePlan['cases'][number]): EstimatedCase {
  const { id, title, group } = one;
  const head = { id, title, group };
  if (skip !== undefined) return { ...head, requests: 0, seconds: 0, skip };
  const patience = (one.steps ?? []).reduce((sum, { within = 0 }) => sum + within, 0);
  const seconds = waits(one) ? secondsOf(one) : 0;
  return { ...head, requests: requestsOf(one), seconds, ...(patience > 0 && { patience }) };
}

function secondsOf({ steps = [] }: Case): number {
  return steps.reduce((sum, { after = 0 }) => sum + after, 0);
}

function ofProperty({ id, title }: LanePlan['properties'][number], runs: number): EstimatedCase {
  return { id, title, group: 'property', requests: runs, seconds: 0 };
}

function ofQuantity({ name, title }: Quantity): EstimatedCase {
  return { id: name, title, group: 'measured', requests: measuringRequests, seconds: 0 };
}

/** The first one, one after each window and each sequence, and in a property one after ten draws and at its end. */
function controlsOf({ cases, properties }: LanePlan, runs: number): number {
  const sent = cases.filter((one) => one.skip === undefined).map((one) => one.case);
  const singles = sent.filter((one) => one.steps === undefined && one.resource === undefined).length;
  const draws = runs === 0 ? 0 : Math.floor((runs - 1) / windowSize) + 1;
  return 1 + (sent.length - singles) + Math.ceil(singles / windowSize) + properties.length * draws;
}
