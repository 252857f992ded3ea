import type { ClientFunction } from '@assay/runner';
import * as oauth from 'oauth4webapi';
import { callResource, cryptoKey, type Registration } from './plain-use.ts';

/** oauth4webapi as its example of the client credentials grant shows it. */
export function oauth4webapi(registration: Registration, options?: oauth.ModifyAssertionOptions): ClientFunction {
  return async (task) => {
    const { kid = '' } = registration.privateJwk;
    const insecure = { [oauth.allowInsecureRequests]: true };
    const issuer = new URL(task.issuer);
    const found = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...insecure });
    const server = await oauth.processDiscoveryResponse(issuer, found);
    const client: oauth.Client = { client_id: task.clientId };
    const authentication = oauth.PrivateKeyJwt({ key: await cryptoKey(registration), kid }, options);
    const parameters = new URLSearchParams(task.scope === undefined ? {} : { scope: task.scope });
    const answer = await oauth.clientCredentialsGrantRequest(server, client, authentication, parameters, insecure);
    const { access_token: token } = await oauth.processClientCredentialsResponse(server, client, answer);
    await callResource(task, token, (given, url) =>
      oauth.protectedResourceRequest(given, 'GET', url, undefined, undefined, insecure),
    );
  };
}
