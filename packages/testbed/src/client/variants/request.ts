import { FORM_TYPE } from '../../form.ts';
import type { ClientBehaviour, Making } from '../behaviour.ts';
import { shows, showsFirst } from '../bench/client-witness.ts';
import type { ClientVariant } from '../client-defect.ts';
import { added, body, headers, params } from '../faults/about.ts';

/** Reads what lies around before the first token request. */
function explores(
  paths: readonly (readonly [method: string, path: string])[],
): (b: ClientBehaviour) => ClientBehaviour {
  return (b) => ({
    ...b,
    prepare: async ({ errand: { issuer } }: Making, send) => {
      for (const [method, path] of paths) await send({ url: `${issuer}${path}`, method, headers: {}, body: '' });
    },
  });
}

const visited = shows(({ others }) => others.map(({ method, path }) => `${method} ${path}`));

/** Lawful ways to send a token request. */
export const requestVariants: readonly ClientVariant[] = [
  {
    id: 'client-id-beside-the-assertion',
    title: 'client_id is sent beside the assertion',
    alter: added('client_id', ({ errand: { clientId } }) => clientId),
    witness: showsFirst(({ params: sent }) => sent.length),
  },
  {
    id: 'charset-of-the-form',
    title: 'the media type has a charset, and the fields are written in capitals',
    alter: (b) => ({
      ...b,
      request: (form, making) => ({
        ...b.request(form, making),
        headers: { 'CONTENT-TYPE': `${FORM_TYPE};charset=UTF-8`, ACCEPT: '*/*' },
      }),
    }),
    witness: showsFirst(({ headers: sent }) => sent['content-type']),
  },
  {
    id: 'media-type-in-capitals',
    title: 'the media type is written in capitals',
    alter: body('Application/X-WWW-Form-Urlencoded', (form) => form),
    witness: showsFirst(({ headers: sent }) => sent['content-type']),
  },
  {
    id: 'every-character-encoded',
    title: 'every character of every value is percent-encoded',
    alter: (b) => ({
      ...b,
      encode: (pairs) =>
        pairs
          .map(([name, value]) => {
            const octets = [...Buffer.from(value)].map((one) => `%${one.toString(16).padStart(2, '0')}`);
            return `${name}=${octets.join('')}`;
          })
          .join('&'),
    }),
    witness: showsFirst(({ body: sent }) => sent.includes('=%63')),
  },
  {
    id: 'other-order',
    title: 'the assertion comes first, and a space is %20',
    alter: (b) => ({
      ...params((pairs) => pairs.toReversed())(b),
      encode: (pairs) => b.encode(pairs).replaceAll('+', '%20'),
    }),
    witness: showsFirst(({ params: [first] }) => first?.[0]),
  },
  {
    id: 'more-parameters',
    title: 'parameters that the token endpoint does not know are sent',
    alter: (b) => added('resource', 'https://api.example/a')(added('resource', 'https://api.example/b')(b)),
    witness: showsFirst(({ params: sent }) => sent.length),
  },
  {
    id: 'more-fields',
    title: 'the request has fields for tracing',
    alter: headers(() => ({
      traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
      'user-agent': 'a/1',
    })),
    witness: showsFirst(({ headers: sent }) => 'traceparent' in sent),
  },
  {
    id: 'metadata-first',
    title: 'metadata documents and the key set are read first',
    alter: explores([
      ['GET', '/.well-known/openid-configuration'],
      ['GET', '/.well-known/smart-configuration'],
      ['GET', '/jwks'],
    ]),
    witness: visited,
  },
  {
    id: 'health-first',
    title: 'OPTIONS, HEAD and a health check come first',
    alter: explores([
      ['OPTIONS', ''],
      ['HEAD', ''],
      ['GET', '/health'],
    ]),
    witness: visited,
  },
];
