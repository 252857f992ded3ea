import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Endpoint } from '@assay/testbed';
import type { Json, JsonObject } from '@assay/validator';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { configFor, folder, keys, open, pair, profileId } from './workshop.ts';

interface Bad {
  readonly title: string;
  readonly args?: readonly string[];
  /** Files of the folder; a configuration here replaces the good one. */
  readonly files?: (good: JsonObject) => Readonly<Record<string, Json>>;
  readonly env?: Readonly<Record<string, string>>;
  /** What the message must say, after `assay: `. */
  readonly says: string | RegExp;
}

const config = 'assay.config.json';

/** The good configuration with other members. */
function changed(more: JsonObject): Bad['files'] {
  return (good) => ({ [config]: { ...good, ...more } });
}

function without(name: string): Bad['files'] {
  return (good) => ({ [config]: Object.fromEntries(Object.entries(good).filter(([key]) => key !== name)) });
}

/** The good configuration with one client. */
function client(one: JsonObject, files: Readonly<Record<string, Json>> = {}): Bad['files'] {
  return (good) => ({ [config]: { ...good, clients: [one] }, ...files });
}

const es384 = { clientId: 'first-es384', alg: 'ES384' };
const hs384 = { clientId: 'first-hs384', alg: 'HS384', secretEnv: 'FIRST_HS384' };
const baseline = { version: 1, profile: profileId, entries: [] };

