import { reasons, shippedProfile } from '@assay/cases';
import { certificateThumbprints, keySet, secretSet } from '@assay/jws';
import { AssayError, type JsonObject, type Profile } from '@assay/validator';
import { collect } from '../collect.ts';
import type { Environment } from '../environment.ts';
import type { Report } from '../report.ts';
import { version } from '../version.ts';
import { certify } from './certify.ts';
import type { CertifiedClient, ClientTask, StartClient } from './client.ts';
import { scenarios } from './scenarios/index.ts';

/** A client as a function: gets a token, calls the resource `calls` times, and throws when a call was not answered with 200. */
export type ClientFunction = (task: ClientTask & { readonly signal: AbortSignal }) => Promise<unknown>;

/** What `certifyClient` needs to know. */
export interface CertifyClientOptions {
  /** Id of a shipped profile, or a resolved one. */
  readonly profile: string | Profile;
  readonly clientId: string;
  /** The registered algorithm (RFC 7518 section 3.1). */
  readonly alg: string;
  /** The registered public keys: a JWK Set, a JWK, or PEM text. */
  readonly jwks?: JsonObject | string;
  /** The shared secret of a `client_secret_jwt` client; its UTF-8 octets are the key. */
  readonly secret?: string;
  /** The registered JWK Set URL, compared with `jku`. */
  readonly jwksUrl?: string;
  readonly scope?: string;
  /** Ids of the scenarios to play; default: all. */
  readonly scenarios?: readonly string[];
  /** Starts under way at once; default 4. */
  readonly jobs?: number;
  /** Seconds that one start may take; default 60. */
  readonly seconds?: number;
  readonly signal?: AbortSignal;
  /** The clock and the timers; default: those of this process. */
  readonly environment?: Environment;
}

/**
 * Certifies a client in this process and returns the report that `assay certify` would write.
 *
 * ```js
 * const report = await certifyClient(async ({ tokenEndpoint, resource, calls }) => { … }, {
 *   profile: 'redox-source-auth-v2', clientId: 'my-client', alg: 'ES384', jwks, scope: 'system/Patient.rs',
 * });
 * assert.equal(report.outcome, 'passed');
 * ```
 *
 * @throws AssayError `ERR_PROFILE` or `ERR_KEY` for a profile or key that cannot be used, `ERR_USAGE` for the options
 */
export async function certifyClient(client: ClientFunction, options: CertifyClientOptions): Promise<Report> {
  const profile = typeof options.profile === 'string' ? shippedProfile(options.profile) : options.profile;
  const { scope, jobs, seconds, signal, environment } = options;
  const run = certify({
    profile,
    version: version(),
    client: await registered(options),
    start: functionClient(client),
    scenarios: chosen(options.scenarios),
    ...(scope !== undefined && { scope }),
    ...(jobs !== undefined && { jobs }),
    ...(seconds !== undefined && { seconds }),
    ...(signal && { signal }),
    ...(environment && { environment }),
  });
  const { report } = await collect(run, { profile, reasons: reasons(), failOn: 'failed' });
  return report;
}

/** Starts a client that is a function. It is told by its signal when it is to end; its promise is not waited for then. */
export function functionClient(client: ClientFunction): StartClient {
  return async (task, signal) => {
    const aborted = new Promise<'stopped'>((resolve) => {
      signal.addEventListener('abort', () => resolve('stopped'), { once: true });
    });
    try {
      const ended = await Promise.race([client({ ...task, signal }), aborted]);
      return ended === 'stopped' && signal.aborted
        ? { ok: false, how: 'stopped', output: '' }
        : { ok: true, how: 'resolved', output: '' };
    } catch (error) {
      return { ok: false, how: `rejected: ${error instanceof Error ? error.message : String(error)}`, output: '' };
    }
  };
}

/** The client as it is registered. @throws AssayError `ERR_USAGE` or `ERR_KEY` */
export async function registered({
  clientId,
  alg,
  jwks,
  secret,
  jwksUrl,
}: CertifyClientOptions): Promise<CertifiedClient> {
  const mac = alg.startsWith('HS');
  const certificates = await certificateThumbprints(typeof jwks === 'string' ? jwks : JSON.stringify(jwks ?? {}));
  if (mac !== (secret !== undefined) || mac === (jwks !== undefined))
    throw new AssayError('ERR_USAGE', `${alg} needs ${mac ? '"secret"' : '"jwks"'}, and only that`);
  return {
    clientId,
    alg,
    method: mac ? 'client_secret_jwt' : 'private_key_jwt',
    keys: secret === undefined ? await keySet(jwks ?? '') : secretSet(secret),
    ...(jwksUrl !== undefined && { jwksUrl }),
    ...(certificates.length > 0 && { certificates }),
    ...(secret !== undefined && { secret }),
    confidential: secret === undefined ? [] : [secret],
  };
}

function chosen(ids: readonly string[] | undefined): typeof scenarios {
  const strange = ids?.find((id) => !scenarios.some((one) => one.id === id));
  if (strange !== undefined) throw new AssayError('ERR_USAGE', `scenarios: there is no "${strange}"`);
  return ids === undefined ? scenarios : scenarios.filter((one) => ids.includes(one.id));
}
