import { secretKey } from '@assay/jws';
import { describe, expect, test } from 'vitest';
import { createRedactor, cutSignature } from '../src/index.ts';
import { type Ended, play, variantOf } from './judged.ts';
import type { Arrival, Script } from './misbehaving.ts';
import { answer, handful, isAlgNone, isForeignAudience, whenever } from './scripts.ts';

/** Every way to write a text, by this file's own reckoning. */
function waysToWrite(text: string): readonly string[] {
  const octets = Buffer.from(text);
  const base64 = octets.toString('base64');
  return [
    text,
    encodeURIComponent(text),
    encodeURIComponent(text).replace(/%../g, (one) => one.toLowerCase()),
    JSON.stringify(text).slice(1, -1),
    base64,
    base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
    octets.toString('hex'),
    octets.toString('hex').toUpperCase(),
  ];
}

/** Texts that were found in what a run tells, although they must not be. */
function leaks(events: readonly unknown[], planted: readonly string[]): readonly string[] {
  const told = JSON.stringify(events);
  return planted.flatMap(waysToWrite).filter((one) => one.length > 6 && told.includes(one));
}

const planted = {
  token: 'planted/access+token=="quoted"\\and-more',
  form: 'planted-form-token-0123456789',
  refresh: 'planted-refresh-token-0123456789',
  cookie: 'planted-session-0123456789',
  header: 'planted-header-0123456789',
};

/** Hands tokens out, and says all it was given and ever gave in every way to write it. */
function chatterbox(secrets: readonly string[]): Script {
  return (arrival) => {
    const { assertion } = arrival;
    const said = [...secrets, ...Object.values(planted), assertion, signatureOf(arrival)].flatMap(waysToWrite);
    const echo = {
      error_description: said.join(' '),
      blob: Buffer.from(`before ${secrets.join(' and ')} behind`).toString('base64'),
      note: `access_token=${planted.form}`,
      access_token: planted.token,
      refresh_token: planted.refresh,
    };
    const printable = said.filter((one) => /^[\x20-\x7e]*$/.test(one)).join(' ');
    const headers = { 'x-echo': printable.slice(0, 6000), 'set-cookie': `session=${planted.cookie}; Path=/` };
    if (isForeignAudience(arrival) || isAlgNone(arrival)) return answer(400, { error: secrets[0], ...echo }, headers);
    return answer(200, { token_type: 'bearer', ...echo }, headers);
  };
}

function signatureOf({ assertion }: Arrival): string {
  return assertion.split('.')[2] ?? '';
}

const talked = [
  ...handful,
  'body-json',
  'body-multipart',
  'credentials-in-query',
  'assertion-with-client-secret',
  'replay-same-bytes',
  'errors-alike',
];

const runs = new Map<string, ReturnType<typeof talk>>();

/** One run for all questions about an algorithm. */
function talkOnce(alg: string): ReturnType<typeof talk> {
  const run = runs.get(alg) ?? talk(alg);
  runs.set(alg, run);
  return run;
}

async function talk(alg: string): Promise<{ readonly ended: Ended; readonly secrets: readonly string[] }> {
  const { client, second, stranger } = await variantOf(alg);
  const secrets = [client.key, second?.key ?? stranger].flatMap((key) => key.confidential);
  const ended = await play({
    alg,
    cases: talked,
    script: chatterbox(secrets),
    headers: [['x-gateway', `Bearer ${planted.header}`]],
  });
  return { ended, secrets };
}

describe.each(['ES384', 'HS384'])('an endpoint that repeats everything to a client with %s', (alg) => {
  test('secrets, keys, tokens and cookies stand nowhere in what the run tells', async () => {
    const { ended, secrets } = await talkOnce(alg);
    expect(secrets.length).toBeGreaterThan(0);
    expect(ended.report.results.filter((one) => one.evidence.length > 0).length).toBeGreaterThan(5);
    expect(JSON.stringify(ended.events)).toContain('[redacted]');
    expect(leaks(ended.events, [...secrets, ...Object.values(planted)])).toEqual([]);
  });

  test('of every signature that was sent, six characters are shown', async () => {
    const { ended } = await talkOnce(alg);
    const signatures = ended.arrivals.map(signatureOf).filter((one) => one.length > 20);
    expect(signatures.length).toBeGreaterThan(10);
    expect(leaks(ended.events, signatures)).toEqual([]);
    const told = JSON.stringify(ended.events);
    expect(signatures.filter((one) => told.includes(one.slice(0, 8)))).toEqual([]);
    expect(signatures.some((one) => told.includes(`${one.slice(0, 6)}…`))).toBe(true);
  });
});

const sendsTheSecret = [
  'basic-right-password',
  'client-secret-right',
  'assertion-with-right-basic',
  'assertion-with-right-client-secret',
];

test('the secret that a case sends stands nowhere in what the run tells, though the endpoint repeats it', async () => {
  const secret = 'planted+secret/with: every=kind%of&character-0123456789';
  const variant = await variantOf('HS384');
  const key = secretKey(secret, { alg: 'HS384' });
  const repeated: string[] = [];
  const ended = await play({
    alg: 'HS384',
    cases: [...handful, ...sendsTheSecret],
    options: { variants: [{ ...variant, client: { ...variant.client, key } }] },
    script: (arrival) => {
      const field = arrival.authorization.replace('Basic ', '');
      const given = [field, Buffer.from(field, 'base64').toString(), arrival.params.get('client_secret') ?? ''];
      const echo = given.filter((one) => one !== '').join(' ');
      if (echo === '' && !isForeignAudience(arrival) && !isAlgNone(arrival))
        return answer(200, { access_token: planted.token, token_type: 'bearer' });
      repeated.push(echo);
      return answer(400, { error: 'invalid_client', error_description: echo }, { 'x-echo': echo });
    },
  });
  const sent = sendsTheSecret.map((id) => ended.result(id));
  expect(sent.map(({ status }) => status)).not.toContain('skipped');
  expect(repeated.filter((one) => waysToWrite(secret).some((way) => one.includes(way)))).not.toEqual([]);
  expect(sent.flatMap(({ evidence }) => evidence.flatMap(({ request }) => request.diff)).join()).toContain('$secret');
  const basic = Buffer.from(`first:${encodeURIComponent(secret)}`).toString('base64');
  expect(JSON.stringify(ended.report)).not.toContain(basic.slice(12, 60));
  expect(leaks([...ended.events, ended.report], [secret, encodeURIComponent(secret), basic])).toEqual([]);
});

