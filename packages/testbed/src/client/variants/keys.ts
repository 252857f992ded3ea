import type { JsonObject } from '@assay/validator';
import { pairFor } from '../../bench/keys.ts';
import { PRIVATE } from '../../faults/about.ts';
import type { ClientBehaviour } from '../behaviour.ts';
import { shows, showsFirst } from '../bench/client-witness.ts';
import type { ClientVariant } from '../client-defect.ts';

/** Registers other keys, and signs under another kid where one is given. */
function registers(
  change: (keys: readonly JsonObject[]) => readonly JsonObject[],
  kid?: string,
): (b: ClientBehaviour) => ClientBehaviour {
  return (b) => ({
    ...b,
    own: (setup) => {
      const { client, ...own } = b.own(setup);
      const keys = change(client.jwks?.keys ?? []);
      return { ...own, client: { ...client, jwks: { keys }, ...(kid !== undefined && { kid }) } };
    },
  });
}

const members = shows((_seen, { setup }) => (setup.client.jwks?.keys ?? []).map((key) => Object.keys(key)));

function named(kid: string): (keys: readonly JsonObject[]) => readonly JsonObject[] {
  return (keys) => keys.map((key) => ({ ...key, kid }));
}

/** Lawful key sets and names of keys. */
export const keyVariants: readonly ClientVariant[] = [
  {
    id: 'kid-a-thumbprint',
    title: 'kid is a thumbprint with all characters of base64url',
    when: PRIVATE,
    alter: registers(
      named('_NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs'),
      '_NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
    ),
    witness: showsFirst(({ header }) => header['kid']),
  },
  {
    id: 'kid-a-url',
    title: 'kid is a URL',
    when: PRIVATE,
    alter: registers(named('https://client.example/keys#2026-11'), 'https://client.example/keys#2026-11'),
    witness: showsFirst(({ header }) => header['kid']),
  },
  {
    id: 'kid-of-digits',
    title: 'kid is a text of digits',
    when: PRIVATE,
    alter: registers(named('20261125'), '20261125'),
    witness: showsFirst(({ header }) => header['kid']),
  },
  {
    id: 'key-set-with-others',
    title: 'the registered set also holds a key for encryption and an old one',
    when: PRIVATE,
    alter: registers((keys) => [
      { ...pairFor('RS256', 'old').jwk, kid: 'for-encryption', use: 'enc', alg: 'RSA-OAEP' },
      ...keys,
      { ...pairFor('ES384', 'old').jwk, kid: 'of-last-year', use: 'sig', alg: 'ES384', exp: 1_700_000_000 },
    ]),
    witness: members,
  },
  {
    id: 'key-set-with-operations',
    title: 'the registered key has key_ops and neither use nor alg',
    when: PRIVATE,
    alter: registers((keys) => keys.map(({ use: _, alg: __, ...key }) => ({ ...key, key_ops: ['verify'] }))),
    witness: members,
  },
];
