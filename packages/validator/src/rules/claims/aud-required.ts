import type { Examples, RequestRule, Words } from '../../rule.ts';

/** The assertion names an audience: `aud` is there and not `null`, `""` or `[]`. RFC 7523 section 3, item 3. */
export const rule: RequestRule = {
  id: 'aud-required',
  kind: 'request',
  on: 'claims',
  refusal: 'authentication',
  check({ claims }) {
    const { aud } = claims;
    if (aud === undefined) return [{ path: '/claims/aud', as: 'absent' }];
    const empty = aud === null || aud === '' || (Array.isArray(aud) && aud.length === 0);
    return empty ? [{ path: '/claims/aud', as: 'empty', actual: aud }] : [];
  },
};

export const words: Words = {
  title: 'the assertion names its audience',
  message: { absent: 'the aud claim is missing', empty: 'the aud claim names nobody' },
  help: 'Put the identifier of the authorization server, as its documentation gives it, into aud.',
};

export const examples: Examples = {
  right: [
    { title: 'aud is a string', subject: { claims: { aud: 'https://as.example/token' } } },
    { title: 'aud is a list of one', subject: { claims: { aud: ['https://as.example/token'] } } },
  ],
  wrong: [
    { title: 'no aud', subject: { claims: { aud: undefined } } },
    { title: 'aud is null', subject: { claims: { aud: null } } },
    { title: 'aud is an empty string', subject: { claims: { aud: '' } } },
    { title: 'aud is an empty list', subject: { claims: { aud: [] } } },
  ],
};
