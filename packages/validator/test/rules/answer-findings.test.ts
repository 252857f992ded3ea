import { describe, expect, test } from 'vitest';
import type { Level } from '../../src/facts.ts';
import type { ExpectedResponse, TokenResponse } from '../../src/response.ts';
import type { Params } from '../../src/rule.ts';
import { createValidateResponse } from '../../src/validate-response.ts';
import type { Finding } from '../../src/verdict.ts';
import { sayWith } from '../../src/wording.ts';
import { expectedOf, responseOf } from './clean.ts';
import { responseFiles } from './rule-files.ts';
import { syntheticProfile } from './synthetic-profile.ts';

const words = new Map(responseFiles.map((file) => [file.rule.id, file.words]));
const validateResponse = createValidateResponse(sayWith((id) => words.get(id)));
const profile = syntheticProfile(responseFiles.map(({ rule }) => rule));
const refused: Partial<ExpectedResponse> = { refusal: 'authentication' };

function findings(response: Partial<TokenResponse>, expected: Partial<ExpectedResponse> = {}): readonly Finding[] {
  return validateResponse(responseOf(response), profile, expectedOf(expected)).findings;
}

const messages = (...given: Parameters<typeof findings>) => findings(...given).map(({ message }) => message);

describe('messages', () => {
  const token = (members: string) => ({
    body: `{"token_type":"bearer","expires_in":300,"scope":"system/Patient.rs"${members}}`,
  });
  const lifetime = (value: string) => ({
    body: `{"access_token":"t","token_type":"bearer","expires_in":${value},"scope":"system/Patient.rs"}`,
  });

  test.each<[string, Partial<TokenResponse>, string]>([
    ['an empty token', token(',"access_token":""'), 'access_token is empty'],
    ['a token of another type', token(',"access_token":["t"]'), 'access_token is not a JSON string'],
    ['a lifetime as text', lifetime('"300"'), 'expires_in is not a JSON number'],
    ['no lifetime at all', lifetime('0'), 'expires_in is not a positive whole number'],
    ['a lifetime too long', lifetime('301'), 'the token lives 301 s, 300 s are advised'],
    ['status 299', { status: 299 }, 'an access token came with status 299'],
  ])('%s', (_title, response, message) => {
    expect(messages(response)).toEqual([message]);
  });

  test.each<[string, Partial<TokenResponse>, string]>([
    ['text', { body: 'x' }, 'the body of the answer is not JSON'],
    ['a list', { body: '[]' }, 'the body of the answer is JSON, but not an object'],
    ['no code', { body: '{"error_uri":"/e"}' }, 'the answer has no error member'],
    ['a code of another type', { body: '{"error":7,"error_uri":"/e"}' }, 'error is not a JSON string'],
    [
      'a code out of the grammar',
      { body: '{"error":"ä","error_uri":"/e"}' },
      'error is empty, or has characters that error codes never have',
    ],
  ])('a refusal with %s', (_title, response, message) => {
    expect(messages({ status: 400, ...response }, refused)).toEqual([message]);
  });

  test.each([
    [200, 'status 200 says success, and no access token came with it'],
    [299, 'status 299 says success, and no access token came with it'],
    [199, 'a refusal came with status 199'],
    [300, 'a refusal came with status 300'],
    [500, 'a refusal came with status 500'],
  ])('a refusal with status %i', (status, message) => {
    expect(messages({ status, body: '{"error":"invalid_client","error_uri":"/e"}' }, refused)).toEqual([message]);
  });

  test.each([200, 204, 299])(
    'status %i where nothing was to be refused: an error inside is told, other bodies speak for themselves',
    (status) => {
      const told = `status ${status} says success, and no access token came with it`;
      expect(messages({ status, body: '{"error":"invalid_client","error_uri":"/e"}' })).toEqual([told]);
      expect(messages({ status, body: '{}' })).toEqual(['the answer has no error member']);
      expect(messages({ status, body: '' })).toEqual(['the body of the answer is not JSON']);
    },
  );

  test.each([199, 300, 399, 500])(
    'an error with status %i, where nothing was to be refused, is no refusal',
    (status) => {
      const body = '{"error":"invalid_client","error_uri":"/e"}';
      expect(messages({ status, body })).toEqual([`a refusal came with status ${status}`]);
    },
  );

  test('a missing and another media type are told apart', () => {
    const rest = [['Cache-Control', 'no-store'] as const, ['Pragma', 'no-cache'] as const];
    expect(messages({ headers: rest })).toEqual(['the answer has no Content-Type']);
    expect(messages({ headers: [...rest, ['Content-Type', 'text/html;a=b']] })).toEqual([
      'the answer is declared as text/html',
    ]);
  });
});

