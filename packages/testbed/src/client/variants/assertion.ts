import { randomUUID } from 'node:crypto';
import { PRIVATE } from '../../faults/about.ts';
import { textOf } from '../../json-object.ts';
import { showsFirst } from '../bench/client-witness.ts';
import type { ClientVariant } from '../client-defect.ts';
import { claims, counter, header } from '../faults/about.ts';

const GENERIC: readonly string[] = ['rfc7523'];
const FIVE_MINUTES: readonly string[] = ['redox-source-auth-v2', 'smart-backend-services', 'reltio-client-secret-jwt'];

/** How far a claim is from the arrival, in tens of seconds. */
const distance = (name: string) =>
  showsFirst(({ claims: sent, at }) => Math.round((Number(sent[name]) - at / 1000) / 10));

/** Lawful ways to write an assertion. */
export const assertionVariants: readonly ClientVariant[] = [
  {
    id: 'no-iat',
    title: 'the assertion has neither iat nor nbf',
    alter: claims({ iat: undefined }),
    witness: showsFirst(({ claims: sent }) => 'iat' in sent),
  },
  {
    id: 'nbf-now',
    title: 'nbf is the moment of sending',
    alter: claims(({ now }) => ({ nbf: now })),
    witness: showsFirst(({ claims: sent }) => 'nbf' in sent),
  },
  {
    id: 'nbf-dated-back',
    title: 'nbf and iat are ten seconds in the past',
    alter: claims(({ now }) => ({ nbf: now - 10, iat: now - 10 })),
    witness: distance('nbf'),
  },
  {
    id: 'clock-a-little-ahead',
    title: 'the clock of the client is five seconds ahead',
    alter: claims(({ now }) => ({ iat: now + 5, exp: now + 95 })),
    witness: showsFirst(({ claims: sent, at }) => Number(sent['iat']) - at / 1000 > 2),
  },
  {
    id: 'clock-behind',
    title: 'the clock of the client is half a minute behind',
    alter: claims(({ now }) => ({ iat: now - 30, exp: now + 60 })),
    witness: distance('iat'),
  },
  {
    id: 'all-of-five-minutes',
    title: 'exp is five minutes ahead, where that is the limit',
    profiles: FIVE_MINUTES,
    alter: claims(({ now }) => ({ exp: now + 300 })),
    witness: distance('exp'),
  },
  {
    id: 'ten-minutes',
    title: 'exp is ten minutes ahead, where there is no limit',
    profiles: GENERIC,
    alter: claims(({ now }) => ({ exp: now + 600 })),
    witness: distance('exp'),
  },
  {
    id: 'more-claims',
    title: 'the assertion has claims that no document names',
    alter: claims({ tenant: 'a', software: { name: 'client', version: [1, 2] } }),
    witness: showsFirst(({ claims: sent }) => 'tenant' in sent),
  },
  {
    id: 'jti-for-the-audit',
    title: 'jti is an identifier with parts that mean something',
    alter: (b) => {
      const count = counter(0);
      return { ...b, jti: () => `export-${count()}.${randomUUID().slice(0, 8)}` };
    },
    witness: showsFirst(({ claims: sent }) => textOf(sent['jti']).split('.').length),
  },
  {
    id: 'aud-a-list-of-one',
    title: 'aud is a list of the token endpoint alone',
    profiles: GENERIC,
    alter: (b) => ({ ...b, audience: (making) => [b.audience(making)] }),
    witness: showsFirst(({ claims: sent }) => Array.isArray(sent['aud'])),
  },
  {
    id: 'aud-is-the-issuer',
    title: 'aud is the issuer, where that is one of two readings',
    profiles: GENERIC,
    alter: (b) => ({ ...b, audience: ({ errand }) => errand.issuer }),
    witness: showsFirst(({ claims: sent }) => sent['aud']),
  },
  {
    id: 'no-typ-no-kid',
    title: 'the header has alg alone',
    profiles: GENERIC,
    spared: ['next-key'],
    alter: (b) => ({
      ...header({ typ: undefined })(b),
      keyFor: (making) => ({ key: b.keyFor(making).key }),
    }),
    witness: showsFirst(({ header: sent }) => Object.keys(sent)),
  },
  {
    id: 'more-header-members',
    title: 'the header has thumbprints and members that no document names',
    alter: header({ x5t: 'q1w2e3r4t5y6u7i8o9p0a1s2d3f', vendor: 'a' }),
    witness: showsFirst(({ header: sent }) => 'vendor' in sent),
  },
  {
    id: 'jku-the-registered-url',
    title: 'jku is the registered URL',
    when: PRIVATE,
    profiles: ['redox-source-auth-v2', 'smart-backend-services', 'rfc7523'],
    alter: header(({ setup }) => ({ jku: setup.client.jwksUrl })),
    witness: showsFirst(({ header: sent }) => 'jku' in sent),
  },
];
