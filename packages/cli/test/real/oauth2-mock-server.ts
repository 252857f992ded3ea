import { OAuth2Server } from 'oauth2-mock-server';
import { clientsOf } from './clients.ts';
import type { RunningServer } from './judge-server.ts';

/** Starts oauth2-mock-server on loopback, which knows no clients and gives a token to nearly anybody. */
export async function startMockServer(): Promise<RunningServer> {
  const server = new OAuth2Server();
  await server.issuer.keys.generate('ES256');
  await server.start(0, '127.0.0.1');
  const issuer = `http://127.0.0.1:${server.address().port}`;
  server.issuer.url = issuer;
  return {
    target: { tokenEndpoint: `${issuer}/token`, issuer, scope: 'api', headers: [], params: [] },
    variants: await clientsOf(['HS384', 'ES384']),
    close: () => server.stop(),
  };
}
