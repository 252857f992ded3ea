import { showsFirst } from '../bench/client-witness.ts';
import type { ClientDefect } from '../client-defect.ts';
import { claims } from './about.ts';

const TOKEN_ENDPOINT: readonly string[] = [
  'redox-source-auth-v2',
  'reltio-client-secret-jwt',
  'smart-backend-services',
];
const sent = (name: string) => showsFirst(({ claims: own }) => own[name]);

/** Faults in `iss`, `sub` and `aud`. */
export const identityFaults: readonly ClientDefect[] = [
  {
    id: 'iss-address-of-the-application',
    title: 'iss is the address of the application',
    kind: 'wrong-behaviour',
    rules: ['iss-is-client-id', 'iss-equals-sub', 'client-known'],
    alter: claims({ iss: 'https://app.example' }),
    witness: sent('iss'),
  },
  {
    id: 'iss-left-out',
    title: 'the assertion has no iss',
    kind: 'missing',
    rules: ['iss-required'],
    alter: claims({ iss: undefined }),
    witness: sent('iss'),
  },
  {
    id: 'sub-a-person',
    title: 'sub is the address of a person',
    kind: 'wrong-behaviour',
    rules: ['sub-is-client-id', 'iss-equals-sub'],
    alter: claims({ sub: 'alice@example.org' }),
    witness: sent('sub'),
  },
  {
    id: 'sub-left-out',
    title: 'the assertion has no sub',
    kind: 'missing',
    rules: ['sub-required'],
    alter: claims({ sub: undefined }),
    witness: sent('sub'),
  },
  {
    id: 'client-of-another-environment',
    title: 'iss and sub are the id in another environment',
    kind: 'wrong-behaviour',
    rules: ['iss-is-client-id', 'sub-is-client-id', 'client-known', 'key-belongs-to-client'],
    alter: claims(({ errand: { clientId } }) => ({ iss: `${clientId}-staging`, sub: `${clientId}-staging` })),
    witness: sent('sub'),
  },
  {
    id: 'aud-left-out',
    title: 'the assertion has no aud',
    kind: 'missing',
    rules: ['aud-required'],
    alter: claims({ aud: undefined }),
    witness: sent('aud'),
  },
  {
    id: 'aud-the-resource',
    title: 'aud is the resource that is to be called',
    kind: 'wrong-behaviour',
    rules: ['aud-accepted', 'aud-is-token-endpoint'],
    alter: (b) => ({ ...b, audience: ({ errand }) => errand.resource }),
    witness: sent('aud'),
  },
  {
    id: 'aud-the-issuer',
    title: 'aud is the issuer where the token endpoint is asked for',
    kind: 'wrong-behaviour',
    rules: ['aud-is-token-endpoint'],
    profiles: TOKEN_ENDPOINT,
    alter: (b) => ({ ...b, audience: ({ errand }) => errand.issuer }),
    witness: sent('aud'),
  },
  {
    id: 'aud-the-token-endpoint',
    title: 'aud is the token endpoint where the issuer is asked for',
    kind: 'wrong-behaviour',
    rules: ['aud-accepted'],
    profiles: ['fapi-2-security-profile', 'rfc7523bis'],
    alter: (b) => ({ ...b, audience: ({ errand }) => errand.tokenEndpoint }),
    witness: sent('aud'),
  },
  {
    id: 'aud-with-a-slash-behind',
    title: 'aud is the token endpoint with a slash behind it',
    kind: 'wrong-behaviour',
    rules: ['aud-is-token-endpoint', 'aud-accepted'],
    profiles: TOKEN_ENDPOINT,
    alter: (b) => ({ ...b, audience: ({ errand }) => `${errand.tokenEndpoint}/` }),
    witness: sent('aud'),
  },
  {
    id: 'aud-the-old-host',
    title: 'aud names the host that the endpoint had before',
    kind: 'wrong-behaviour',
    rules: ['aud-is-token-endpoint', 'aud-accepted'],
    alter: (b) => ({ ...b, audience: ({ errand }) => `https://old.example${new URL(errand.tokenEndpoint).pathname}` }),
    witness: sent('aud'),
  },
  {
    id: 'aud-a-list-of-two',
    title: 'aud is a list of issuer and token endpoint where a string is asked for',
    kind: 'wrong-behaviour',
    rules: ['aud-type'],
    profiles: ['reltio-client-secret-jwt', 'redox-source-auth-v2'],
    alter: (b) => ({ ...b, audience: ({ errand }) => [errand.issuer, errand.tokenEndpoint] }),
    witness: sent('aud'),
  },
];