describe('what a rule alone shows', () => {
  /** The findings of one rule, whatever stronger ones say. */
  function alone(id: string, response: Partial<TokenResponse>, expected: Partial<ExpectedResponse>, params?: Params) {
    const rules = responseFiles.map(({ rule }) => rule).filter((rule) => rule.id === id);
    const own = syntheticProfile(rules, params && { id, params });
    return validateResponse(responseOf(response), own, expectedOf(expected)).findings;
  }

  const scope: Partial<ExpectedResponse> = { refusal: 'scope' };
  const code = (text: string) => ({ status: 400, body: `{"error":"${text}"}` });
  const token = (members: string) => ({ body: `{"access_token":"t"${members}}` });

  test.each<[string, Parameters<typeof alone>[1], Partial<ExpectedResponse>, Partial<Finding>]>([
    ['error-code', code('x'), scope, { expected: 'invalid_scope', actual: '"x"' }],
    ['error-code', code('x'), refused, { expected: 'invalid_client or invalid_request', actual: '"x"' }],
    [
      'error-code-preferred',
      code('invalid_request'),
      refused,
      { expected: 'invalid_client', actual: '"invalid_request"' },
    ],
    ['error-status', { ...code('x'), status: 418 }, scope, { expected: '400 or 401', actual: '418' }],
    ['error-status', { ...code('x'), status: 418 }, refused, { expected: '400 or 401 or 403' }],
    ['error-status', { ...code('x'), status: 500 }, {}, { expected: '4xx' }],
    ['error-status', { status: 200, body: '{}' }, refused, { expected: '400 or 401 or 403', actual: '200' }],
    ['error-status-preferred', { ...code('x'), status: 403 }, refused, { expected: '400 or 401', actual: '403' }],
    ['response-token-type', token(',"token_type":"x"'), {}, { expected: 'bearer', actual: '"x"' }],
  ])('%s: %j', (id, response, expected, finding) => {
    expect(alone(id, response, expected)).toMatchObject([finding]);
  });

  test('any name will do where no token type is asked for', () => {
    const any = { accept: [] };
    expect(alone('response-token-type', token(',"token_type":"x"'), {}, any)).toEqual([]);
    expect(alone('response-token-type', token(''), {}, any)).toMatchObject([{ expected: 'the name of a token type' }]);
  });

  test('no code is shown where none came', () => {
    for (const id of ['error-code', 'error-code-preferred']) {
      expect(alone(id, { status: 400, body: '{}' }, refused)[0]).not.toHaveProperty('actual');
    }
  });

  test('a token that is no text has no length', () => {
    expect(alone('response-access-token-length', { body: '{"access_token":[]}' }, {}, { bits: 128 })).toEqual([]);
  });

  test('a secret in a body that is no JSON is found', () => {
    const expected = { ...refused, confidential: ['no-JSON-at-all'] };
    expect(alone('error-no-leak', { status: 400, body: 'key: no-JSON-at-all' }, expected)).toHaveLength(1);
  });
});

