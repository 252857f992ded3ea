import type { RequestView } from '../../rule.ts';

/** Whether the client may have a JWK Set: false only for one that is registered with a shared secret. */
export function mayHaveKeyPair({ facts }: RequestView): boolean {
  return facts.client?.method !== 'client_secret_jwt';
}
