import type { Examples, RequestRule, Words } from '../../rule.ts';
import { isSigned } from './signed.ts';

/** The header has no `cty`, for nothing is nested. RFC 7519 section 5.2. */
export const rule: RequestRule = {
  id: 'cty-absent',
  kind: 'request',
  on: 'header',
  refusal: 'authentication',
  applies: isSigned,
  check({ header }) {
    const { cty } = header;
    return cty === undefined ? [] : [{ path: '/header/cty', actual: cty }];
  },
};

export const words: Words = {
  title: 'cty is absent',
  message: 'the header has a cty, as if another token were nested',
  expected: 'no cty',
  help: 'Leave cty out; it announces a nested JWT.',
};

export const examples: Examples = {
  right: [{ title: 'no cty' }],
  wrong: [{ title: 'cty JWT', subject: { header: { cty: 'JWT' } } }],
};
