import type { Examples, RequestRule, Words } from '../../rule.ts';
import { isSigned } from './signed.ts';

/** `jku` is sent only by clients with a key pair; a shared secret stands in no JWK Set. */
export const rule: RequestRule = {
  id: 'jku-asymmetric-only',
  kind: 'request',
  on: 'header',
  refusal: 'authentication',
  applies: (view) => view.facts.client?.method !== 'private_key_jwt' && isSigned(view),
  check({ header }) {
    const { jku } = header;
    return jku === undefined ? [] : [{ path: '/header/jku', actual: jku }];
  },
};

export const words: Words = {
  title: 'jku is sent only with a key pair',
  message: 'jku is sent, but the client signs with a shared secret',
  expected: 'no jku',
  help: 'Leave jku out when you authenticate with a shared secret.',
};

export const examples: Examples = {
  right: [
    {
      title: 'a client with a key pair',
      subject: { header: { jku: 'https://client.example/jwks.json' } },
    },
  ],
  wrong: [
    {
      title: 'a client with a secret',
      subject: { header: { alg: 'HS256', jku: 'https://client.example/jwks.json' } },
      facts: {
        client: { id: 'client-1', method: 'client_secret_jwt', algs: ['HS256'] },
        keys: [{ kty: 'oct', octets: 32 }],
      },
    },
  ],
};
