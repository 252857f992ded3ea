import type { Examples, RequestRule, Words } from '../../rule.ts';

/**
 * This `jti` was not used before by the same issuer.
 *
 * Needs what a replay store says; without a `jti` there is nothing to look up. RFC 7523 section 3, item 7.
 */
export const rule: RequestRule<'replay'> = {
  id: 'jti-single-use',
  kind: 'request',
  on: 'claims',
  refusal: 'authentication',
  needs: ['replay'],
  applies: ({ claims }) => typeof claims['jti'] === 'string' && claims['jti'] !== '',
  check: ({ claims, facts }) => (facts.replay === 'seen' ? [{ path: '/claims/jti', actual: claims['jti'] }] : []),
};

export const words: Words = {
  title: 'jti is used once',
  message: 'the jti of this assertion was used before',
  expected: 'an identifier not used before',
  help: 'Make a new assertion with a new jti for every request, retries included.',
};

export const examples: Examples = {
  right: [
    { title: 'not seen before', facts: { replay: 'fresh' } },
    { title: 'no jti to look up', subject: { claims: { jti: undefined } }, facts: { replay: 'seen' } },
  ],
  wrong: [
    { title: 'seen before', facts: { replay: 'seen' } },
    {
      title: 'seen before, in the same assertion',
      facts: { replay: 'seen', history: { sameAssertion: true } },
    },
  ],
};
