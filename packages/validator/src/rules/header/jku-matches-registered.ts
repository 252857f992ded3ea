import type { Examples, RequestRule, Words } from '../../rule.ts';
import { mayHaveKeyPair } from '../client/key-pair.ts';
import { isSigned } from './signed.ts';

/**
 * `jku`, when present, is the registered JWK Set URL, octet for octet; without one no `jku` matches.
 *
 * A key that was fetched from elsewhere proves nothing about the client. RFC 8725 section 3.10.
 */
export const rule: RequestRule<'client'> = {
  id: 'jku-matches-registered',
  kind: 'request',
  on: 'header',
  refusal: 'authentication',
  needs: ['client'],
  yieldsTo: ['embedded-key-not-trusted'],
  applies: (view) => mayHaveKeyPair(view) && isSigned(view),
  check({ header, facts: { client } }) {
    const { jku } = header;
    if (jku === undefined || jku === client.jwksUrl) return [];
    const as = client.jwksUrl === undefined ? 'unregistered' : 'other';
    return [{ path: '/header/jku', as, expected: client.jwksUrl, actual: jku }];
  },
};

export const words: Words = {
  title: 'jku is the registered JWK Set URL',
  message: {
    other: 'jku is not the registered JWK Set URL',
    unregistered: 'jku is sent, but no JWK Set URL is registered',
  },
  expected: 'no jku',
  help: 'Leave jku out, or send exactly the registered URL; a server never fetches another.',
};

export const examples: Examples = {
  right: [
    { title: 'the registered URL', subject: { header: { jku: 'https://client.example/jwks.json' } } },
    { title: 'no jku' },
  ],
  wrong: [
    { title: 'another host', subject: { header: { jku: 'https://client.example.evil.example/jwks.json' } } },
    { title: 'a trailing slash', subject: { header: { jku: 'https://client.example/jwks.json/' } } },
    { title: 'a list', subject: { header: { jku: ['https://client.example/jwks.json'] } } },
    {
      title: 'no URL is registered',
      subject: { header: { jku: 'https://client.example/jwks.json' } },
      facts: { client: { id: 'client-1', method: 'private_key_jwt', algs: ['RS384'] } },
    },
  ],
};
