import type { Method } from '../../facts.ts';
import type { Examples, RequestRule, Words } from '../../rule.ts';
import { algorithm, algorithmsOf } from './algorithms.ts';
import { isSigned } from './signed.ts';

/**
 * `alg` is a registered signature algorithm of the method for which the client is registered.
 *
 * Key pairs sign with RS, PS, ES and Ed, shared secrets with HS; names are compared exactly. The method is that of the
 * registration, never one guessed from the token. RFC 7518 section 3.1, RFC 8725 section 3.1.
 */
export const rule: RequestRule<'client'> = {
  id: 'alg-fits-method',
  kind: 'request',
  on: 'header',
  refusal: 'authentication',
  needs: ['client'],
  yieldsTo: ['alg-required', 'jws-not-unsecured'],
  applies: isSigned,
  check({ header, facts: { client } }) {
    const { alg } = header;
    if (typeof alg !== 'string' || algorithm(alg)?.method === client.method) return [];
    return [{ path: '/header/alg', as: client.method, actual: alg }];
  },
};

const oneOf = (method: Method) => `one of ${algorithmsOf(method).join(', ')}`;

export const words: Words = {
  title: 'alg belongs to the method of the client',
  message: {
    private_key_jwt: 'alg "{{actual}}" is no signature algorithm of private_key_jwt',
    client_secret_jwt: 'alg "{{actual}}" is no signature algorithm of client_secret_jwt',
  },
  expected: {
    private_key_jwt: /* @__PURE__ */ oneOf('private_key_jwt'),
    client_secret_jwt: /* @__PURE__ */ oneOf('client_secret_jwt'),
  },
  help: 'Use an algorithm of the registered method: a key pair for private_key_jwt, an HMAC for client_secret_jwt.',
};

export const examples: Examples = {
  right: [
    { title: 'RSA signature of a client with a key pair' },
    {
      title: 'EdDSA of a client with a key pair',
      subject: { header: { alg: 'EdDSA' } },
      facts: {
        client: { id: 'client-1', method: 'private_key_jwt', algs: ['EdDSA'] },
        keys: [{ kty: 'OKP', crv: 'Ed25519', kid: 'k1' }],
      },
    },
  ],
  wrong: [
    { title: 'HMAC of a client with a key pair', subject: { header: { alg: 'HS384' } } },
    { title: 'another letter case', subject: { header: { alg: 'rs384' } } },
    { title: 'empty alg', subject: { header: { alg: '' } } },
    { title: 'a key wrapping algorithm', subject: { header: { alg: 'RSA-OAEP-256' } } },
    {
      title: 'RSA signature of a client with a secret',
      facts: {
        client: { id: 'client-1', method: 'client_secret_jwt', algs: ['HS256'] },
        keys: [{ kty: 'oct', octets: 32 }],
      },
    },
  ],
};
