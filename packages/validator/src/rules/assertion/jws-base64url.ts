import type { Examples, RequestRule, Words } from '../../rule.ts';
import { compact } from './example-text.ts';
import { faultsOf } from './faults-of.ts';

/** Every part is base64url: no padding, no white space, nothing of the standard alphabet. RFC 7515 section 2. */
export const rule: RequestRule = {
  id: 'jws-base64url',
  kind: 'request',
  on: 'assertion',
  refusal: 'malformed-request',
  check: (view) => faultsOf(view, 'alphabet'),
};

export const words: Words = {
  title: 'every part is base64url',
  message: '{{part}} is not base64url: {{detail}}',
  expected: 'base64url without padding',
  help: 'Encode each part with A-Z a-z 0-9 - _ alone; refuse every other character instead of skipping it.',
};

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [{ title: 'three clean parts', subject: { assertion: compact() } }],
  wrong: [
    { title: 'a padded signature', subject: { assertion: `${compact()}==` } },
    { title: 'a padded payload', subject: { assertion: compact(undefined, '{}').replace('e30.', 'e30=.') } },
    { title: 'the standard alphabet', subject: { assertion: compact().replace(/AA$/, '+/') } },
    { title: 'a space at the end', subject: { assertion: `${compact()} ` } },
    { title: 'a line feed at the end', subject: { assertion: `${compact()}\n` } },
    { title: 'a line feed after the dot', subject: { assertion: compact().replace(/\.(A*)$/, '.\n$1') } },
    { title: 'junk in the signature', subject: { assertion: compact().replace(/A$/, '!A') } },
    { title: 'a character too many', subject: { assertion: `${compact()}AAA` } },
  ],
}))();
