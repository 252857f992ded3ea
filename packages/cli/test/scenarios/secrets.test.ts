import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Behaviour, correct } from '@assay/testbed';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { spellings } from './spellings.ts';
import { configFor, type Folder, folder, keys, open, secret, secretName } from './workshop.ts';

const header = 'planted-api-key-9f2c71d04b';
const privateMember = String(keys.first.private['d']);
const secondMember = String(keys.second.private['d']);

/** Everything that was planted or issued, by name. */
const planted = new Map<string, string>([
  ['the secret', secret],
  ['the private key', privateMember],
  ['the private key of the second client', secondMember],
  ['a header field of the configuration', header],
]);
/** How often the endpoint gave a planted text away. */
let leaked = 0;

/** An endpoint that says all it knows: in tokens, in errors, in header fields, in every spelling. */
const telltale: Behaviour = {
  ...correct,
  tokenBody: (...given) => {
    const body = correct.tokenBody(...given);
    const token = `issued-token-${planted.size}-${crypto.randomUUID()}`;
    planted.set(`access token ${planted.size}`, token);
    planted.set(`refresh token ${planted.size}`, `refresh-${token}`);
    leaked += 1;
    return {
      ...body,
      access_token: token,
      refresh_token: `refresh-${token}`,
      debug: [...spellings(secret), ...spellings(privateMember)],
    };
  },
  errorBody: (...given) => {
    leaked += 1;
    const debug = [...spellings(secret), ...spellings(privateMember), ...spellings(secondMember)].join(' | ');
    return { ...correct.errorBody(...given), error_description: debug };
  },
  headers: (...given) => ({
    ...correct.headers(...given),
    'X-Debug': encodeURIComponent(secret),
    'Set-Cookie': `session=${privateMember}`,
    'X-Echo': header,
  }),
  admit: (scene) => {
    const assertion = new URLSearchParams(scene.request.body.toString('latin1')).get('client_assertion');
    const signature = assertion?.split('.')[2] ?? '';
    // Only whole signatures are worth hiding; what a case cut short on purpose is not one.
    if (signature.length >= 60 && new Set(signature).size > 20) planted.set(`signature ${planted.size}`, signature);
    return undefined;
  },
  lifetimeAccepted: () => true,
};

let place: Folder;
let close: () => Promise<void>;
const outputs = new Map<string, string>();

beforeAll(async () => {
  const endpoint = await open(telltale);
  close = endpoint.close;
  const clients = [
    { clientId: 'first-es384', alg: 'ES384', key: './first-es384.jwk.json' },
    { clientId: 'second-es384', alg: 'ES384', key: './second-es384.jwk.json' },
    { clientId: 'first-hs384', alg: 'HS384', secretEnv: secretName },
  ];
  place = await folder({ 'assay.config.json': configFor(endpoint, { clients, headers: { 'X-Api-Key': header } }) });
  const files = ['pretty=p.txt', 'json=r.json', 'junit=j.xml', 'junit-strict=s.xml', 'github=g.txt', 'markdown=m.md'];
  const reporters = ['pretty', ...files.map((one) => one.replace('=', '=out/'))].flatMap((one) => ['--reporter', one]);
  const env = { [secretName]: secret, NODE_DEBUG: 'assay' };
  const { code, stdout, stderr } = await place.assay(['test', '--runs', '3', ...reporters], { env });
  expect(code).toBe(1);
  outputs.set('stdout', stdout).set('stderr', stderr);
  const out = join(place.path, 'out');
  for (const name of await readdir(out)) outputs.set(name, await readFile(join(out, name), 'utf8'));
});
afterAll(async () => {
  await close();
  await place.remove();
});

describe('what must not be shown', () => {
  test('was on the wire, and there are outputs to search', () => {
    expect(leaked).toBeGreaterThan(100);
    expect([...planted.keys()].filter((name) => name.startsWith('access token')).length).toBeGreaterThan(20);
    expect([...planted.keys()].filter((name) => name.startsWith('signature')).length).toBeGreaterThan(100);
    expect([...outputs.keys()].sort()).toEqual([
      'g.txt',
      'j.xml',
      'm.md',
      'p.txt',
      'r.json',
      's.xml',
      'stderr',
      'stdout',
    ]);
    expect(outputs.get('r.json')).toContain('[redacted]');
  });

  test('stands in no output, in no spelling', () => {
    const wanted = [...planted].flatMap(([name, text]) => spellings(text).map((spelling) => ({ name, spelling })));
    const found = [...outputs].flatMap(([output, text]) =>
      wanted
        .filter(({ spelling }) => text.includes(spelling))
        .map(({ name, spelling }) => `${name} in ${output}: ${spelling}`),
    );
    expect([...new Set(found)]).toEqual([]);
  });
});

describe.concurrent('messages about keys', () => {
  const broken = { ...keys.first.private, crv: 'P-999' };
  const files = {
    'torn.jwk.json': JSON.stringify(keys.first.private).slice(0, -1),
    'broken.jwk.json': broken,
    'late.jwk.json': `{"d": "${privateMember}", "kty": tru}`,
    'secret.json': { clients: [], headers: { 'X-Api-Key': header }, rate: header },
    'torn.json': `{ "headers": { "X-Api-Key": "${header}" tru } }`,
  };
  const names = ['torn.jwk.json', 'broken.jwk.json', 'late.jwk.json'];

  test.for(names)('%s gives no part of the key away', async (name, { onTestFinished, expect: hold }) => {
    const clients = [{ clientId: 'first-es384', alg: 'ES384', key: `./${name}` }];
    const good = configFor({ tokenEndpoint: 'http://127.0.0.1:9/token', issuer: 'http://127.0.0.1:9' }, { clients });
    const other = await folder({ ...files, 'assay.config.json': good });
    onTestFinished(other.remove);
    const { code, stderr } = await other.assay(['test']);
    hold(code).toBe(2);
    hold(stderr).not.toContain(privateMember.slice(0, 12));
  });

  test.for(['secret.json', 'torn.json'])(
    '%s gives no header field away',
    async (name, { onTestFinished, expect: hold }) => {
      const other = await folder(files);
      onTestFinished(other.remove);
      const { code, stderr } = await other.assay(['test', '--config', name]);
      hold(code).toBe(2);
      hold(stderr).not.toContain(header.slice(0, 12));
    },
  );
});