test('a secret inside a longer text in base64 is found at every position', () => {
  const { redact } = createRedactor(['a-very-secret-text']);
  for (const before of ['', 'x', 'xy', 'xyz']) {
    const whole = Buffer.from(`${before}a-very-secret-text!`).toString('base64');
    const rest = Buffer.from(redact(whole).replace(/\[redacted\].*/, ''), 'base64').toString('latin1');
    expect(redact(whole)).toContain('[redacted]');
    expect(rest.startsWith(before)).toBe(true);
    expect(rest.length).toBeLessThanOrEqual(before.length + 1);
  }
});

test.each([
  ['raw', 'pass/word "1"', 'pass/word "1"'],
  ['percent-encoded', 'pass/word "1"', 'pass%2Fword%20%221%22'],
  ['percent-encoded in small letters', 'pass/word "1"', 'pass%2fword%20%221%22'],
  ['as a form writes it', 'pass/word "1"', 'pass%2Fword+%221%22'],
  ['as JSON writes it', 'pass/word "1"', 'pass/word \\"1\\"'],
  ['as JSON of PHP writes it', 'pass/word "1"', 'pass\\/word \\"1\\"'],
  ['in hex', 'pass/word "1"', '706173732f776f7264202231 22'.replace(' ', '')],
])('a secret %s is replaced', (_, secret, written) => {
  expect(createRedactor([secret]).redact(`<${written}>`)).toBe('<[redacted]>');
});

test('the longer of two secrets that begin alike is replaced whole', () => {
  expect(createRedactor(['secret-one', 'secret-one-and-more']).redact('secret-one-and-more')).toBe('[redacted]');
});

test('a text of five characters is too common to be replaced', () => {
  expect(createRedactor(['abcde']).redact('abcde')).toBe('abcde');
});

test.each([
  ['a compact assertion', 'aaa.bbb.0123456789', 'aaa.bbb.012345…'],
  ['a signature of six characters', 'aaa.bbb.012345', 'aaa.bbb.012345'],
  ['an empty signature', 'aaa.bbb.', 'aaa.bbb.'],
  ['two parts', 'aaa.bbb', '[redacted]'],
  ['four parts', 'aaa.bbb.0123456789.x', '[redacted]'],
  ['four parts, the last one long', 'aaa.bbb.0123456789.0123456789', '[redacted]'],
  ['JSON serialization', '{"signature":"0123456789"}', '[redacted]'],
])('%s is cut', (_, assertion, shown) => {
  expect(cutSignature(assertion)).toBe(shown);
});

test('a number that JSON cannot hold is shown in words', async () => {
  const ended = await play({
    cases: ['exp-1e999'],
    script: whenever(
      ({ claims }) => claims['exp'] === Number.POSITIVE_INFINITY,
      answer(200, { access_token: 'token-one' }),
    ),
  });
  expect(ended.result('exp-1e999').evidence[0]?.request.claims?.['exp']).toBe('Infinity');
});

test('a secret of digits that a claim repeats is replaced, and the claims stay readable', async () => {
  const ended = await play({
    cases: ['lifetime-year-over'],
    script: ({ nth }) =>
      answer(200, { access_token: nth === 1 ? String(Math.floor(Date.now() / 1000)).slice(0, 6) : 'other' }),
  });
  const claims = ended.result('lifetime-year-over').evidence[0]?.request.claims;
  expect(claims?.['iat']).toMatch(/^\[redacted\]/);
  expect(claims?.['iss']).toBe('first');
});

test('a cookie of two characters is not shown either', async () => {
  const cookie = { 'set-cookie': 's=1a; Secure' };
  const ended = await play({
    cases: ['aud-foreign'],
    script: () => answer(200, { access_token: 'token-one' }, cookie),
  });
  expect(ended.result('aud-foreign').evidence[0]?.response).toMatchObject({ headers: { 'set-cookie': '[redacted]' } });
  expect(ended.result('aud-foreign').evidence[0]?.request.headers).toMatchObject({ 'accept-encoding': 'identity' });
});

test.each([
  [40, 'e'.repeat(40)],
  [41, 'with an error of 41 characters'],
])('an error code of %i characters is told as it is, or by its length', async (length, told) => {
  const ended = await play({ cases: [], script: () => answer(400, { error: 'e'.repeat(length) }) });
  expect(ended.result('control').message).toBe(`the valid request was not accepted: 400 ${told}`);
});

test('the header and claims that are shown are short', async () => {
  const ended = await play({
    cases: ['kid-very-long'],
    script: whenever(({ header }) => JSON.stringify(header).length > 600, answer(200, { access_token: 'token-one' })),
  });
  const { evidence, status } = ended.result('kid-very-long');
  expect(status).toBe('failed');
  expect(evidence[0]?.request.header?.['kid']).toHaveLength(512);
});
