import { properties, shippedCases } from '@assay/cases';
import { correct, faults } from '@assay/testbed';
import { expect, test } from 'vitest';
import { judgeEndpoint } from '../score/judge-endpoint.ts';

/** Faults that lie between the fixtures, the property that finds each, and the smallest edit that shows it. */
const hidden = [
  {
    fault: 'lifetime-437-seconds',
    property: 'property-lifetime-boundary',
    alg: 'HS384',
    smallest: /\(now \+ 361 s\)$/,
  },
  {
    fault: 'aud-character-20-passed-over',
    property: 'property-audience-near-misses',
    alg: 'HS384',
    smallest: /\/claims\/aud {2}"http:\/\/127\.0\.0\.1:\d\d[^\d]\d*\/oauth\/token"$/,
  },
  {
    fault: 'mac-octets-skipped',
    property: 'property-damage',
    alg: 'HS384',
    smallest: /signature octet 17: bit 0 flipped$/,
  },
] as const;

test.each(hidden)('$fault is seen by its property alone', async ({ fault: id, property, alg, smallest }) => {
  const fault = faults.find((one) => one.id === id);
  if (fault === undefined) throw new Error(`no fault ${id}`);
  const report = await judgeEndpoint({
    profile: 'redox-source-auth-v2',
    algs: [alg],
    behaviour: fault.alter(correct),
    cases: shippedCases().filter((one) => one.violates.some((rule) => fault.rules.includes(rule))),
    properties: properties.filter((one) => one.id === property),
  });
  const failed = report.results.filter((one) => one.status === 'failed');
  expect(failed.map((one) => one.id)).toEqual([property]);
  expect(failed[0]?.message).toMatch(smallest);
  expect(failed[0]?.reproduce.path).toMatch(/^\d/);
});
