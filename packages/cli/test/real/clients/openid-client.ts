import type { ClientFunction } from '@assay/runner';
import * as client from 'openid-client';
import { callResource, cryptoKey, type Registration } from './plain-use.ts';

/** openid-client as its documentation shows it: discovery, then the client credentials grant. */
export function openidClient(registration: Registration, options?: client.ModifyAssertionOptions): ClientFunction {
  return async (task) => {
    const { kid = '' } = registration.privateJwk;
    const key = { key: await cryptoKey(registration), kid };
    const config = await client.discovery(
      new URL(task.issuer),
      task.clientId,
      undefined,
      client.PrivateKeyJwt(key, options),
      { algorithm: 'oauth2', execute: [client.allowInsecureRequests] },
    );
    const tokens = await client.clientCredentialsGrant(config, task.scope === undefined ? {} : { scope: task.scope });
    await callResource(task, tokens.access_token, (token, url) =>
      client.fetchProtectedResource(config, token, url, 'GET'),
    );
  };
}
