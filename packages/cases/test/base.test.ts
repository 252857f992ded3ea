import { validate } from '@assay/validator';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factsOf, mint, profileIds, shippedProfile } from '../src/index.ts';
import { algsOf, benchOf } from './bench.ts';

const all = profileIds().flatMap((id) => algsOf(shippedProfile(id)).map((alg) => [id, alg] as const));

test.each(all)('the base of %s with %s passes it, whatever the clock', async (id, alg) => {
  const bench = await benchOf(shippedProfile(id), alg);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1_000_000_000, max: 4_000_000_000 }), async (now) => {
      const minted = await mint({}, { ...bench, now });
      const facts = { ...factsOf(minted, { ...bench, now }), certificateChain: 'valid' } as const;
      for (const side of ['client', 'server'] as const) {
        const { outcome, findings } = validate(minted.request, bench.profile, facts, side);
        expect({ side, outcome, broken: findings.filter(({ level }) => level === 'MUST') }).toEqual({
          side,
          outcome: 'accept',
          broken: [],
        });
      }
    }),
    { numRuns: 5 },
  );
});
