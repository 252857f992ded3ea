import { ECDSA, PRIVATE, SECRET } from '../../faults/about.ts';
import type { ClientBehaviour, Making } from '../behaviour.ts';
import { showsFirst } from '../bench/client-witness.ts';
import type { ClientDefect } from '../client-defect.ts';
import { header } from './about.ts';

const sent = (name: string) => showsFirst(({ header: own }) => own[name]);

function named(kid: (making: Making) => string | undefined): (b: ClientBehaviour) => ClientBehaviour {
  return (b) => ({
    ...b,
    keyFor: (making) => {
      const { key } = b.keyFor(making);
      const name = kid(making);
      return { key, ...(name !== undefined && { kid: name }) };
    },
  });
}

/** Faults in the header of the assertion. */
export const headerFaults: readonly ClientDefect[] = [
  {
    id: 'typ-left-out',
    title: 'the header has no typ',
    kind: 'missing',
    rules: ['typ-required'],
    alter: header({ typ: undefined }),
    witness: sent('typ'),
  },
  {
    id: 'typ-of-the-coming-rfc',
    title: 'typ is client-authentication+jwt where JWT is asked for',
    kind: 'wrong-behaviour',
    rules: ['typ-value'],
    profiles: ['redox-source-auth-v2', 'smart-backend-services'],
    alter: header({ typ: 'client-authentication+jwt' }),
    witness: sent('typ'),
  },
  {
    id: 'typ-in-small-letters',
    title: 'typ is written jwt',
    kind: 'wrong-behaviour',
    rules: ['typ-spelling', 'typ-value'],
    alter: header({ typ: 'jwt' }),
    witness: sent('typ'),
  },
  {
    id: 'typ-of-an-access-token',
    title: 'typ says that the assertion is an access token',
    kind: 'wrong-behaviour',
    rules: ['typ-not-other-kind', 'typ-value'],
    alter: header({ typ: 'at+jwt' }),
    witness: sent('typ'),
  },
  {
    id: 'kid-left-out',
    title: 'the header has no kid',
    kind: 'missing',
    rules: ['kid-required'],
    when: PRIVATE,
    alter: named(() => undefined),
    witness: sent('kid'),
  },
  {
    id: 'kid-of-no-registered-key',
    title: 'kid names no key of the registered set',
    kind: 'wrong-behaviour',
    rules: ['kid-known'],
    when: PRIVATE,
    alter: named(({ setup }) => `${setup.client.kid}-2`),
    witness: sent('kid'),
  },
  {
    id: 'kid-a-number',
    title: 'kid is a number',
    kind: 'wrong-behaviour',
    rules: ['kid-string', 'kid-known', 'kid-required'],
    alter: header({ kid: 1 }),
    witness: sent('kid'),
  },
  {
    id: 'kid-a-file-name',
    title: 'kid is the name of the file that the key lies in',
    kind: 'wrong-behaviour',
    rules: ['kid-known'],
    when: PRIVATE,
    alter: named(() => '/etc/client/private-key.pem'),
    witness: sent('kid'),
  },
  {
    id: 'jku-not-the-registered-url',
    title: 'jku is another URL than the registered one',
    kind: 'wrong-behaviour',
    rules: ['jku-matches-registered'],
    when: PRIVATE,
    alter: header({ jku: 'https://client.example/staging/jwks.json' }),
    witness: sent('jku'),
  },
  {
    id: 'jku-undefined',
    title: 'jku is the word undefined',
    kind: 'wrong-behaviour',
    rules: ['jku-matches-registered'],
    when: PRIVATE,
    alter: header({ jku: 'undefined' }),
    witness: sent('jku'),
  },
  {
    id: 'jku-beside-a-mac',
    title: 'jku stands beside a MAC',
    kind: 'wrong-behaviour',
    rules: ['jku-asymmetric-only'],
    when: SECRET,
    alter: header({ jku: 'https://client.example/jwks.json' }),
    witness: sent('jku'),
  },
  {
    id: 'alg-none',
    title: 'alg is none, and there is no signature',
    kind: 'wrong-behaviour',
    rules: ['jws-not-unsecured', 'alg-allowed', 'alg-fits-method', 'alg-registered'],
    alter: (b) => ({ ...header({ alg: 'none' })(b), signatureOctets: () => Buffer.alloc(0) }),
    witness: sent('alg'),
  },
  {
    id: 'alg-a-constant',
    title: 'alg is RS256, whatever was configured',
    kind: 'wrong-behaviour',
    rules: ['alg-allowed', 'alg-registered', 'alg-fits-key', 'signature-valid'],
    when: { method: 'private_key_jwt', alg: ['RS384'] },
    profiles: ['redox-source-auth-v2', 'smart-backend-services'],
    alter: (b) => ({
      ...header({ alg: 'RS256' })(b),
      signing: (making) => ({ ...b.signing(making), alg: 'RS256' }),
    }),
    witness: sent('alg'),
  },
  {
    id: 'alg-of-another-key',
    title: 'alg says RS256 while an elliptic curve key signs',
    kind: 'wrong-behaviour',
    rules: ['alg-fits-key', 'alg-registered', 'signature-valid', 'signature-length', 'alg-allowed'],
    when: ECDSA,
    profiles: ['rfc7523'],
    alter: header({ alg: 'RS256' }),
    witness: sent('alg'),
  },
  {
    id: 'alg-of-a-longer-hash',
    title: 'alg and MAC are HS512 because the secret is long, while HS256 is registered',
    kind: 'wrong-behaviour',
    rules: ['alg-allowed', 'alg-registered'],
    when: { method: 'client_secret_jwt', alg: ['HS256'] },
    alter: (b) => ({
      ...header({ alg: 'HS512' })(b),
      signing: (making) => ({ ...b.signing(making), alg: 'HS512' }),
    }),
    witness: sent('alg'),
  },
  {
    id: 'crit-of-no-server',
    title: 'crit demands an extension that no server knows',
    kind: 'wrong-behaviour',
    rules: ['crit-understood'],
    alter: header({ crit: ['tenant'], tenant: 'a' }),
    witness: sent('crit'),
  },
];