const configurations: readonly Bad[] = [
  {
    title: 'no configuration',
    args: ['--config', 'none.json'],
    says: 'none.json: there is no such file; the README shows one, and --config names another',
  },
  { title: 'a folder for the configuration', args: ['--config', '.'], says: /it is a directory, not a file/ },
  {
    title: 'broken JSON',
    files: () => ({ [config]: '{\n  "profile": "x",\n  "clients" [\n}' }),
    says: `${config}:3:13: not JSON from here on`,
  },
  {
    title: 'a broken word in JSON',
    files: () => ({ [config]: '{\n  "rate": 1,\n  "profile": tru,\n  "clients": []\n}\n' }),
    says: `${config}:3:14: not JSON from here on`,
  },
  {
    title: 'JSON that ends too early',
    files: () => ({ [config]: '{\n  "rate": 1' }),
    says: `${config}:2:12: not JSON: the text ends too early`,
  },
  { title: 'an empty file', files: () => ({ [config]: '' }), says: `${config}:1:1: not JSON: the text ends too early` },
  {
    title: 'a member that stands twice',
    files: () => ({ [config]: '{ "rate": 1, "rate": 2, "clients": [] }' }),
    says: `${config}: /rate: stands twice; keep one of them`,
  },
  { title: 'an array', files: () => ({ [config]: '[]' }), says: `${config}: /: expected object` },
  {
    title: 'an unknown member',
    files: changed({ tokenEndpont: 'http://127.0.0.1/' }),
    says: `${config}: /: unknown member "tokenEndpont"; did you mean "tokenEndpoint"?`,
  },
  {
    title: 'an unknown member of a client',
    files: client({ ...es384, secretenv: 'X' }),
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
    title: 'an unknown profile',
    files: changed({ profile: 'redox-source-auth' }),
    says: `no profile "redox-source-auth"; did you mean "${profileId}"?`,
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
    files: () => ({ 'own.json': ownProfile({ 'aud-requird': { level: 'MUST', spec: ['rfc7523#3'] } }) }),
    says: './own.json: /rules/aud-requird: no such rule; did you mean "aud-required"?',
  },
  {
    title: 'a profile file with a parent that is not there',
    args: ['--profile', './own.json'],
    files: () => ({ 'own.json': { ...ownProfile({}), extends: 'rfc7532' } }),
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
    says: /^assay\.config\.json: \/clients\/0\/key: RS384 needs .*RSA.*EC/,
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
    files: client({ ...hs384, secretEnv: undefined as unknown as Json, key: './first-es384.jwk.json' }),
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

const options: readonly Bad[] = [
  {
    title: 'an unknown option',
    args: ['--profil', 'rfc7523'],
    says: 'unknown option --profil; did you mean "--profile"?',
  },
  {
    title: 'an unknown option with a value',
    args: ['--fail-onn=warning'],
    says: 'unknown option --fail-onn; did you mean "--fail-on"?',
  },
  { title: 'a word too many', args: ['everything'], says: '"everything" is a word too many' },
  {
    title: 'an option given twice',
    args: ['--config', 'a.json', '--config', 'b.json'],
    says: '--config: give it once',
  },
  { title: 'an option without its value', args: ['--profile'], says: /profile/ },
  { title: 'a value outside the choices', args: ['--fail-on', 'error'], says: /fail-on[\s\S]*"failed", "warning"/ },
  {
    title: 'two reporters on stdout',
    args: ['--reporter', 'pretty', '--reporter', 'json'],
    says: /^--reporter: only one reporter can write to stdout; .*json=report\.json$/,
  },
  {
    title: 'two reporters on one file',
    args: ['--reporter', 'json=a/b', '--reporter', 'junit=./a/b'],
    says: '--reporter: two reporters write to the same file',
  },
  {
    title: 'an unknown reporter',
    args: ['--reporter', 'prety'],
    says: '--reporter: no reporter "prety"; did you mean "pretty"?',
  },
  {
    title: 'a reporter without its file',
    args: ['--reporter', 'json='],
    says: '--reporter: json= needs a file after the equals sign',
  },
  {
    title: 'a file where a folder is needed',
    args: ['--reporter', 'junit=file/j.xml'],
    files: () => ({ file: 'in the way' }),
    says: /^cannot write .*file\/j\.xml: a part of the path is no directory$/,
  },
  {
    title: 'a folder where a report is to be',
    args: ['--reporter', 'json=.'],
    says: /^cannot write .*: it is a directory, not a file$/,
  },
  {
    title: '--grep that selects nothing',
    args: ['--grep', 'nothing-like-it'],
    says: '--grep: no case has "nothing-like-it" in its id or title, or is about a rule of this id; see: assay cases',
  },
  {
    title: '--grep that selects a property only, without draws',
    args: ['--grep', 'property-', '--runs', '0'],
    says: /^--grep: no case has "property-"/,
  },
  { title: '--seed that is a word', args: ['--seed', 'x'], says: '--seed: give a whole number' },
  { title: '--seed that is a fraction', args: ['--seed', '1.5'], says: '--seed: give a whole number' },
  { title: '--runs that is a word', args: ['--runs', 'many'], says: '--runs: give a whole number, 0 or more' },
  { title: '--runs below zero', args: ['--runs=-1'], says: '--runs: give a whole number, 0 or more' },
  {
    title: 'a baseline that is not there',
    args: ['--baseline', 'known.json'],
    says: /known\.json: there is no such file$/,
  },
  {
    title: 'a baseline of another profile',
    args: ['--baseline', 'known.json'],
    files: () => ({ 'known.json': { ...baseline, profile: 'rfc7523' } }),
    says: `known.json: /profile: is for rfc7523, the run is for ${profileId}`,
  },
  {
    title: 'a baseline entry without a reason',
    args: ['--baseline', 'known.json'],
    files: () => ({ 'known.json': { ...baseline, entries: [{ id: 'aud-absent' }] } }),
    says: /^known\.json: \/entries\/0: expected the member /,
  },
];

function ownProfile(rules: JsonObject): JsonObject {
  return {
    $schema: 'x',
    id: 'own',
    title: 'Own',
    edition: '2026-11',
    extends: profileId,
    methods: { private_key_jwt: ['ES384'] },
    rules,
  };
}

let endpoint: Endpoint;
beforeAll(async () => {
  endpoint = await open();
});
afterAll(() => endpoint.close());

/** Runs `assay test` in a good folder that one thing is wrong in. */
async function refused({ args = [], files, env }: Bad): Promise<string> {
  const good = configFor(endpoint);
  const place = await folder({ [config]: good, ...files?.(good) });
  onTestFinished(place.remove);
  const { code, stdout, stderr } = await place.assay(['test', ...args], env === undefined ? {} : { env });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(existsSync(join(place.path, 'reports/junit.xml'))).toBe(false);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stderr).toMatch(/^assay: [^\n]+\n/);
  return stderr.slice('assay: '.length).trimEnd();
}

describe.concurrent.each([
  ['the configuration', configurations],
  ['clients and keys', clients],
  ['options', options],
] as const)('%s', (_, all) => {
  test.each(all)('$title', async (bad) => {
    const message = await refused(bad);
    if (typeof bad.says === 'string') expect(message).toBe(bad.says);
    else expect(message).toMatch(bad.says);
  });
});

test('nothing was sent', () => {
  expect(endpoint.requests()).toBe(0);
});

describe.concurrent('commands', () => {
  const wrong: readonly (readonly [string, readonly string[], string | RegExp])[] = [
    ['an unknown command', ['nope'], 'unknown command "nope"; see: assay --help'],
    ['a command with a slip of the pen', ['tets'], 'Did you mean test?'],
    ['options without a command', ['--slow'], /command/],
    ['profiles with an unknown action', ['profiles', 'shw'], /"list", "show"/],
    ['profiles show without an id', ['profiles', 'show'], /^profiles show: name a profile: .*rfc7523/],
    [
      'profiles show of an unknown id',
      ['profiles', 'show', 'smart-backend-service'],
      'no profile "smart-backend-service"; did you mean "smart-backend-services"?',
    ],
    [
      'profiles list with an id',
      ['profiles', 'list', 'rfc7523'],
      'profiles list takes no id; to see one: assay profiles show rfc7523',
    ],
    ['cases show without an id', ['cases', 'show'], 'cases show: name a case; see: assay cases'],
    ['cases show of an unknown id', ['cases', 'show', 'exp-absnt'], 'no case "exp-absnt"; did you mean "exp-absent"?'],
    [
      'cases show of an id like no other',
      ['cases', 'show', 'zzzzzzzzzzzz'],
      /^no case "zzzzzzzzzzzz"; none of the \d+ is like it$/,
    ],
    ['demo with an option', ['demo', '--fast'], /^unknown option --fast; known: /],
  ];

  test.each(wrong)('%s', async (_, args, says) => {
    const place = await folder();
    onTestFinished(place.remove);
    const { code, stdout, stderr } = await place.assay(args, { env: { LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8' } });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    const message = stderr.replace(/^assay: /, '').trimEnd();
    if (typeof says === 'string') expect(message).toBe(says);
    else expect(message).toMatch(says);
  });
});
