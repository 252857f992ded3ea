import { generateKeyPairSync } from 'node:crypto';
import type { JsonObject } from '@assay/validator';
import { type Bad, config, type Files, testRefusals } from './refused.ts';
import { profileId } from './workshop.ts';

const rsa = String(
  generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
);

/** The good configuration with other members. */
function changed(more: JsonObject): (good: JsonObject) => Files {
  return (good) => ({ [config]: { ...good, ...more } });
}

function without(name: string): (good: JsonObject) => Files {
  return (good) => ({ [config]: Object.fromEntries(Object.entries(good).filter(([key]) => key !== name)) });
}

/** A text in place of the configuration. */
function text(written: string): () => Files {
  return () => ({ [config]: written });
}

/** A profile of one's own. */
function own(more: JsonObject): () => Files {
  const methods = { private_key_jwt: ['ES384'] };
  const $schema = 'https://assay.example/schema/profile.schema.json';
  const whole = {
    $schema,
    id: 'own',
    title: 'Own',
    edition: '2026-11',
    extends: profileId,
    methods,
    rules: {},
    ...more,
  };
  return () => ({ 'own.json': whole });
}

const configurations: readonly Bad[] = [
  {
    title: 'no configuration',
    args: ['--config', 'none.json'],
    says: 'none.json: there is no such file; the README shows one, and --config names another',
  },
  { title: 'a folder for the configuration', args: ['--config', '.'], says: /it is a directory, not a file/ },
  {
    title: 'broken JSON',
    files: text('{\n  "profile": "x",\n  "clients" [\n}'),
    says: `${config}:3:13: not JSON from here on`,
  },
  {
    title: 'a broken word in JSON',
    files: text('{\n  "rate": 1,\n  "profile": tru,\n  "clients": []\n}\n'),
    says: `${config}:3:14: not JSON from here on`,
  },
  {
    title: 'JSON that ends too early',
    files: text('{\n  "rate": 1'),
    says: `${config}:2:12: not JSON: the text ends too early`,
  },
  { title: 'an empty file', files: text(''), says: `${config}:1:1: not JSON: the text ends too early` },
  {
    title: 'a member that stands twice',
    files: text('{ "rate": 1, "rate": 2, "clients": [] }'),
    says: `${config}: /rate: stands twice; keep one of them`,
  },
  { title: 'an array', files: text('[]'), says: `${config}: /: expected object` },
  {
    title: 'an unknown member',
    files: changed({ tokenEndpont: 'http://127.0.0.1/' }),
    says: `${config}: /: unknown member "tokenEndpont"; did you mean "tokenEndpoint"?`,
  },
  {
    title: 'an unknown member of a client',
    files: changed({ clients: [{ clientId: 'a', alg: 'ES384', secretenv: 'X' }] }),
    says: `${config}: /clients/0: unknown member "secretenv"; did you mean "secretEnv"?`,
  },
  {
    title: 'no tokenEndpoint',
    files: without('tokenEndpoint'),
    says: `${config}: /tokenEndpoint: assay test needs the URL of the token endpoint`,
  },
  {
    title: 'a tokenEndpoint that is no URL',
    files: changed({ tokenEndpoint: 'http://a b/' }),
    says: /^assay\.config\.json: \/tokenEndpoint: /,
  },
  {
    title: 'no profile',
    files: without('profile'),
    says: `${config}: /profile: name a profile here or with --profile`,
  },
  { title: 'no clients', files: without('clients'), says: `${config}: /: expected the member "clients"` },
  {
    title: 'no scope where the profile demands one',
    files: without('scope'),
    says: new RegExp(`^assay\\.config\\.json: /scope: ${profileId} demands a scope`),
  },
  {
    title: 'no issuer where the profile wants it in aud',
    files: (good) => without('issuer')({ ...good, profile: 'rfc7523bis' }),
    says: `${config}: /issuer: rfc7523bis wants the issuer identifier in aud; name it`,
  },
  {
    title: 'no certificate where the profile wants its thumbprint',
    files: (good) => ({
      [config]: {
        ...good,
        profile: 'entra-certificate-credentials',
        clients: [{ clientId: 'a', alg: 'PS256', key: './a.pem' }],
      },
      'a.pem': rsa,
    }),
    says: /^assay\.config\.json: \/clients\/0\/key: entra-certificate-credentials wants a certificate beside the key/,
  },
  {
    title: 'an unknown profile',
    files: changed({ profile: 'redox-source-auth' }),
    says: `${config}: /profile: no profile "redox-source-auth"; did you mean "${profileId}"?`,
  },
  {
    title: 'an unknown profile on the command line',
    args: ['--profile', 'rfc7532'],
    says: 'no profile "rfc7532"; did you mean "rfc7523"?',
  },
  {
    title: 'a profile file that is not there',
    args: ['--profile', './own.json'],
    says: /own\.json: there is no such file$/,
  },
  {
    title: 'a profile file with an unknown rule',
    args: ['--profile', './own.json'],
    files: own({ rules: { 'aud-requird': { level: 'MUST', spec: ['rfc7523#3'] } } }),
    says: './own.json: /rules/aud-requird: no such rule; did you mean "aud-required"?',
  },
  {
    title: 'a profile file with a parent that is not there',
    args: ['--profile', './own.json'],
    files: own({ extends: 'rfc7532' }),
    says: /^\.\/own\.json: .*rfc7532/,
  },
  {
    title: 'a profile file that is no JSON',
    args: ['--profile', './own.json'],
    files: () => ({ 'own.json': '{]' }),
    says: './own.json:1:2: not JSON from here on',
  },
  {
    title: 'a certificate file that is not there',
    files: changed({ ca: './ca.pem' }),
    says: /^assay\.config\.json: \/ca: .*ca\.pem: there is no such file$/,
  },
];

testRefusals('the configuration', configurations);
