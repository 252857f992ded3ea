import { createPublicKey, generateKeyPairSync, KeyObject } from 'node:crypto';
import type { JsonObject } from '@assay/validator';
import { pairFor } from '../../bench/keys.ts';
import { PRIVATE, RSA, SECRET } from '../../faults/about.ts';
import type { ClientBehaviour, ClientSetup, KeySetAnswer } from '../behaviour.ts';
import { differ, shows } from '../bench/client-witness.ts';
import type { ClientDefect } from '../client-defect.ts';

type Keys = readonly JsonObject[];

/** Registers other keys. */
function registers(change: (keys: Keys, setup: ClientSetup) => Keys): (b: ClientBehaviour) => ClientBehaviour {
  return (b) => ({
    ...b,
    own: (setup) => {
      const { client, ...own } = b.own(setup);
      return { ...own, client: { ...client, jwks: { keys: change(client.jwks?.keys ?? [], { ...own, client }) } } };
    },
  });
}

/** Serves the set in another way. */
function serves(change: (answer: KeySetAnswer) => KeySetAnswer): (b: ClientBehaviour) => ClientBehaviour {
  return (b) => ({ ...b, keySet: (setup) => change(b.keySet(setup)) });
}

const served = shows((_seen, { keySet: { status, headers } }) => [status, headers['Content-Type'] ?? 'none']);
const members = shows((_seen, { setup }) => (setup.client.jwks?.keys ?? []).map((key) => Object.keys(key)));

/** A setup that signs with a key of 1024 bits. */
function weak(setup: ClientSetup): ClientSetup {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const { kid = '', alg } = setup.client;
  const jwk = { ...(createPublicKey(privateKey).export({ format: 'jwk' }) as JsonObject), kid, use: 'sig', alg };
  return { ...setup, client: { ...setup.client, key: privateKey, jwks: { keys: [jwk] } } };
}

/** A setup with a secret of twelve characters. */
function brief(setup: ClientSetup): ClientSetup {
  const secret = 'twelve-chars';
  return { ...setup, client: { ...setup.client, secret, key: Buffer.from(secret) } };
}

/** Faults in keys and in the registered set. */
export const keySetFaults: readonly ClientDefect[] = [
  {
    id: 'key-set-with-private-members',
    title: 'the registered set holds the private key',
    kind: 'wrong-behaviour',
    rules: ['jwks-public-only'],
    when: PRIVATE,
    alter: registers((keys, { client: { key } }) =>
      key instanceof KeyObject
        ? keys.map((one) => ({ ...one, ...(key.export({ format: 'jwk' }) as JsonObject) }))
        : keys,
    ),
    witness: members,
  },
  {
    id: 'key-set-without-kid',
    title: 'a key of the registered set has no kid',
    kind: 'missing',
    rules: ['jwks-key-members', 'kid-known'],
    when: PRIVATE,
    profiles: ['redox-source-auth-v2', 'smart-backend-services'],
    alter: registers((keys) => keys.map(({ kid: _, ...key }) => key)),
    witness: members,
  },
  {
    id: 'key-set-with-one-kid-for-two',
    title: 'two keys of the registered set have one kid',
    kind: 'wrong-behaviour',
    rules: ['jwks-unique-kid', 'kid-known'],
    when: PRIVATE,
    alter: registers((keys, { client: { alg, kid = '' } }) => [
      ...keys,
      { ...pairFor(alg, 'old').jwk, kid, use: 'sig', alg },
    ]),
    witness: shows((_seen, { setup }) => differ((setup.client.jwks?.keys ?? []).map(({ kid }) => kid))),
  },
  {
    id: 'kid-kept-for-the-next-key',
    title: 'the next key has the kid of the old one',
    kind: 'wrong-behaviour',
    rules: ['kid-names-one-key'],
    when: PRIVATE,
    scenarios: ['key-rotation'],
    needs: ['next-key'],
    alter: (b) => ({
      ...b,
      own: (setup) => {
        const { next, ...own } = b.own(setup);
        const { kid } = own.client;
        return { ...own, ...(next && { next: { key: next.key, ...(kid !== undefined && { kid }) } }) };
      },
    }),
    witness: shows(({ tokens: [first, second] }) => first?.header['kid'] === second?.header['kid'], {
      starts: 2,
      rotated: true,
    }),
  },
  {
    id: 'next-key-used-before-it-is-served',
    title: 'the next key signs while only the old one is in the set',
    kind: 'wrong-behaviour',
    rules: ['kid-known', 'signature-valid', 'key-belongs-to-client'],
    when: PRIVATE,
    alter: (b) => ({
      ...b,
      keyFor: (making) => making.setup.next ?? b.keyFor(making),
    }),
    witness: shows(({ tokens: [first] }) => first?.header['kid']),
  },
  {
    id: 'rsa-key-of-1024-bits',
    title: 'the RSA key has 1024 bits',
    kind: 'wrong-behaviour',
    rules: ['rsa-key-size', 'signature-valid'],
    when: RSA,
    alter: (b) => ({ ...b, own: (setup) => weak(b.own(setup)) }),
    witness: shows(({ tokens: [first] }) => first?.assertion.split('.')[2]?.length),
  },
  {
    id: 'secret-shorter-than-its-hash',
    title: 'the secret is shorter than the hash of its MAC',
    kind: 'wrong-behaviour',
    rules: ['hmac-key-size'],
    when: SECRET,
    alter: (b) => ({ ...b, own: (setup) => brief(b.own(setup)) }),
    witness: shows((_seen, { setup: { client } }) => client.secret?.length),
  },
  {
    id: 'key-set-as-a-page',
    title: 'the JWK Set is served as text/html',
    kind: 'wrong-behaviour',
    rules: ['jwks-url-served'],
    when: PRIVATE,
    needs: ['key-set-url'],
    weighs: 'SHOULD',
    alter: serves((answer) => ({ ...answer, headers: { ...answer.headers, 'Content-Type': 'text/html' } })),
    witness: served,
  },
  {
    id: 'key-set-moved',
    title: 'the JWK Set URL answers with a redirect',
    kind: 'wrong-behaviour',
    rules: ['jwks-url-served'],
    when: PRIVATE,
    needs: ['key-set-url'],
    alter: serves(() => ({ status: 302, headers: { Location: '/new/jwks.json' }, body: '' })),
    witness: served,
  },
  {
    id: 'key-set-gone',
    title: 'the JWK Set URL answers with 404',
    kind: 'missing',
    rules: ['jwks-url-served'],
    when: PRIVATE,
    needs: ['key-set-url'],
    alter: serves(() => ({ status: 404, headers: {}, body: '' })),
    witness: served,
  },
];
