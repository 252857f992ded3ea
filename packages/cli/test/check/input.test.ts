import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { all, assertionOf, check, folder, formOf, remove, reportOf, requestOf } from './harness.ts';

let cwd: string;
let assertion: string;
const redox = [...all, '--profile', 'redox-source-auth-v2', '--format', 'json'];

beforeAll(async () => {
  assertion = await assertionOf();
  cwd = await folder({ 'a.jwt': assertion, 'request.txt': requestOf(formOf(assertion)) });
});
afterAll(() => remove(cwd));

/** Rules that the input breaks. */
async function broken(args: readonly string[], stdin?: string | Uint8Array): Promise<readonly string[]> {
  const { code, stdout, stderr } = await check([...args, ...redox], { cwd, ...(stdin !== undefined && { stdin }) });
  expect(stderr).toBe('');
  const { findings, outcome } = reportOf(stdout);
  expect(code).toBe(outcome === 'accept' ? 0 : 1);
  return findings.map((one) => one.rule);
}

const crlf = '\r\n';
const request = (fields: readonly string[] = [], body = formOf(assertion)) => requestOf(body, fields);

/** A body in chunks of 100 octets, an extension and a trailer with them. */
function chunked(body: string, broken = false): string {
  const pieces = body.match(/.{1,100}/gs) ?? [];
  const chunks = pieces.map(
    (piece, index) => `${piece.length.toString(16)}${index === 0 ? ';a=b' : ''}${crlf}${piece}${crlf}`,
  );
  return `${chunks.join('')}${broken ? 'zz' : '0'}${crlf}Expires: 0${crlf}${crlf}`;
}

describe('what is accepted, as it comes', () => {
  const ways: readonly (readonly [string, () => string | Uint8Array])[] = [
    ['an assertion', () => assertion],
    ['an assertion with a line feed behind it', () => `${assertion}\n`],
    ['an assertion with CRLF behind it', () => `${assertion}\r\n`],
    ['an assertion with a byte order mark of UTF-8', () => `\ufeff${assertion}\n`],
    ['an assertion in UTF-16, as a shell of Windows writes it', () => Buffer.from(`\ufeff${assertion}\r\n`, 'utf16le')],
    ['a form body', () => formOf(assertion)],
    ['a form body with a line feed behind it', () => `${formOf(assertion)}\n`],
    ['a form body with names percent-encoded', () => formOf(assertion).replaceAll('_', '%5F')],
    ['a request with CRLF', () => request()],
    ['a request with line feeds', () => request().replaceAll(crlf, '\n')],
    ['a request with a line feed behind its body', () => `${request()}\n`],
    ['a request with empty lines before it', () => `${crlf}${crlf}${request()}`],
    ['a request that counts its octets', () => request([`Content-Length: ${formOf(assertion).length}`])],
    ['a request whose count is stale', () => `${request(['Content-Length: 9'])}\n`],
    ['a request in chunks', () => request(['Transfer-Encoding: chunked'], chunked(formOf(assertion)))],
    ['a request with a folded field', () => request(['X-Trace: a', '\tb', ' c'])],
    ['a request with an absolute target', () => request().replace('/oauth/token', 'https://as.example/oauth/token')],
    ['a request of HTTP/2', () => request().replace('HTTP/1.1', 'HTTP/2')],
    ['a request with charset', () => request().replace('urlencoded', 'urlencoded;charset=UTF-8')],
    ['a request with a parameter in the query', () => request().replace('/token', '/token?tenant=a')],
  ];

  test.each(ways)('%s', async (_, input) => {
    expect(await broken(['-'], input())).toEqual([]);
  });

  test('from a file', async () => {
    expect(await broken(['a.jwt'])).toEqual([]);
    expect(await broken(['./request.txt'])).toEqual([]);
  });

  test('from the argument', async () => {
    expect(await broken([assertion])).toEqual([]);
    expect(await broken([formOf(assertion)])).toEqual([]);
    expect(await broken([request()])).toEqual([]);
  });

  test('from standard input when nothing is named, unless that is a terminal', async () => {
    expect(await broken([], assertion)).toEqual([]);
    const { code, stderr } = await check([]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringMatching(/^assay: check: nothing to check; give /),
    });
  });
});

