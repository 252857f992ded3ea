import { KeyObject } from 'node:crypto';
import { PRIVATE, SECRET } from '../../faults/about.ts';
import type { Making } from '../behaviour.ts';
import { showsCall, showsFirst } from '../bench/client-witness.ts';
import type { ClientDefect } from '../client-defect.ts';
import { added, claims, header, headers, params } from './about.ts';

const secretOf = ({ setup }: Making): string => setup.client.secret ?? '';
const sent = (name: string) => showsFirst(({ params: own }) => own.filter(([one]) => one === name).length);

function pem({ setup: { client } }: Making): string {
  return client.key instanceof KeyObject ? String(client.key.export({ type: 'pkcs8', format: 'pem' })) : '';
}

function privateJwk({ setup: { client } }: Making): { readonly [name: string]: string } {
  return client.key instanceof KeyObject ? (client.key.export({ format: 'jwk' }) as { [name: string]: string }) : {};
}

/** Faults that give away more than one proof of who the client is, or give it to the wrong side. */
export const credentialFaults: readonly ClientDefect[] = [
  {
    id: 'secret-in-the-body',
    title: 'client_secret is sent beside the assertion',
    kind: 'wrong-behaviour',
    rules: ['secret-not-transmitted', 'single-auth-method', 'key-material-not-sent'],
    when: SECRET,
    alter: added('client_secret', secretOf),
    witness: sent('client_secret'),
  },
  {
    id: 'secret-as-password',
    title: 'the secret is sent as the password of Basic beside the assertion',
    kind: 'wrong-behaviour',
    rules: ['secret-not-transmitted', 'single-auth-method', 'key-material-not-sent'],
    when: SECRET,
    alter: headers((making) => ({
      authorization: `Basic ${Buffer.from(`${making.errand.clientId}:${secretOf(making)}`).toString('base64')}`,
    })),
    witness: showsFirst(({ headers: own }) => 'authorization' in own),
  },
  {
    id: 'secret-in-a-claim',
    title: 'the secret stands in a claim',
    kind: 'wrong-behaviour',
    rules: ['key-material-not-sent'],
    when: SECRET,
    alter: claims((making) => ({ client_secret: secretOf(making) })),
    witness: showsFirst(({ claims: own }) => 'client_secret' in own),
  },
  {
    id: 'secret-at-the-resource',
    title: 'the secret goes along to the resource',
    kind: 'wrong-behaviour',
    rules: ['key-material-not-sent'],
    when: SECRET,
    alter: (b) => ({
      ...b,
      call: (held, making) => {
        const call = b.call(held, making);
        return { ...call, headers: { ...call.headers, 'x-api-key': secretOf(making) } };
      },
    }),
    witness: showsCall(({ headers: own }) => 'x-api-key' in own),
  },
  {
    id: 'basic-beside-the-assertion',
    title: 'the library adds Basic with an empty password',
    kind: 'wrong-behaviour',
    rules: ['single-auth-method'],
    alter: headers(({ errand }) => ({
      authorization: `Basic ${Buffer.from(`${errand.clientId}:`).toString('base64')}`,
    })),
    witness: showsFirst(({ headers: own }) => 'authorization' in own),
  },
  {
    id: 'password-of-somebody',
    title: 'a client_secret from another registration is sent beside the assertion',
    kind: 'wrong-behaviour',
    rules: ['single-auth-method'],
    when: PRIVATE,
    alter: added('client_secret', 'left-over-from-before'),
    witness: sent('client_secret'),
  },
  {
    id: 'private-key-in-the-header',
    title: 'the header holds the key as a JWK, private members and all',
    kind: 'wrong-behaviour',
    rules: ['key-material-not-sent'],
    when: PRIVATE,
    alter: header((making) => ({ jwk: privateJwk(making) })),
    witness: showsFirst(({ header: own }) => 'jwk' in own),
  },
  {
    id: 'private-key-in-the-body',
    title: 'the private key is sent as a parameter',
    kind: 'wrong-behaviour',
    rules: ['key-material-not-sent'],
    when: PRIVATE,
    alter: added('private_key', pem),
    witness: sent('private_key'),
  },
  {
    id: 'client-id-of-another',
    title: 'client_id is that of another client',
    kind: 'wrong-behaviour',
    rules: ['client-id-matches'],
    alter: added('client_id', 'somebody-else'),
    witness: sent('client_id'),
  },
  {
    id: 'client-id-twice',
    title: 'client_id is sent by the client and by the library under it',
    kind: 'wrong-behaviour',
    rules: ['credential-not-repeated'],
    alter: params((pairs, { errand: { clientId } }) => [['client_id', clientId], ...pairs, ['client_id', clientId]]),
    witness: sent('client_id'),
  },
  {
    id: 'empty-assertion-in-front',
    title: 'an empty client_assertion stands before the real one',
    kind: 'wrong-behaviour',
    rules: ['credential-not-repeated'],
    alter: params((pairs) => [['client_assertion', ''], ...pairs]),
    witness: sent('client_assertion'),
  },
  {
    id: 'assertion-at-the-resource',
    title: 'the assertion goes along to the resource',
    kind: 'wrong-behaviour',
    rules: ['assertion-not-sent-elsewhere'],
    alter: (b) => ({
      ...b,
      call: (held, making) => {
        const call = b.call(held, making);
        return { ...call, headers: { ...call.headers, 'x-client-assertion': held.assertion } };
      },
    }),
    witness: showsCall(({ headers: own }) => 'x-client-assertion' in own),
  },
  {
    id: 'certificate-not-checked',
    title: 'the certificate of the host is not checked',
    kind: 'missing',
    rules: ['tls-certificate-checked'],
    needs: ['tls'],
    alter: (b) => ({ ...b, checkCertificate: false }),
    witness: async ({ runAtStrangers }) => String(await runAtStrangers()),
  },
];
