import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { page, wordsOf } from '../pages/page.ts';
import { inProcess } from '../scenarios/in-process.ts';
import type { Folder } from '../scenarios/workshop.ts';
import { command, copyOf, keyed, vendorsFolder } from './recorded.ts';

/** What the page shows: keeping a record, and verifying it. */
const { blocks } = page('clients');
const [certifying = '', verifying = ''] =
  blocks('sh')
    .find((block) => block.includes('assay record verify'))
    ?.split('\n') ?? [];

let place: Folder;
beforeAll(async () => {
  place = await vendorsFolder();
  expect(certifying).toMatch(/ -- node client\.mjs$/);
  const options = wordsOf(certifying).slice(0, -3);
  const args = [...options, '--reporter', 'json=r.json', '--jobs', '8', ...command];
  const ended = await place.assay(args, { env: keyed });
  expect(ended.stderr).toContain('wrote the record out/record, signed with ES256');
  expect(ended.code).toBe(0);
}, 240_000);
afterAll(() => place.remove());

const allFiles = [
  'exchanges.ndjson',
  'profile.json',
  'record.json',
  'record.jws',
  'requirements.csv',
  'result.json',
  'summary.html',
];

interface Line {
  readonly place: string;
  at: number;
  request: { body: string };
  response: { status: number };
}

/** Changes the first exchange at the token endpoint. */
function first(edit: (line: Line) => void): (text: string) => string {
  return (text) => {
    const lines = text.split('\n').map((line) => (line === '' ? undefined : (JSON.parse(line) as Line)));
    const line = lines.find((one) => one?.place === 'token');
    if (line !== undefined) edit(line);
    return lines.map((one) => (one === undefined ? '' : JSON.stringify(one))).join('\n');
  };
}

/** Changes one character of the audience. */
function otherAudience(line: Line): void {
  const params = new URLSearchParams(line.request.body);
  const [head, claims = '', digest] = (params.get('client_assertion') ?? '').split('.');
  const text = Buffer.from(claims, 'base64url').toString('utf8');
  const changed = Buffer.from(text.replace('/token"', '/tokem"'), 'utf8').toString('base64url');
  params.set('client_assertion', [head, changed, digest].join('.'));
  line.request.body = params.toString();
}

/** What is changed, in which file, and what `verify` says when even the vendor signs the changed record. */
const changes: readonly (readonly [title: string, file: string, edit: (text: string) => string, resigned?: RegExp])[] =
  [
    [
      'one octet of a claim',
      'exchanges.ndjson',
      first(otherAudience),
      /first-request #1: aud-accepted \(MUST\) is broken.*\n(.*\n)*.*result\.json: aud-accepted: the record says passed; judged again it is failed/,
    ],
    [
      'one timestamp',
      'exchanges.ndjson',
      first((line) => {
        line.at += 400_000;
      }),
      /its arrival and the moment it was judged at differ/,
    ],
    [
      'one status of an answer',
      'exchanges.ndjson',
      first((line) => {
        line.response.status = 401;
      }),
    ],
    [
      'one status of a result',
      'result.json',
      (text) => text.replace(/("id": "aud-accepted",[^}]*?"status": )"passed"/, '$1"info"'),
      /aud-accepted: the record says info; judged again it is passed/,
    ],
    [
      'one level of the profile',
      'profile.json',
      (text) => text.replace(/("rule": "aud-accepted",\s*"client": )"MUST"/, '$1"SHOULD"'),
      /profile\.json: is not the profile of result\.json/,
    ],
    [
      'the moment of the run',
      'result.json',
      (text) => text.replace(/"startedAt": "20\d\d/, '"startedAt": "1999'),
      /record\.json: does not tell what result\.json tells/,
    ],
    [
      'a line of the table',
      'requirements.csv',
      (text) => text.replace('"passed"', '"failed"'),
      /requirements\.csv: is not what result\.json makes it/,
    ],
    [
      'a word of the page',
      'summary.html',
      (text) => text.replace('no waivers', 'no waiver'),
      /summary\.html: is not what result\.json makes it/,
    ],
    ['one exchange left out', 'exchanges.ndjson', (text) => text.split('\n').slice(1).join('\n')],
  ];

