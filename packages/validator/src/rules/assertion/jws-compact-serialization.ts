import type { Examples, RequestRule, Words } from '../../rule.ts';
import { compact } from './example-text.ts';
import { faultsOf } from './faults-of.ts';

/** The assertion is a JWS in compact serialization: three parts, two dots, no JSON. RFC 7519 sections 3 and 7.2. */
export const rule: RequestRule = {
  id: 'jws-compact-serialization',
  kind: 'request',
  on: 'assertion',
  refusal: 'malformed-request',
  check: (view) => faultsOf(view, 'parts'),
};

export const words: Words = {
  title: 'the assertion is a compact JWS',
  message: 'the assertion is no compact JWS of three parts; found: {{detail}}',
  expected: 'header.payload.signature',
  help: 'Send header, payload and signature, each base64url, with a dot between: the compact serialization.',
};

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [{ title: 'three parts', subject: { assertion: compact() } }],
  wrong: [
    { title: 'one part', subject: { assertion: 'abc' } },
    { title: 'two parts', subject: { assertion: compact().replace(/\.[^.]*$/, '') } },
    { title: 'a fourth part', subject: { assertion: `${compact()}.x` } },
    { title: 'a dot at the end', subject: { assertion: `${compact()}.` } },
    { title: 'six parts', subject: { assertion: 'a.b.c.d.e.f' } },
    {
      title: 'the flattened JSON serialization',
      subject: { assertion: '{"payload":"e30","protected":"e30","signature":""}' },
    },
    { title: 'JSON with two dots in a member name', subject: { assertion: `{"${compact()}":"","payload":"e30"}` } },
  ],
}))();
