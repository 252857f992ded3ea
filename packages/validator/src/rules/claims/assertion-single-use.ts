import type { Examples, RequestRule, Words } from '../../rule.ts';

/**
 * This assertion was not sent before, octet for octet.
 *
 * Catches what `jti-single-use` cannot: a replay without a `jti`, or where no identifiers are kept. RFC 7521 section 5.2.
 */
export const rule: RequestRule<'history'> = {
  id: 'assertion-single-use',
  kind: 'request',
  on: 'claims',
  refusal: 'authentication',
  needs: ['history'],
  yieldsTo: ['jti-single-use'],
  check: ({ facts }) => (facts.history.sameAssertion === true ? [{ path: '/assertion' }] : []),
};

export const words: Words = {
  title: 'an assertion is sent once',
  message: 'this very assertion was sent before',
  help: 'Sign a new assertion for every request, retries included.',
};

export const examples: Examples = {
  right: [
    { title: 'first of its session', facts: { history: {} } },
    { title: 'another was sent before', facts: { history: { sameAssertion: false } } },
  ],
  wrong: [{ title: 'sent twice', facts: { replay: 'fresh', history: { sameAssertion: true } } }],
};
