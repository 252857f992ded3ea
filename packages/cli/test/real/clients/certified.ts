import { createPrivateKey } from 'node:crypto';
import { type ClientKey, generateKey, privateJwkOf } from '@assay/jws';
import { type CertifyClientOptions, type ClientFunction, certifyClient, type Report } from '@assay/runner';
import { expect } from 'vitest';
import type { Registration } from './plain-use.ts';

const scope = 'system/Patient.rs';
/** Enough to see requests, process starts and a redirect; none of these waits. */
export const scenarios: readonly string[] = [
  'first-request',
  'process-restarted',
  'redirect-307',
  'unknown-members',
  'refused-400',
  'html-answer',
];

const algs = ['RS256', 'RS384', 'PS256', 'ES256', 'ES384', 'EdDSA'];
const keys = new Map(
  await Promise.all(algs.map(async (alg) => [alg, await generateKey(alg, { kid: 'key-1' })] as const)),
);

/** The key of the client for an algorithm. */
export function keyOf(alg: string): ClientKey {
  return keys.get(alg) ?? expect.fail(`no key for ${alg}`);
}

/** The same key as a library takes it. */
export function registration(alg: string): Registration {
  return { alg, privateJwk: (privateJwkOf(keyOf(alg)) ?? {}) as Registration['privateJwk'] };
}

/** The same key as PEM of PKCS#8. */
export function pemOf(alg: string): string {
  const key = createPrivateKey({ key: privateJwkOf(keyOf(alg)) ?? {}, format: 'jwk' });
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** Plays a few scenarios to a client. */
export function certified(
  client: ClientFunction,
  options: Partial<CertifyClientOptions> & Pick<CertifyClientOptions, 'profile' | 'alg'>,
): Promise<Report> {
  const registered = options.secret === undefined ? { jwks: { keys: [keyOf(options.alg).publicJwk ?? {}] } } : {};
  return certifyClient(client, { clientId: 'vendor', scope, scenarios, jobs: 2, ...registered, ...options });
}

/** The report holds exactly these rules against the client, and could judge the rest. */
export function expectBroken({ results, exitCode }: Report, failed: readonly string[]): void {
  const unjudged = results.filter(({ status }) => status === 'error' || status === 'blocked');
  expect(unjudged.map(({ id, message }) => `${id}: ${message}`)).toEqual([]);
  const broken = results.filter(({ status }) => status === 'failed').map(({ requirement }) => requirement);
  expect([...new Set(broken)].sort()).toEqual(failed);
  expect(exitCode).toBe(failed.length === 0 ? 0 : 1);
  const shown = results.filter(({ group, status }) => group === 'scenario' && status === 'passed');
  expect(shown.length).toBeGreaterThan(2);
}