test('a record as it was written verifies: signature, digests, and every rule judged again', async () => {
  const copy = await copyOf(place, 'out/record');
  expect([...(await copy.files())].sort()).toEqual(allFiles);
  const { code, stdout } = await copy.verify();
  const [head = ''] = stdout.split('\n');
  expect(head).toMatch(
    /^verified: vendor conforms under redox-source-auth-v2 \/ \S+; no waivers; \d MUST rules not proven: /,
  );
  expect(head).toContain('tls-certificate-checked');
  expect(stdout).toMatch(/^signed with ES256 by the key \S{43}$/m);
  const [, requests = '0', rules = '0'] = /judged again: (\d+) token requests by (\d+) rules/.exec(stdout) ?? [];
  expect(Number(requests)).toBeGreaterThan(30);
  expect(Number(rules)).toBeGreaterThan(50);
  expect(stdout).toContain('not judged again: signatures, whose verdicts stand as recorded');
  expect(code).toBe(0);
});

test('the command of the page verifies it', async () => {
  const { code, stdout } = await inProcess(wordsOf(verifying), { cwd: place.path });
  expect(stdout).toMatch(/^verified: /);
  expect(code).toBe(0);
});

test('of every assertion the first two parts are kept, and a SHA-256 in place of the third', async () => {
  const text = await (await copyOf(place, 'out/record')).read('exchanges.ndjson');
  const assertions = [...text.matchAll(/client_assertion=([\w-]+)\.([\w-]+)\.([\w-]+)/g)];
  expect(assertions.length).toBeGreaterThan(30);
  for (const [, header = '', , third = ''] of assertions) {
    expect(JSON.parse(Buffer.from(header, 'base64url').toString('utf8'))).toMatchObject({ alg: 'ES384' });
    // A signature by ES384 has 128 characters, a digest has 43.
    expect(third).toHaveLength(43);
  }
});

describe.for(changes)('%s', ([, file, edit]) => {
  test('does not verify', async () => {
    const copy = await copyOf(place, 'out/record');
    await copy.change(file, edit);
    const { code, stdout } = await copy.verify();
    expect(stdout).toMatch(/^NOT VERIFIED/);
    expect(stdout).toContain(`${file}: was changed`);
    expect(code).toBe(1);
  });

  test('does not verify with digests made to fit, signed by nobody new or by somebody else', async () => {
    const copy = await copyOf(place, 'out/record');
    await copy.change(file, edit);
    await copy.redigest();
    const kept = await copy.verify();
    expect(kept.stdout).toContain('record.json: is not what was signed');
    expect(kept.code).toBe(1);
    expect((await copy.sign('stranger.jwk.json')).code).toBe(0);
    const foreign = await copy.verify();
    expect(foreign.stdout).toContain('record.jws: the signature is not by a key given');
    expect(foreign.code).toBe(1);
  });
});

test.each(
  changes.flatMap(([title, file, edit, resigned]) => (resigned === undefined ? [] : [{ title, file, edit, resigned }])),
)('$title: not even the vendor can sign it, for judged again it is another', async ({ file, edit, resigned }) => {
  const copy = await copyOf(place, 'out/record');
  await copy.change(file, edit);
  await copy.redigest();
  expect((await copy.sign('vendor.jwk.json')).code).toBe(0);
  const { code, stdout } = await copy.verify();
  expect(stdout).toMatch(resigned);
  expect(stdout).not.toContain('record.jws');
  expect(code).toBe(1);
});

const garbage = ['', 'null', '{}', '[]', '{', '{"rules":[{}]}', '{"at":1,"facts":{}}', '{"facts":1,"request":{}}'];
const filled = ['result.json', 'exchanges.ndjson', 'profile.json'].flatMap((file) =>
  garbage.map((text) => ({ file, text })),
);

