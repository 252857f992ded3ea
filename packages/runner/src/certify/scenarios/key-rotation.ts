import type { Scenario } from '../scenario.ts';

/** The client is started again with another key. */
export const scenario: Scenario = {
  id: 'key-rotation',
  title: 'a new key signs under a kid of its own',
  rules: ['kid-names-one-key', 'jti-single-use'],
  latitude: 'Without a kid nothing is said; when the old key goes on signing, nothing is known.',
  starts: 2,
  needs: 'next-key',
  judge: async ({ arrivals, signedByNextKey }) => {
    const before = arrivals.find(({ start }) => start === 1);
    const after = arrivals.find(({ start }) => start === 2);
    if (before === undefined || after === undefined)
      return { unshown: 'the client asked for no token after it was started again' };
    if (!(await signedByNextKey(after)))
      return { unclear: 'the client did not sign with the key of ASSAY_KEY_FILE after it was started again' };
    if (before.kid === undefined || before.kid !== after.kid) return [];
    return [{ rule: 'kid-names-one-key', message: `both keys have the kid "${before.kid}"` }];
  },
};
