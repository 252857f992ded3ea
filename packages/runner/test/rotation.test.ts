import { shippedCases } from '@assay/cases';
import { correct, type Defect, faults, type Variant, variants } from '@assay/testbed';
import { describe, expect, test } from 'vitest';
import { type Ended, play, type Scenario } from './judged.ts';

/** What a run without long waits sends; the score sends the rest as well. */
const brief = shippedCases().flatMap(({ id, needs = [] }) =>
  needs.includes('jwks-server') && !needs.includes('slow') ? [id] : [],
);

/** A slow set is slow on the clock of the machine. */
const patient = { transport: { timeoutSeconds: 4 } } as const;

function playHosted(scenario: Scenario): Promise<Ended> {
  const audience = scenario.profile === fapi ? ({ audience: 'issuer', alg: 'ES256' } as const) : {};
  return play({ hosted: true, options: patient, ...audience, ...scenario });
}

function behaviourOf(list: readonly (Defect | Variant)[], id: string): NonNullable<Scenario['behaviour']> {
  const found = list.find((one) => one.id === id);
  if (found === undefined) throw new TypeError(`there is no ${id}`);
  const { acceptedAudiences: _, ...behaviour } = found.alter(correct);
  return behaviour;
}

const smart = 'smart-backend-services';
const redox = 'redox-source-auth-v2';
const fapi = 'fapi-2-security-profile';

const rows = [
  ['new-key-not-seen', redox, 'rotation-new-key', 'warning jwks-refetch-on-unknown-kid'],
  ['set-kept-for-five-minutes', redox, 'rotation-new-key', 'warning jwks-refetch-on-unknown-kid'],
  ['set-kept-for-five-minutes', smart, 'rotation-after-max-age', 'failed jwks-cache-not-longer'],
  ['withdrawn-key-kept', smart, 'rotation-withdrawn-key', 'failed jwks-cache-not-longer'],
  ['set-kept-for-an-hour', smart, 'rotation-withdrawn-key', 'failed jwks-cache-not-longer'],
  ['replaced-key-not-seen', smart, 'rotation-same-kid', 'failed jwks-cache-not-longer'],
  ['set-fetched-for-every-request', redox, 'unknown-kid-fetches', 'warning jwks-refetch-on-unknown-kid'],
  ['set-fetched-for-every-unknown-kid', redox, 'unknown-kid-fetches', 'warning jwks-refetch-on-unknown-kid'],
  ['strange-key-spoils-the-set', smart, 'set-with-strange-keys', 'warning jwks-unknown-keys-ignored'],
  ['key-of-one-kid-taken-first', fapi, 'set-with-kid-of-other-type', 'failed jwks-duplicate-kid-resolved'],
  ['keys-of-one-kid-tried-in-turn', smart, 'set-with-kid-twice', 'failed kid-known'],
  ['broken-set-ends-the-server', smart, 'set-broken', 'failed keeps-serving'],
  ['failed-fetch-remembered-for-an-hour', smart, 'set-error', 'failed keeps-serving'],
] as const;

describe.concurrent('an endpoint that serves its clients by URL', () => {
  test.each(rows)(
    '%s under %s is told by %s',
    async (fault, profile, id, told) => {
      const faulty = await playHosted({ profile, cases: [id], behaviour: behaviourOf(faults, fault) });
      expect(faulty.told(id)).toBe(told);
      const right = await playHosted({ profile, cases: [id] });
      expect(right.told(id)).toBe(`passed ${told.split(' ')[1]}`);
    },
    60_000,
  );

  test.each(variants.filter(({ needs }) => needs?.includes('jwks-server')).map(({ id }) => id))(
    '%s is lawful',
    async (id) => {
      const ended = await playHosted({ cases: brief, behaviour: behaviourOf(variants, id) });
      const told = brief.map((one) => ended.result(one));
      expect(told.filter(({ status }) => status !== 'passed' && status !== 'info')).toEqual([]);
    },
    60_000,
  );
});