describe('what is wrong is seen through every form', () => {
  test('a request by GET', async () => {
    const target = `/oauth/token?${formOf(assertion)}`;
    expect(await broken(['-'], `GET ${target} HTTP/1.1${crlf}Host: as.example${crlf}${crlf}`)).toEqual(
      expect.arrayContaining(['method-post', 'credentials-not-in-uri']),
    );
  });

  test('JSON instead of a form', async () => {
    const text = request([], JSON.stringify({ client_assertion: assertion })).replace('x-www-form-urlencoded', 'json');
    expect(await broken(['-'], text)).toContain('media-type-form');
  });

  test('octets in the body that are no UTF-8', async () => {
    const octets = Buffer.concat([Buffer.from(`${request()}&x=`), Buffer.from([0xff])]);
    expect(await broken(['-'], octets)).toEqual(['form-encoding']);
  });

  test('a line feed that the count says belongs to the body', async () => {
    const body = `${formOf(assertion)}\n`;
    expect(await broken(['-'], request([`Content-Length: ${body.length}`], body))).not.toEqual([]);
  });

  test('chunks that are not well-formed are a body like any other', async () => {
    const text = request(['Transfer-Encoding: chunked'], chunked(formOf(assertion), true));
    expect(await broken(['-'], text)).not.toEqual([]);
  });

  test('a blank around the assertion is part of it', async () => {
    expect(await broken(['-'], ` ${assertion}`)).toEqual(['jws-base64url']);
    expect(await broken([`${assertion}\n`])).toEqual(['jws-base64url']);
  });

  test('a repeated parameter', async () => {
    expect(await broken(['-'], `${formOf(assertion)}&scope=system/Patient.rs`)).toEqual(['parameter-not-repeated']);
  });
});

describe('text that is neither request nor form is an assertion, however broken', () => {
  const texts: readonly string[] = [
    '',
    '.',
    '..',
    '/',
    'a',
    'a.b.c',
    '....',
    '=',
    'a=b&c=d',
    'eyJhbGciOiJub25lIn0=.e30=.',
    '{"payload":"","signatures":[]}',
    'POST /token',
    'HTTP/1.1 200 OK\r\n\r\n',
    'no such file.txt',
    '\u0000',
    '\u{1f600}'.repeat(5000),
    '--',
    '-x'.slice(1),
  ];

  test.each(texts.map((text) => [JSON.stringify(text).slice(0, 40), text] as const))('%s', async (_, text) => {
    for (const given of [
      await check(['--format', 'json', '--', text], { cwd }),
      await check(['-', '--format', 'json'], { cwd, stdin: text }),
    ]) {
      expect({ code: given.code, stderr: given.stderr }).toEqual({ code: 1, stderr: '' });
      expect(reportOf(given.stdout).outcome).not.toBe('accept');
    }
  });

  test('one that is encrypted is neither broken nor judged', async () => {
    const jwe = `${Buffer.from('{"alg":"RSA-OAEP","enc":"A256GCM"}').toString('base64url')}.AA.AA.AA.AA`;
    const { code, stdout } = await check(['-', ...all], { cwd, stdin: jwe });
    expect(code).toBe(3);
    expect(stdout).toContain('could not judge');
    const asJson = await check(['-', ...all, '--format', 'json'], { cwd, stdin: jwe });
    expect(asJson.stderr).toBe('assay: check: the assertion is encrypted, and its claims cannot be read\n');
  });

  test('what the argument was taken for is told', async () => {
    expect((await check(['requst.txt'], { cwd })).stdout).toContain(
      'Read as an assertion, from the argument; no file has this name.',
    );
    expect((await check(['.'], { cwd })).stdout).toContain('from the argument; a folder has this name, no file.');
  });
});

describe('input without end', () => {
  const long = 3_000_000;

  test('an assertion is judged by its length, and not read to its end', async () => {
    const { code, stdout } = await check(['-', '--format', 'json'], { cwd, stdin: `e.${'a'.repeat(long)}` });
    expect(code).toBe(1);
    expect(reportOf(stdout).findings.map((one) => one.rule)).toEqual(['jws-size-limit']);
  });

  test.each([
    ['a form', () => `${formOf(assertion)}&x=${'a'.repeat(long)}`],
    ['a request', () => `${request()}&x=${'a'.repeat(long)}`],
  ])('%s is not judged by a part of it', async (_, input) => {
    const { code, stdout, stderr } = await check(['-'], { cwd, stdin: input() });
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: '',
      stderr: 'assay: check: standard input: more than 2097152 octets; a token request is never that long\n',
    });
  });
});
