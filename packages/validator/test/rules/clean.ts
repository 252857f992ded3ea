import type { Facts } from '../../src/facts.ts';
import type { JsonObject } from '../../src/json.ts';
import { encodeBase64url } from '../../src/parse/base64url.ts';
import type { ExpectedResponse, TokenResponse } from '../../src/response.ts';
import type { Example, ExampleSubject } from '../../src/rule.ts';
import type { RawSubject } from '../../src/subject.ts';

const tokenEndpoint = 'https://as.example/token';
const thumbprint = 'VpKp0dHj6vSLGqtRbHLKA1vmcSqBqhmPoc4QOVsdEl8';

/** What is known beside the clean request; it breaks no rule. */
export const cleanFacts: Facts = {
  now: 1000,
  client: {
    id: 'client-1',
    method: 'private_key_jwt',
    algs: ['RS384'],
    jwksUrl: 'https://client.example/jwks.json',
  },
  audiences: { tokenEndpoint, issuer: 'https://as.example' },
  keys: [{ kty: 'RSA', kid: 'k1', bits: 2048, use: 'sig', alg: 'RS384' }],
  signature: { outcome: 'valid' },
  certificates: [thumbprint],
  certificateChain: 'valid',
  replay: 'fresh',
  history: {},
};

/** Header of the clean assertion. */
export const cleanHeader: JsonObject = { alg: 'RS384', typ: 'JWT', kid: 'k1', 'x5t#S256': thumbprint };

/** Claims of the clean assertion. */
export const cleanClaims: JsonObject = {
  iss: 'client-1',
  sub: 'client-1',
  aud: tokenEndpoint,
  exp: 1090,
  iat: 1000,
  jti: '6f1c2f5e-7b0d-4c39-9a54-1f0a4be2d7c3',
};

const answer: TokenResponse = {
  status: 200,
  headers: [
    ['Content-Type', 'application/json;charset=UTF-8'],
    ['Cache-Control', 'no-store'],
    ['Pragma', 'no-cache'],
  ],
  body: '{"access_token":"t","token_type":"bearer","expires_in":300,"scope":"system/Patient.rs"}',
};

const octets: Readonly<Record<string, number>> = {
  HS256: 32,
  HS384: 48,
  HS512: 64,
  ES256: 64,
  ES384: 96,
  ES512: 132,
  EdDSA: 64,
  Ed25519: 64,
};

/** The clean request with the changes of an example. The signature is a dummy of the length that `alg` asks for. */
export function requestOf(change: Partial<ExampleSubject> = {}): RawSubject {
  if (change.raw !== undefined) return change.raw;
  const params = merge(
    {
      grant_type: 'client_credentials',
      scope: 'system/Patient.rs',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: change.assertion ?? compact(change),
    },
    change.params,
  );
  const fields = Object.entries(change.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  const headers = merge({ 'content-type': 'application/x-www-form-urlencoded' }, Object.fromEntries(fields));
  return {
    method: change.method ?? 'POST',
    url: change.url ?? tokenEndpoint,
    headers: Object.entries(headers),
    body: change.body ?? new URLSearchParams(params).toString(),
  };
}

/** The clean facts with the changes of an example: whole members are replaced, `undefined` removes one. */
export function factsOf(change: Example['facts'] = {}): Facts {
  return merge(cleanFacts, change);
}

/** The clean answer with the changes of an example. */
export function responseOf(change: Partial<TokenResponse> = {}): TokenResponse {
  return { ...answer, ...change };
}

/** What is known about the request behind the clean answer, with the changes of an example. */
export function expectedOf(change: Partial<ExpectedResponse> = {}): ExpectedResponse {
  return merge<ExpectedResponse>({ requestedScope: 'system/Patient.rs', authorizationSent: false }, change);
}

function compact({ header, claims }: Partial<ExampleSubject>): string {
  const full = merge(cleanHeader, header);
  const signature = new Uint8Array((typeof full['alg'] === 'string' && octets[full['alg']]) || 256).fill(0x5a);
  const parts = [JSON.stringify(full), JSON.stringify(merge(cleanClaims, claims)), signature];
  const octetsOf = (part: string | Uint8Array) => (typeof part === 'string' ? new TextEncoder().encode(part) : part);
  return parts.map((part) => encodeBase64url(octetsOf(part))).join('.');
}

function merge<T extends object>(clean: T, change: object = {}): T {
  const entries = Object.entries({ ...clean, ...change });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as T;
}