describe('one fault, one finding', () => {
  test.each<[string, Partial<TokenResponse>, readonly string[]]>([
    ['no JSON', { body: '<html>' }, ['response-json-object']],
    ['an empty object', { body: '{}' }, ['error-json']],
    ['a code of its own', { body: '{"error":"expired_jwt","error_uri":"/e"}' }, ['error-code']],
    ['a status of its own', { status: 418, body: '{"error":"invalid_client","error_uri":"/e"}' }, ['error-status']],
  ])('%s', (_title, response, rules) => {
    expect(findings({ status: 400, ...response }, refused).map(({ rule }) => rule)).toEqual(rules);
  });

  test('the code found and the codes allowed are shown', () => {
    const [finding] = findings({ status: 400, body: '{"error":"expired_jwt","error_uri":"/e"}' }, refused);
    expect(finding).toMatchObject({ expected: 'invalid_client or invalid_request', actual: '"expired_jwt"' });
  });

  test('a scope that nobody knows is granted beyond the request as well', () => {
    const expected = { requestedScope: 'system/Patient.rs', unknownScopes: ['x'] };
    const body = '{"access_token":"t","token_type":"bearer","expires_in":300,"scope":"system/Patient.rs x"}';
    expect(findings({ body }, expected).map(({ rule }) => rule)).toEqual(['scope-within-grant']);
  });

  test('a weaker rule does not silence a stronger one', () => {
    const weaken = (rule: string): Level => (rule === 'response-scope-when-different' ? 'SHOULD' : 'MUST');
    const rules = profile.rules.map((line) => ({ ...line, server: weaken(line.rule) }));
    const body = '{"access_token":"t","token_type":"bearer","expires_in":300}';
    const verdict = validateResponse(responseOf({ body }), { ...profile, rules }, expectedOf({ unknownScopes: ['x'] }));
    expect(verdict.findings.map(({ rule }) => rule).sort()).toEqual([
      'response-scope-required',
      'response-scope-when-different',
    ]);
  });
});

describe('leaks', () => {
  const secret = 'k7-very "secret"/text';
  const confidential = ['something else entirely', secret];
  const refusal = (text: string) => ({ status: 400, body: `{"error":"invalid_client","error_uri":"/e","x":${text}}` });
  const leaks = (text: string) => findings(refusal(text), { ...refused, confidential });

  test.each([
    ['as a string', JSON.stringify(secret)],
    [
      'escaped throughout',
      `"${secret
        .split('')
        .map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .join('')}"`,
    ],
    ['inside a longer string', JSON.stringify(`no <${secret}>`)],
    ['deep in the body', `[{"a":[${JSON.stringify(secret)}]}]`],
    ['as a name', `{${JSON.stringify(secret)}:1}`],
  ])('a secret %s is found, and never repeated', (_title, text) => {
    const found = leaks(text);
    expect(found.map(({ rule, path }) => [rule, path])).toEqual([['error-no-leak', '/body']]);
    expect(JSON.stringify(found)).not.toContain('k7-very');
  });

  test('the field that leaks is named in lower case', () => {
    const { headers } = responseOf();
    const found = findings({ headers: [...headers, ['Location', `/?k=${secret}`]] }, { confidential });
    expect(found.map(({ path }) => path)).toEqual(['/headers/location']);
  });

  test.each([
    'at verify (/srv/jwt.js:10:17)',
    'at com.acme.Jwt.verify(Jwt.java:88)',
    'at file:///srv/jwt.js:10:7',
    'at async file:///srv/jwt.js:10:17',
    'at node:internal/process/task_queues:10:17',
    'at /srv/jwt.js:10:17',
    'at C:\\srv\\jwt.js:10:17',
    'at Acme.Jwt.Verify() in C:\\srv\\Jwt.cs:line 88',
    'Traceback (most recent call last):',
    'goroutine 17 [running]:',
    "/srv/jwt.rb:12:in `verify'",
    "/srv/jwt.rb:12:in 'Jwt#verify'",
    '#10 /srv/jwt.php(120): verify()',
    "thread 'main' panicked at src/main.rs:10:17",
  ])('%s is a stack trace', (text) => {
    expect(leaks(JSON.stringify(`failed: ${text}`)).map(({ path, message }) => [path, message])).toEqual([
      ['/body', 'the answer shows a stack trace'],
    ]);
  });

  test.each(['PRIVATE KEY', 'RSA PRIVATE KEY', 'CERTIFICATE'])('a PEM block that holds a %s is found', (label) => {
    expect(leaks(JSON.stringify(`-----BEGIN ${label}-----`)).map(({ message }) => message)).toEqual([
      'the answer shows a PEM block',
    ]);
  });

  test.each([
    'issued at 2026-11-23T10:30:00Z',
    'expired at noon (10:30)',
    'look at https://as.example:8443/errors',
    'see section 4 (at line 3) in the guide',
    'ask at the desk #4 (room 12): they know',
  ])('%s is no stack trace', (text) => {
    expect(leaks(JSON.stringify(text))).toEqual([]);
  });

  test('a long text that begins like a trace again and again is none', () => {
    expect(leaks(JSON.stringify('at a(b.c in d #1 e( -----BEGIN '.repeat(30_000)))).toEqual([]);
  });
});
