import { createHash, type KeyObject } from 'node:crypto';
import type { Policy } from '../policy.ts';
import { pairFor } from './keys.ts';
import { selfSigned } from './self-signed.ts';
import type { BenchClient } from './witness.ts';

const SCOPES: readonly string[] = ['system/Patient.rs', 'system/Observation.rs'];

function secretClient(alg: string, owner: string): BenchClient {
  // 86 characters: enough for HS512, and the same in every run.
  const secret = createHash('sha512').update(`${owner} ${alg}`).digest('base64url');
  const id = `${owner}-${alg.toLowerCase()}`;
  const client = { id, method: 'client_secret_jwt', alg, secret, scopes: SCOPES, key: Buffer.from(secret) } as const;
  return owner === 'disabled' ? { ...client, enabled: false } : client;
}

function certified(client: BenchClient, privateKey: KeyObject): BenchClient {
  const certificate = Buffer.from(selfSigned(privateKey), 'base64');
  const thumbprint = createHash('sha256').update(certificate).digest('base64url');
  return { ...client, thumbprint, certificates: [thumbprint] };
}

function keyClient(alg: string, owner: string, { keyHost, policy }: { keyHost: string; policy: Policy }): BenchClient {
  const id = `${owner}-${alg.toLowerCase()}`;
  const kid = `${id}-Key`;
  const { jwk, privateKey } = pairFor(alg, owner);
  const registered = { ...jwk, kid, use: 'sig', alg };
  const jwksUrl = `${keyHost}/${id}/jwks.json`;
  const plain = { id, method: 'private_key_jwt', alg, jwksUrl, scopes: SCOPES, key: privateKey, kid } as const;
  const client = policy.thumbprint === undefined ? plain : certified(plain, privateKey);
  return owner === 'hosted' ? client : { ...client, jwks: { keys: [registered] } };
}

/** The public key of a client of this bench, as it is registered. */
export function registeredKey(client: BenchClient): Record<string, string> {
  const owner = client.id.split('-', 1)[0] ?? '';
  const { jwk } = pairFor(client.alg, owner);
  return { ...jwk, kid: client.kid ?? '', use: 'sig', alg: client.alg } as Record<string, string>;
}

/**
 * Three clients for each algorithm of a policy: `first`, `second`, and `hosted`, which registered only a URL, or
 * `disabled`, whose secret exists and may not be used.
 *
 * @param keyHost where their JWK Sets are served
 */
export function benchClients(policy: Policy, keyHost: string): readonly BenchClient[] {
  const secrets = (policy.algs.client_secret_jwt ?? []).flatMap((alg) =>
    ['first', 'second', 'disabled'].map((owner) => secretClient(alg, owner)),
  );
  const keys = (policy.algs.private_key_jwt ?? []).flatMap((alg) =>
    ['first', 'second', 'hosted'].map((owner) => keyClient(alg, owner, { keyHost, policy })),
  );
  return [...keys, ...secrets];
}
