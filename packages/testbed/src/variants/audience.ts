import { sends } from '../bench/witness.ts';
import type { Variant } from '../defect.ts';

/** Lawful ways to read `aud`. */
export const audienceVariants: readonly Variant[] = [
  {
    id: 'issuer-as-aud',
    title: 'the issuer is accepted as aud beside the token endpoint',
    profiles: ['smart-backend-services', 'redox-source-auth-v2', 'reltio-client-secret-jwt'],
    mayWarn: ['aud-is-token-endpoint'],
    alter: (b) => ({ ...b, acceptedAudiences: ({ tokenEndpoint, issuer }) => [tokenEndpoint, issuer] }),
    witness: sends((bench) => ({ claims: { aud: bench.issuer } })),
  },
  {
    id: 'issuer-refused-as-aud',
    title: 'only the token endpoint is accepted as aud',
    profiles: ['rfc7523'],
    alter: (b) => ({ ...b, acceptedAudiences: ({ tokenEndpoint }) => [tokenEndpoint] }),
    witness: sends((bench) => ({ claims: { aud: bench.issuer } })),
  },
  {
    id: 'aud-single-element-array',
    title: 'an array with nothing but the token endpoint in it is accepted as aud',
    profiles: ['redox-source-auth-v2', 'reltio-client-secret-jwt'],
    mayWarn: ['aud-type'],
    alter: (b) => ({
      ...b,
      audienceList: (aud, policy) => b.audienceList(Array.isArray(aud) && aud.length === 1 ? aud[0] : aud, policy),
    }),
    witness: sends((bench) => ({ claims: { aud: [bench.tokenEndpoint] } })),
  },
  {
    id: 'aud-array-containing-me',
    title: 'an array with the token endpoint among others is accepted as aud',
    profiles: ['redox-source-auth-v2', 'reltio-client-secret-jwt'],
    mayWarn: ['aud-type'],
    alter: (b) => ({
      ...b,
      audienceList: (aud, policy) => b.audienceList(aud, { ...policy, audienceForm: 'any' }),
    }),
    witness: sends((bench) => ({ claims: { aud: ['https://other.example', bench.tokenEndpoint] } })),
  },
  {
    id: 'aud-array-refused',
    title: 'aud must be a single string',
    profiles: ['rfc7523', 'smart-backend-services'],
    alter: (b) => ({
      ...b,
      audienceList: (aud, policy) => b.audienceList(aud, { ...policy, audienceForm: 'string' }),
    }),
    witness: sends((bench) => ({ claims: { aud: [bench.tokenEndpoint] } })),
  },
];
