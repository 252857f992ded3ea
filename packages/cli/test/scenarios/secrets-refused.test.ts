import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Behaviour, correct } from '@assay/testbed';
import { describe, expect, type TestContext, test } from 'vitest';
import { type FrontOptions, startFront } from './front.ts';
import { spellings } from './spellings.ts';
import { configFor, folder, keys, secret, secretName } from './workshop.ts';

const header = 'planted-api-key-9f2c71d04b';
const planted = [secret, header, String(keys.first.private['d'])];
const everything = planted.flatMap(spellings);

/** Refuses everybody and says all it knows, in words that a doctor listens to. */
const refusing: Behaviour = {
  ...correct,
  clientEnabled: () => false,
  errorBody: ({ detail }, code) => ({
    error: code,
    error_description: detail === 'unknown client' ? 'unknown client' : `aud, scope, kid: ${everything.join(' | ')}`,
    error_uri: `https://endpoint.example/?${everything.map(encodeURIComponent).join('&')}`,
  }),
};

/** Ways to give away what was planted, instead of a token. */
const telltales: readonly (readonly [string, FrontOptions])[] = [
  ['in the description of an error', { behaviour: refusing }],
  [
    'in the code of an error',
    { behaviour: { ...correct, clientEnabled: () => false, errorBody: () => ({ error: header }) } },
  ],
  ...[...everything.keys()].map((index): readonly [string, FrontOptions] => [
    `in a redirect (${index})`,
    { play: (_, response) => moved(response, everything[index] ?? '') },
  ]),
  [
    'in the content type of a page',
    {
      play: (_, response) => {
        response.writeHead(200, { 'content-type': `text/html;${encodeURIComponent(secret)};${header}` }).end('<h1>');
        return true;
      },
    },
  ],
];

function moved(response: Parameters<NonNullable<FrontOptions['play']>>[1], text: string): true {
  // Where the cut falls, half of a secret must not be left over.
  response.writeHead(307, { location: `/${'x'.repeat(180)}${text}` }).end(text);
  return true;
}

async function said(
  { onTestFinished }: Pick<TestContext, 'onTestFinished'>,
  options: FrontOptions,
  args: readonly string[],
): Promise<string> {
  const front = await startFront(options);
  const clients = [
    { clientId: 'first-es384', alg: 'ES384', key: './first-es384.jwk.json' },
    { clientId: 'first-hs384', alg: 'HS384', secretEnv: secretName },
  ];
  const place = await folder({ 'assay.config.json': configFor(front, { clients, headers: { 'X-Api-Key': header } }) });
  onTestFinished(async () => {
    await front.close();
    await place.remove();
  });
  const { code, stdout, stderr } = await place.assay(args, { env: { [secretName]: secret, NODE_DEBUG: 'assay' } });
  expect(code).toBe(3);
  const out = join(place.path, 'out');
  const files = await readdir(out).catch(() => []);
  const texts = await Promise.all(files.map((name) => readFile(join(out, name), 'utf8')));
  return [stdout, stderr, ...texts].join('\n');
}

/** Parts that would be left of a planted text that is cut: enough of it to be known by. */
const wanted = everything.map((one) => one.slice(0, 12));

describe.concurrent('what was planted stands in no output', () => {
  const picked = telltales.filter(([name], index) => !name.includes('redirect') || index % 5 === 0);

  test.for(picked)('%s: assay doctor', async ([, options], context) => {
    const text = await said(context, options, ['doctor']);
    context.expect(wanted.filter((one) => text.includes(one))).toEqual([]);
  });

  test.for(picked.filter(([name]) => !name.includes('redirect')))('%s: assay test', async ([, options], context) => {
    const reporters = ['pretty', 'json=out/r.json', 'junit=out/j.xml'].flatMap((one) => ['--reporter', one]);
    const text = await said(context, options, ['test', '--grep', 'aud-absent', '--runs', '0', ...reporters]);
    context.expect(wanted.filter((one) => text.includes(one))).toEqual([]);
  });
});
