import { generateKeyPairSync } from 'node:crypto';
import type { TestClient } from '@assay/cases';
import { secretOf } from '@assay/jws';

type Post = (path: string, body: object) => Promise<void>;

/** Registers the scope, the OpenID Connect plugin and the clients over the admin API, as its documentation does. */
export async function setUp(root: string, clients: readonly TestClient[]): Promise<void> {
  const post = await signedIn(root);
  await post('/scope/', { name: 'api', display_name: 'api', description: 'api', password_required: false, scheme: {} });
  await post('/mod/plugin/', { module: 'oidc', name: 'oidc', display_name: 'oidc', parameters: parameters(root) });
  for (const client of clients) await post('/client/', registered(client));
}

/** The sender of one session of the administrator; the schema that is shipped brings the password. */
async function signedIn(root: string): Promise<Post> {
  const json = { 'content-type': 'application/json' };
  const body = JSON.stringify({ username: 'admin', password: 'password' });
  const login = await fetch(`${root}/auth/`, { method: 'POST', headers: json, body });
  const cookie = login.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
  return async (path, value) => {
    const headers = { ...json, cookie };
    const answer = await fetch(`${root}${path}`, { method: 'POST', headers, body: JSON.stringify(value) });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  };
}

function parameters(root: string): object {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = { ...privateKey.export({ format: 'jwk' }), kid: 'server', alg: 'ES256', use: 'sig' };
  return {
    iss: `${root}/oidc`,
    'jwks-private': JSON.stringify({ keys: [key] }),
    'access-token-duration': 300,
    'refresh-token-duration': 3600,
    'code-duration': 600,
    'allow-non-oidc': true,
    'auth-type-client-enabled': true,
    'request-parameter-allow': true,
    'request-maximum-exp': 3600,
    'client-jwks-parameter': 'jwks',
  };
}

function registered({ clientId, key }: TestClient): object {
  const secret = secretOf(key);
  return {
    client_id: clientId,
    name: clientId,
    confidential: true,
    enabled: true,
    authorization_type: ['client_credentials'],
    token_endpoint_auth_method: [key.method],
    scope: ['api'],
    ...(secret === undefined ? { jwks: { keys: [key.publicJwk] } } : { client_secret: secret }),
  };
}