test.each(filled)('$file that holds "$text" does not verify, though the vendor signs it', async ({ file, text }) => {
  const copy = await copyOf(place, 'out/record');
  await copy.change(file, () => text);
  await copy.redigest();
  expect((await copy.sign('vendor.jwk.json')).code).toBe(0);
  const { code, stdout, stderr } = await copy.verify();
  expect(stdout).toMatch(/^NOT VERIFIED/);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
});

describe('signing', () => {
  test('a changed record is not signed', async () => {
    const copy = await copyOf(place, 'out/record');
    await copy.change('result.json', (text) => text.replace('"passed"', '"failed"'));
    const { code, stdout } = await copy.sign('vendor.jwk.json');
    expect(stdout).toContain('result.json: was changed');
    expect(code).toBe(1);
  });

  test.each(allFiles.slice(0, 2))('without %s a record does not verify', async (name) => {
    const copy = await copyOf(place, 'out/record');
    await copy.remove(name);
    const { code, stdout } = await copy.verify();
    expect(stdout).toContain(`${name}: not there`);
    expect(code).toBe(1);
  });

  test('the JWS names the type of a record, so that nobody takes it for an assertion', async () => {
    const [header = '', payload = ''] = (await (await copyOf(place, 'out/record')).read('record.jws')).split('.');
    const decoded = JSON.parse(Buffer.from(header, 'base64url').toString('utf8')) as Record<string, unknown>;
    expect(Object.keys(decoded)).toEqual(['alg', 'typ', 'kid']);
    expect(decoded['typ']).toBe('assay-record+jws');
    expect(Buffer.from(payload, 'base64url').toString('utf8')).toBe(await place.read('out/record/record.json'));
  });

  test('a record whose signature is gone or is none does not verify', async () => {
    const copy = await copyOf(place, 'out/record');
    await copy.remove('record.jws');
    const { code, stdout } = await copy.verify();
    expect(stdout).toContain('record.jws: not there: the record is not signed');
    expect(code).toBe(1);
    await copy.sign('vendor.jwk.json');
    expect((await copy.verify()).code).toBe(0);
    await copy.change('record.jws', () => 'a.b.c');
    expect((await copy.verify()).stdout).toContain('record.jws: it is no compact JWS');
  });
});

describe('bad input is 2', () => {
  const bad: readonly (readonly [title: string, args: readonly string[], told: string])[] = [
    ['no such folder', ['verify', 'nowhere', '--key', 'vendor.jwks.json'], 'nowhere: there is no record.json'],
    ['no key', ['verify', 'out/record'], 'key'],
    ['a key that is not there', ['verify', 'out/record', '--key', 'none.json'], '/none.json: there is no such file'],
    ['a key that is none', ['verify', 'out/record', '--key', 'r.json'], '--key: r.json: '],
    ['a public key to sign with', ['sign', 'out/record', '--key', 'jwks.json'], '--key: jwks.json: '],
    ['an unknown action', ['burn', 'out/record', '--key', 'vendor.jwks.json'], 'burn'],
    ['two keys', ['verify', 'out/record', '--key', 'a', '--key', 'b'], '--key: give it once'],
  ];
  test.each(bad)('%s', async (_, args, told) => {
    const { code, stdout, stderr } = await inProcess(['record', ...args], { cwd: place.path });
    expect(stderr).toContain(told);
    expect(stderr).not.toContain('    at ');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  const badRuns: readonly (readonly [title: string, args: readonly string[], told: string])[] = [
    ['a key without a record', ['--record-key', 'vendor.jwk.json'], '--record-key: there is no record to sign'],
    ['a folder with something else', ['--record', '.'], '--record: '],
    ['a folder that is a file', ['--record', 'r.json'], '--record: cannot write'],
    ['a public key', ['--record', 'new', '--record-key', 'vendor.jwks.json'], '--record-key: vendor.jwks.json: '],
  ];
  test.each(badRuns)('before certify starts: %s', async (_, args, told) => {
    const { code, stderr } = await inProcess(['certify', ...args, '--', 'true'], { cwd: place.path });
    expect(stderr).toContain(told);
    expect(code).toBe(2);
  });
});
