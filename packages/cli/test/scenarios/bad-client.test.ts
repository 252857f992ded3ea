import type { JsonObject } from '@assay/validator';
import { type Bad, config, type Files, testRefusals } from './refused.ts';
import { keys, pair, profileId } from './workshop.ts';

const es384 = { clientId: 'first-es384', alg: 'ES384' };
const hs384 = { clientId: 'first-hs384', alg: 'HS384', secretEnv: 'FIRST_HS384' };

/** The good configuration with one client. */
function client(one: JsonObject, files: Files = {}): (good: JsonObject) => Files {
  return (good) => ({ [config]: { ...good, clients: [one] }, ...files });
}

const clients: readonly Bad[] = [
  {
    title: 'a key file that is not there',
    files: client({ ...es384, key: './none.jwk.json' }),
    says: /^assay\.config\.json: \/clients\/0\/key: .*none\.jwk\.json: there is no such file$/,
  },
  {
    title: 'a public key',
    files: client({ ...es384, key: './public.json' }, { 'public.json': keys.first.public }),
    says: `${config}: /clients/0/key: this is only a public key; signing needs the private one`,
  },
  {
    title: 'a key of the wrong curve',
    files: client({ ...es384, key: './p256.json' }, { 'p256.json': pair('p', 'P-256').private }),
    says: `${config}: /clients/0/key: ES384 needs EC P-384; the key is EC P-256`,
  },
  {
    title: 'a key of the wrong type',
    files: client({ ...es384, alg: 'RS384', key: './first-es384.jwk.json' }),
    says: /^assay\.config\.json: \/clients\/0\/alg: RS384 needs .*RSA.*EC.*; it fits ES384$/,
  },
  {
    title: 'a key that says it is for another algorithm',
    files: client({ ...es384, key: './es256.json' }, { 'es256.json': { ...keys.first.private, alg: 'ES256' } }),
    says: `${config}: /clients/0/key: the JWK says it is for ES256, and the client is set up for ES384`,
  },
  {
    title: 'a key that is cut off',
    files: client({ ...es384, key: './cut.json' }, { 'cut.json': '{\n  "kty": "EC",\n  "crv": "P-3' }),
    says: `${config}: /clients/0/key: ./cut.json:3:14: not JSON: the text ends too early`,
  },
  {
    title: 'a key that is not JSON',
    files: client({ ...es384, key: './torn.json' }, { 'torn.json': '{\n  "kty": EC\n}' }),
    says: `${config}: /clients/0/key: ./torn.json:2:10: not JSON from here on`,
  },
  {
    title: 'a folder for a key',
    files: client({ ...es384, key: '.' }),
    says: /^assay\.config\.json: \/clients\/0\/key: .*: it is a directory, not a file$/,
  },
  {
    title: 'a text that is no key',
    files: client({ ...es384, key: './text' }, { text: 'hello' }),
    says: /^assay\.config\.json: \/clients\/0\/key: this is no key/,
  },
  {
    title: 'a variable that is not set',
    files: client(hs384),
    says: `${config}: /clients/0/secretEnv: the environment variable FIRST_HS384 is not set`,
  },
  {
    title: 'a variable that is empty',
    files: client(hs384),
    env: { FIRST_HS384: '' },
    says: `${config}: /clients/0/secretEnv: the environment variable FIRST_HS384 is empty`,
  },
  {
    title: 'a key and a secret',
    files: client({ ...es384, key: './first-es384.jwk.json', secretEnv: 'X' }),
    says: /^assay\.config\.json: \/clients\/0: has both "key" and "secretEnv"/,
  },
  {
    title: 'neither key nor secret',
    files: client({ ...es384, jwksUrl: 'https://client.example/jwks.json' }),
    says: /^assay\.config\.json: \/clients\/0: needs exactly one of "key" .* and "secretEnv"/,
  },
  {
    title: 'a key file for a MAC',
    files: client({ clientId: 'first-hs384', alg: 'HS384', key: './first-es384.jwk.json' }),
    says: `${config}: /clients/0/key: HS384 signs with a secret; name its variable in "secretEnv"`,
  },
  {
    title: 'a secret for a signature',
    files: client({ ...es384, secretEnv: 'X' }),
    says: `${config}: /clients/0/secretEnv: ES384 signs with a private key; name its file in "key"`,
  },
  {
    title: 'an algorithm that is none',
    files: client({ ...es384, alg: 'ES385' }),
    says: /^assay\.config\.json: \/clients\/0\/alg: expected one of "RS256"/,
  },
  {
    title: 'an algorithm outside the profile',
    files: client({ ...es384, alg: 'ES256', key: './first-es384.jwk.json' }),
    says: `${config}: /clients/0/alg: ${profileId} knows no ES256; it allows RS384, ES384, HS384`,
  },
  {
    title: 'a clientId that stands twice',
    files: (good) => ({
      [config]: {
        ...good,
        clients: ['first', 'second'].map((name) => ({ ...es384, key: `./${name}-es384.jwk.json` })),
      },
    }),
    says: `${config}: /clients/1/clientId: "first-es384" stands twice; every client needs an id of its own`,
  },
  {
    title: 'no client to test',
    files: client({ ...es384, key: './first-es384.jwk.json', role: 'other' }),
    says: `${config}: /clients: no client has the role "tested"`,
  },
];

testRefusals('clients and keys', clients);
