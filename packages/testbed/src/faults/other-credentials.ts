import { sends, short } from '../bench/witness.ts';
import type { EndpointClient } from '../client.ts';
import type { Defect } from '../defect.ts';
import { basicCredentials } from '../form.ts';
import { ONE_METHOD, PRIVATE, SECRET } from './about.ts';

function basic(user: string, password: string): Readonly<Record<string, string>> {
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
}

const ABSENT = { client_assertion: undefined, client_assertion_type: undefined } as const;

/** Faults in taking something else for the assertion, or beside it. */
export const otherCredentialFaults: readonly Defect[] = [
  {
    id: 'several-credentials-accepted',
    title: 'a secret or an Authorization header beside the assertion is passed over',
    kind: 'missing-check',
    rules: ['single-auth-method'],
    alter: (b) => ({ ...b, severalCredentials: () => false }),
    witness: sends((bench) => ({ headers: basic(bench.tested.id, 'wrong') })),
  },
  {
    id: 'secret-beside-assertion-accepted',
    title: 'only an Authorization header counts as a second method, a secret in the form does not',
    kind: 'wrong-behaviour',
    rules: ['single-auth-method'],
    alter: (b) => ({
      ...b,
      severalCredentials: (given, pairs) => b.severalCredentials({ ...given, secret: undefined }, pairs),
    }),
    witness: sends({ params: { client_secret: 'wrong' } }),
  },
  {
    id: 'empty-password-accepted',
    title: 'a client without a secret authenticates with an empty password',
    kind: 'wrong-behaviour',
    rules: ['client-assertion-required', 'secret-authentication-not-used'],
    when: PRIVATE,
    alter: (b) => ({
      ...b,
      secretLogin: (given, { clients }) => {
        const { user, password } = basicCredentials(given.authorization) ?? { user: '', password: '' };
        return clients.find((client) => client.id === user && (client.secret ?? '') === password);
      },
    }),
    witness: sends((bench) => ({ params: ABSENT, headers: basic(bench.tested.id, '') })),
  },
  {
    id: 'secret-instead-of-assertion-accepted',
    title: 'a client that signs with its secret may also send it as client_secret',
    kind: 'wrong-behaviour',
    rules: ['secret-authentication-not-used'],
    profiles: ONE_METHOD,
    when: SECRET,
    alter: (b) => ({
      ...b,
      secretLogin: ({ secret, clientId }, { clients }) =>
        clients.find((client) => secret !== undefined && client.id === clientId && client.secret === secret),
    }),
    witness: sends((bench) => ({
      params: { ...ABSENT, client_id: bench.tested.id, client_secret: bench.tested.secret },
    })),
  },
  {
    id: 'password-instead-of-assertion-accepted',
    title: 'a client that signs with its secret may also send it in HTTP Basic',
    kind: 'wrong-behaviour',
    rules: ['secret-authentication-not-used'],
    profiles: ONE_METHOD,
    when: SECRET,
    alter: (b) => ({
      ...b,
      secretLogin: ({ authorization }, { clients }) => {
        const { user, password } = basicCredentials(authorization) ?? { user: '', password: '' };
        return clients.find(({ id, secret }) => secret !== undefined && id === user && secret === password);
      },
    }),
    witness: sends((bench) => ({ params: ABSENT, headers: basic(bench.tested.id, bench.tested.secret ?? '') })),
  },
  {
    id: 'right-secret-beside-assertion-accepted',
    title: 'a second credential beside the assertion is refused only when it is wrong',
    kind: 'wrong-behaviour',
    rules: ['single-auth-method'],
    when: SECRET,
    alter: (b) => {
      let secrets: readonly (string | undefined)[] = [];
      return {
        ...b,
        admit: (scene) => {
          secrets = scene.clients.map(({ secret }) => secret);
          return b.admit(scene);
        },
        severalCredentials: ({ secret, authorization, ...given }, pairs) => {
          const { password } = basicCredentials(authorization) ?? {};
          return b.severalCredentials(
            {
              ...given,
              secret: secrets.includes(secret) ? undefined : secret,
              authorization: secrets.includes(password) ? undefined : authorization,
            },
            pairs,
          );
        },
      };
    },
    witness: sends((bench) => ({ params: { client_secret: bench.tested.secret } })),
  },
  {
    id: 'client-id-alone-accepted',
    title: 'without an assertion the parameter client_id is believed',
    kind: 'wrong-behaviour',
    rules: ['client-assertion-required'],
    alter: (b) => ({
      ...b,
      secretLogin: (given, { clients }) =>
        given.authorization === undefined && given.secret === undefined
          ? clients.find((client) => client.id === given.clientId)
          : undefined,
    }),
    witness: sends((bench) => ({ params: { ...ABSENT, client_id: bench.tested.id } })),
  },
  {
    id: 'session-cookie-authenticates',
    title: 'a cookie that came with a token stands in for the assertion later',
    kind: 'wrong-behaviour',
    rules: ['client-assertion-required'],
    alter: (b) => {
      const sessions = new Map<string, EndpointClient>();
      return {
        ...b,
        secretLogin: (given, scene) => sessions.get(scene.request.headers.cookie ?? '') ?? b.secretLogin(given, scene),
        finish: (reply, outcome, scene) => {
          if (outcome.kind !== 'token') return b.finish(reply, outcome, scene);
          const cookie = `session=${sessions.size + 4711}`;
          sessions.set(cookie, outcome.client);
          return b.finish(
            { ...reply, headers: { ...reply.headers, 'Set-Cookie': `${cookie}; HttpOnly` } },
            outcome,
            scene,
          );
        },
      };
    },
    witness: async (bench) => {
      const cookie = String((await bench.send({})).headers['set-cookie'] ?? 'none=set').split(';')[0] ?? '';
      return short(await bench.send({ params: ABSENT, headers: { cookie } }));
    },
  },
];
