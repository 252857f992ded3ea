import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkShape } from '@assay/cases';
import { type ClientKey, generateKey, sign } from '@assay/jws';
import type { CheckReport } from '@assay/reporters';
import type { Json, JsonObject } from '@assay/validator';
import { inProcess, type Said } from '../scenarios/in-process.ts';

/** With what a check runs. */
export interface Around {
  /** Absent: a terminal. */
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly color?: boolean;
}

export const now = 1_795_440_000;
export const clientId = 'c1';
export const tokenEndpoint = 'https://as.example/oauth/token';
/** A secret that no output may show. */
export const secret = 'planted & secret: 48 octets, more or less, of it.';
export const key: ClientKey = await generateKey('ES384', { kid: 'k1' });

/** Claims that break nothing. */
export const claims: JsonObject = {
  iss: clientId,
  sub: clientId,
  aud: tokenEndpoint,
  exp: now + 90,
  iat: now,
  jti: '2f4b8a52-6f0e-4a55-9d0b-0f8f5b1d7a11',
};

/** Runs `assay check` in this process. A JSON output is held against its schema. */
export async function check(
  args: readonly string[],
  { stdin, env = {}, cwd = '/', color }: Around = {},
): Promise<Said> {
  const said = await inProcess(['check', ...args], {
    cwd,
    env: { ...env, ...(color === true && { FORCE_COLOR: '1' }) },
    ...(stdin !== undefined && { stdin }),
  });
  if (said.stdout.startsWith('{')) reportOf(said.stdout);
  return said;
}

/** A JSON output, held against its schema. */
export function reportOf(stdout: string): CheckReport {
  return checkShape<CheckReport>(JSON.parse(stdout), 'check', { file: 'stdout', code: 'ERR_CASE' });
}

/** Signs an assertion; members given here replace those that break nothing, and `undefined` leaves one out. */
export function assertionOf(
  change: Readonly<Record<string, Json | undefined>> = {},
  header: Readonly<Record<string, Json | undefined>> = {},
): Promise<string> {
  return sign({
    header: JSON.stringify({ alg: key.alg, typ: 'JWT', kid: 'k1', ...header }),
    payload: JSON.stringify({ ...claims, ...change }),
    key,
    alg: key.alg,
  });
}

/** A form body around an assertion. */
export function formOf(assertion: string, more: Readonly<Record<string, string>> = {}): string {
  return new URLSearchParams({
    grant_type: 'client_credentials',
    scope: 'system/Patient.rs',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
    ...more,
  }).toString();
}

/** An HTTP request around a body, with CRLF. */
export function requestOf(body: string, fields: readonly string[] = []): string {
  return [
    'POST /oauth/token HTTP/1.1',
    'HOST: as.example',
    'content-TYPE: application/x-www-form-urlencoded',
    ...fields,
    '',
    body,
  ].join('\r\n');
}

/** A folder with the key set of the client in it, and whatever else is asked for. */
export async function folder(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'assay-check-'));
  const all = { 'jwks.json': JSON.stringify({ keys: [key.publicJwk] }), ...files };
  for (const [name, content] of Object.entries(all)) await writeFile(join(path, name), content);
  return path;
}

/** Removes a folder. */
export function remove(path: string): Promise<void> {
  return rm(path, { recursive: true, force: true });
}

/** Options that leave nothing open: client, audience, keys, clock. */
export const all: readonly string[] = [
  '--now',
  String(now),
  '--client-id',
  clientId,
  '--token-endpoint',
  tokenEndpoint,
  '--jwks',
  'jwks.json',
];
