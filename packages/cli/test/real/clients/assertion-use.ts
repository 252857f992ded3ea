import type { ClientFunction, ClientTask } from '@assay/runner';
import { callResource } from './plain-use.ts';

/** A client that makes its assertions with a JWT library and posts the form by itself. */
export function assertionUse(assertion: (task: ClientTask) => string): ClientFunction {
  return async (task) => {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion(task),
      ...(task.scope !== undefined && { scope: task.scope }),
    });
    const response = await fetch(task.tokenEndpoint, { method: 'POST', body, redirect: 'manual' });
    const { access_token: token, token_type: type } = (await response.json()) as Readonly<Record<string, unknown>>;
    if (typeof token !== 'string' || String(type).toLowerCase() !== 'bearer')
      throw new Error('no token of a known type');
    await callResource(task, token);
  };
}
