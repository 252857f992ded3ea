import { sends } from '../bench/witness.ts';
import { essence } from '../correct/form.ts';
import type { Variant } from '../defect.ts';
import { basicCredentials, jsonPairs, queryPairs } from '../form.ts';

const JSON_TYPE = 'application/json';

/** Lawful ways to read a request. */
export const requestVariants: readonly Variant[] = [
  {
    id: 'legacy-secret-beside-assertions',
    title: 'a client with a secret may still send it, in a Basic header or in the form',
    profiles: ['rfc7523', 'redox-source-auth-v2', 'reltio-client-secret-jwt'],
    when: { method: 'client_secret_jwt' },
    alter: (b) => ({
      ...b,
      secretLogin: ({ authorization, clientId, secret }, { clients }) => {
        const { user, password } = basicCredentials(authorization) ?? { user: clientId, password: secret };
        const named = clients.find((client) => client.id === user && client.method === 'client_secret_jwt');
        return password !== undefined && password !== '' && named?.secret === password ? named : undefined;
      },
    }),
    witness: sends((bench) => ({
      params: {
        client_assertion: undefined,
        client_assertion_type: undefined,
        client_id: bench.tested.id,
        client_secret: bench.tested.secret,
      },
    })),
  },
  {
    id: 'json-media-accepted',
    title: 'a JSON body is read as well',
    mayWarn: ['media-type-form'],
    alter: (b) => ({
      ...b,
      mediaTypeAccepted: (type, method) => essence(type) === JSON_TYPE || b.mediaTypeAccepted(type, method),
      readForm: (request) =>
        essence(request.headers['content-type']) === JSON_TYPE ? jsonPairs(request.body) : b.readForm(request),
    }),
    witness: sends((bench) => ({
      headers: { 'content-type': JSON_TYPE },
      body: JSON.stringify({ ...bench.base().params, client_assertion: bench.assertion({}) }),
    })),
  },
  {
    id: 'broken-percent-encoding-read',
    title: 'a form with broken percent-encoding is read as well as it can be',
    alter: (b) => ({
      ...b,
      readForm: (request) => b.readForm(request) ?? queryPairs(`?${request.body.toString('utf8')}`),
    }),
    witness: sends((bench) => {
      const form = new URLSearchParams({ ...bench.base().params, client_assertion: bench.assertion({}) });
      return { body: `${form.toString()}&note=100%` };
    }),
  },
];
