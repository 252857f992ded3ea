import type { Examples, RequestRule, Words } from '../../rule.ts';
import { mayHaveKeyPair } from './key-pair.ts';

/** The client registers a JWK Set URL rather than the keys themselves, so that it can change them. */
export const rule: RequestRule<'client'> = {
  id: 'jwks-url-used',
  kind: 'request',
  on: 'client',
  refusal: 'authentication',
  needs: ['client'],
  applies: mayHaveKeyPair,
  check: ({ facts: { client } }) => (client.jwksUrl === undefined ? [{ path: '/client/jwksUrl' }] : []),
};

export const words: Words = {
  title: 'a JWK Set URL is registered',
  message: 'no JWK Set URL is registered',
  expected: 'a JWK Set URL',
  help: 'Register the URL of your JWK Set; keys can then change without a word to the server.',
};

export const examples: Examples = {
  right: [{ title: 'a registered URL' }],
  wrong: [
    {
      title: 'keys handed over otherwise',
      facts: { client: { id: 'client-1', method: 'private_key_jwt', algs: ['RS384'] } },
    },
  ],
};
