import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Variant } from '@assay/cases';
import { secretOf } from '@assay/jws';
import { type ClientMetadata, type Configuration, Provider } from 'oidc-provider';
import { clientsOf } from './clients.ts';
import type { RunningServer } from './judge-server.ts';

/** Starts oidc-provider on loopback with two clients for each algorithm, one of each tested. */
export async function startOidcProvider(options: Configuration = {}): Promise<RunningServer> {
  const variants = await clientsOf(['HS256', 'ES256']);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const signing = exportedKey();
  const provider = new Provider(issuer, {
    clients: variants.flatMap((one) => [registered(one, 'client'), registered(one, 'second')]),
    scopes: ['api'],
    features: { clientCredentials: { enabled: true }, devInteractions: { enabled: false } },
    jwks: { keys: [signing] },
    cookies: { keys: ['loopback'] },
    ttl: { ClientCredentials: 300 },
    ...options,
  });
  provider.on('server_error', () => {});
  const answer = provider.callback();
  server.on('request', (request, response) => void answer(request, response));
  return {
    target: { tokenEndpoint: `${issuer}/token`, issuer, scope: 'api', headers: [], params: [] },
    variants,
    close: () => closed(server),
  };
}

/** The provider wants a signing key of its own, though no token here is signed. */
function exportedKey(): Record<string, unknown> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...privateKey.export({ format: 'jwk' }), kid: 'server', alg: 'ES256', use: 'sig' };
}

function registered(variant: Variant, which: 'client' | 'second'): ClientMetadata {
  const client = which === 'second' ? (variant.second ?? variant.client) : variant.client;
  const secret = secretOf(client.key);
  return {
    client_id: client.clientId,
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
    id_token_signed_response_alg: 'ES256',
    scope: 'api',
    token_endpoint_auth_method: client.key.method,
    ...(secret === undefined ? { jwks: { keys: [client.key.publicJwk] } } : { client_secret: secret }),
  } as ClientMetadata;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });
}
