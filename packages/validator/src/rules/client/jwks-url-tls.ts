import type { Examples, RequestRule, Words } from '../../rule.ts';
import { mayHaveKeyPair } from './key-pair.ts';

/** An https URL, or an http URL of a loopback host. */
const safe = /^(https:\/\/[^/?#]|http:\/\/(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d*)?([/?#]|$))/i;

/** A registered JWK Set URL is https; http is for loopback hosts. RFC 7517 section 8.1.1, RFC 8252 section 8.3. */
export const rule: RequestRule<'client'> = {
  id: 'jwks-url-tls',
  kind: 'request',
  on: 'client',
  refusal: 'authentication',
  needs: ['client'],
  applies: mayHaveKeyPair,
  check({ facts: { client } }) {
    const url = client.jwksUrl;
    if (url === undefined || safe.test(url)) return [];
    return [{ path: '/client/jwksUrl', actual: url }];
  },
};

export const words: Words = {
  title: 'the JWK Set URL is protected by TLS',
  message: 'the registered JWK Set URL is not https',
  expected: 'an https URL',
  help: 'Serve the JWK Set over https and register that URL.',
};

export const examples: Examples = {
  right: [
    { title: 'https' },
    {
      title: 'http on loopback',
      facts: {
        client: {
          id: 'client-1',
          method: 'private_key_jwt',
          algs: ['RS384'],
          jwksUrl: 'http://127.0.0.1:9700/jwks.json',
        },
      },
    },
  ],
  wrong: [
    {
      title: 'http',
      facts: {
        client: {
          id: 'client-1',
          method: 'private_key_jwt',
          algs: ['RS384'],
          jwksUrl: 'http://client.example/jwks.json',
        },
      },
    },
    {
      title: 'a host that begins like loopback',
      facts: {
        client: {
          id: 'client-1',
          method: 'private_key_jwt',
          algs: ['RS384'],
          jwksUrl: 'http://127.0.0.1.evil.example/jwks.json',
        },
      },
    },
  ],
};
