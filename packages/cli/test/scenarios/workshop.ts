import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkShape } from '@assay/cases';
import type { Report } from '@assay/runner';
import { type Behaviour, type Endpoint, type EndpointClient, policyFor, startEndpoint } from '@assay/testbed';
import type { Json, JsonObject } from '@assay/validator';
import { assay, type Ended, type Place } from './command.ts';
import { type Here, inProcess, type Said } from './in-process.ts';

export const profileId = 'redox-source-auth-v2';
export const secretName = 'FIRST_HS384';
export const secret = 'a secret of the workshop, 48 octets & a bit: 0x%';

const scope = 'system/Patient.rs';

/** A key pair as JWKs; `kid` is the client. */
export interface Pair {
  readonly private: JsonObject;
  readonly public: JsonObject;
}

/** Makes an EC key pair. */
export function pair(kid: string, namedCurve = 'P-384'): Pair {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve });
  const jwk = (key: typeof privateKey): JsonObject => ({ ...(key.export({ format: 'jwk' }) as JsonObject), kid });
  return { private: jwk(privateKey), public: jwk(publicKey) };
}

/** Clients that the endpoints of the workshop know. */
export const keys = { first: pair('first-es384'), second: pair('second-es384') } as const;

/** The clients as the endpoint has them. */
export const registered: readonly EndpointClient[] = [
  ...Object.values(keys).map((one): EndpointClient => {
    const id = String(one.public['kid']);
    return { id, method: 'private_key_jwt', alg: 'ES384', jwks: { keys: [one.public] }, scopes: [scope] };
  }),
  { id: 'first-hs384', method: 'client_secret_jwt', alg: 'HS384', secret, scopes: [scope] },
];

/** Starts the reference endpoint with the clients of the workshop. */
export function open(behaviour?: Behaviour): Promise<Endpoint> {
  return startEndpoint({ policy: policyFor(profileId), clients: registered, ...(behaviour && { behaviour }) });
}

/** A configuration for such an endpoint: one client, with an EC key. */
export function configFor(
  { tokenEndpoint, issuer }: Pick<Endpoint, 'tokenEndpoint' | 'issuer'>,
  more: JsonObject = {},
): JsonObject {
  const clients = [{ clientId: 'first-es384', alg: 'ES384', key: './first-es384.jwk.json' }];
  return { profile: profileId, tokenEndpoint, issuer, scope, clients, ...more };
}

/** An empty folder with the keys of the workshop in it. */
export interface Folder {
  readonly path: string;
  readonly write: (name: string, content: Json) => Promise<void>;
  readonly read: (name: string) => Promise<string>;
  /** A JSON report, held against its schema. */
  readonly report: (name: string) => Promise<Report>;
  /** Runs `assay` in this process. */
  readonly assay: (args: readonly string[], here?: Omit<Here, 'cwd'>) => Promise<Said>;
  /** Runs `assay` as a process of its own: for signals, streams, terminals and what the first file answers. */
  readonly command: (args: readonly string[], place?: Omit<Place, 'cwd'>) => Promise<Ended>;
  readonly remove: () => Promise<void>;
}

/** Makes a folder. Text is written as it is, everything else as JSON. */
export async function folder(files: Readonly<Record<string, Json>> = {}): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'assay-scenario-'));
  const write = (name: string, content: Json): Promise<void> =>
    writeFile(join(path, name), typeof content === 'string' ? content : JSON.stringify(content, undefined, 2));
  const read = (name: string): Promise<string> => readFile(join(path, name), 'utf8');
  const all: Readonly<Record<string, Json>> = {
    'first-es384.jwk.json': keys.first.private,
    'second-es384.jwk.json': keys.second.private,
    ...files,
  };
  for (const [name, content] of Object.entries(all)) await write(name, content);
  return {
    path,
    write,
    read,
    report: async (name) =>
      checkShape<Report>(JSON.parse(await read(name)), 'report', { file: name, code: 'ERR_CASE' }),
    assay: (args, here = {}) => inProcess(args, { cwd: path, ...here }),
    command: (args, place = {}) => assay(args, { cwd: path, ...place }),
    remove: () => rm(path, { recursive: true, force: true }),
  };
}

/** A folder with a configuration for an endpoint that runs as long as the test. */
export interface Scene extends Folder {
  /** Requests that the endpoint has answered. */
  readonly requests: () => number;
}

/** Sets a scene: an endpoint that behaves like this, and a configuration with these members besides. */
export async function scene(
  { onTestFinished }: { readonly onTestFinished: (end: () => Promise<void>) => void },
  behaviour?: Behaviour,
  more: JsonObject = {},
): Promise<Scene> {
  const endpoint = await open(behaviour);
  const place = await folder({ 'assay.config.json': configFor(endpoint, more) });
  onTestFinished(async () => {
    await endpoint.close();
    await place.remove();
  });
  return { ...place, requests: endpoint.requests };
}
