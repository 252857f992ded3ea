import type { Examples, RequestRule, Words } from '../../rule.ts';
import { secretAt } from './credentials.ts';

/**
 * The shared secret signs and stays at home: it is neither a `client_secret` parameter nor a Basic password.
 *
 * OpenID Connect Core section 9 sets client_secret_jwt apart from the methods that transmit the secret.
 */
export const rule: RequestRule = {
  id: 'secret-not-transmitted',
  kind: 'request',
  on: 'http',
  refusal: 'malformed-request',
  check(view) {
    const path = secretAt(view);
    return path === undefined ? [] : [{ path, as: path === '/http/authorization' ? 'basic' : 'secret' }];
  },
};

export const words: Words = {
  title: 'the secret is not transmitted',
  message: {
    basic: 'the request carries a secret as a Basic password',
    secret: 'the request carries a secret as client_secret',
  },
  help: 'Sign the assertion with the secret and send nothing else of it; a secret that was sent should be replaced.',
};

export const examples: Examples = {
  right: [{ title: 'an empty client_secret', subject: { params: { client_secret: '' } } }],
  wrong: [
    { title: 'client_secret beside the assertion', subject: { params: { client_secret: 'example' } } },
    {
      title: 'a Basic password beside the assertion',
      subject: { headers: { authorization: 'Basic Y2xpZW50LTE6ZXhhbXBsZQ==' } },
    },
    {
      title: 'a Basic password instead of the assertion',
      subject: {
        headers: { authorization: 'basic Y2xpZW50LTE6ZXhhbXBsZQ==' },
        params: { client_assertion: undefined, client_assertion_type: undefined },
      },
    },
  ],
};
