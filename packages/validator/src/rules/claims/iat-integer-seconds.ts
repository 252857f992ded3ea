import type { Examples, RequestRule, Words } from '../../rule.ts';
import { notWholeSeconds } from './numeric-date.ts';

/** `iat` counts whole seconds, where a profile asks for an integer; RFC 7519 section 2 alone allows fractions. */
export const rule: RequestRule = {
  id: 'iat-integer-seconds',
  kind: 'request',
  on: 'claims',
  refusal: 'authentication',
  check: ({ claims }) => notWholeSeconds('iat', claims['iat']),
};

export const words: Words = {
  title: 'iat counts whole seconds',
  message: 'the iat claim has a fraction of a second',
  expected: 'whole seconds',
  help: 'Round iat down to whole seconds before signing.',
};

export const examples: Examples = {
  right: [{ title: 'whole seconds', subject: { claims: { iat: 990 } } }],
  wrong: [{ title: 'half a second over', subject: { claims: { iat: 990.5 } } }],
};
