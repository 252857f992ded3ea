import type { Examples, RequestRule, Words } from '../../rule.ts';
import { notWholeSeconds } from './numeric-date.ts';

/** `exp` counts whole seconds, where a profile asks for an integer; RFC 7519 section 2 alone allows fractions. */
export const rule: RequestRule = {
  id: 'exp-integer-seconds',
  kind: 'request',
  on: 'claims',
  refusal: 'authentication',
  check: ({ claims }) => notWholeSeconds('exp', claims['exp']),
};

export const words: Words = {
  title: 'exp counts whole seconds',
  message: 'the exp claim has a fraction of a second',
  expected: 'whole seconds',
  help: 'Round exp down to whole seconds before signing.',
};

export const examples: Examples = {
  right: [{ title: 'whole seconds', subject: { claims: { exp: 1060 } } }],
  wrong: [{ title: 'half a second over', subject: { claims: { exp: 1060.5 } } }],
};
