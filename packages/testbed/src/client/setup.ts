import type { JsonObject } from '@assay/validator';
import { benchClients } from '../bench/clients.ts';
import { pairFor } from '../bench/keys.ts';
import type { BenchClient } from '../bench/witness.ts';
import type { Policy } from '../policy.ts';
import type { ClientSetup, NamedKey } from './behaviour.ts';

/** The name of the first registered key, as a member to spread; empty where secrets are used. */
export function firstKid({ kid }: BenchClient): Pick<NamedKey, 'kid'> {
  return kid === undefined ? {} : { kid };
}

/**
 * Sets up a client for one algorithm of a policy.
 *
 * @param keyHost where its JWK Set is served
 */
export function setupFor(policy: Policy, alg: string, keyHost = 'https://client.example'): ClientSetup {
  const client = benchClients(policy, keyHost).find((one) => one.alg === alg);
  if (client === undefined) throw new Error(`${policy.profile} has no client for ${alg}`);
  if (client.method === 'client_secret_jwt')
    return { policy, client, stranger: Buffer.from('a secret of somebody else, long enough for every MAC there is') };
  const next = { key: pairFor(alg, 'next').privateKey, kid: `next-${alg.toLowerCase()}-Key` };
  return { policy, client, next, stranger: pairFor(alg, 'stranger').privateKey };
}

/** The public half of the key after a rotation, as a JWK Set. */
export function nextKeySet({ client: { alg }, next }: ClientSetup): { readonly keys: readonly JsonObject[] } {
  return { keys: [{ ...pairFor(alg, 'next').jwk, use: 'sig', alg, ...(next?.kid && { kid: next.kid }) }] };
}
