import { describe, expect, test } from 'vitest';
import { answerLimit } from '../src/index.ts';
import { play } from './judged.ts';
import type { Deed } from './misbehaving.ts';
import { answer, atFirst, handful, isAlgNone, isForeignAudience, whenever } from './scripts.ts';

const html = (status: number): Deed => ({ status, headers: { 'content-type': 'text/html' }, body: '<h1>Sorry</h1>' });

/** One case gets no usable answer, always: it fails, and the run goes on. */
const unanswered: readonly { readonly name: string; readonly deed: Deed; readonly shown: object }[] = [
  { name: 'never answers', deed: 'hang', shown: { none: 'timeout' } },
  { name: 'resets the connection', deed: 'reset', shown: { none: 'reset' } },
  { name: 'answers 500', deed: answer(500, { error: 'server_error' }), shown: { status: 500 } },
  { name: 'answers no HTTP', deed: { raw: 'HELLO\r\n\r\n' }, shown: { none: 'broken' } },
  {
    name: 'answers with a header name that is none',
    deed: { raw: 'HTTP/1.1 400 Bad\r\nbad header\u0000: x\r\ncontent-length: 0\r\n\r\n' },
    shown: { none: 'broken' },
  },
  {
    name: 'answers with two lengths',
    deed: { raw: 'HTTP/1.1 400 Bad\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nhello!' },
    shown: { none: 'broken' },
  },
  {
    name: 'answers with a mebibyte of header fields',
    deed: { raw: `HTTP/1.1 400 Bad\r\n${`x: ${'y'.repeat(1000)}\r\n`.repeat(1000)}\r\n` },
    shown: { none: 'broken' },
  },
  {
    name: 'closes before the body is whole',
    deed: { raw: 'HTTP/1.1 400 Bad\r\ncontent-length: 500\r\n\r\n{"error":' },
    shown: { none: 'reset' },
  },
];

describe('an endpoint that, at one case,', () => {
  test.each(unanswered)('$name: that case is not answered, the others are judged', async ({ deed, shown }) => {
    const ended = await play({ cases: handful, script: whenever(isAlgNone, deed) });
    expect(ended.told('alg-none')).toBe('failed refusal-answered');
    expect(ended.result('alg-none').evidence).toMatchObject([{ response: shown }, { response: shown }]);
    for (const id of handful.filter((one) => one !== 'alg-none')) expect(ended.result(id).status).toBe('passed');
    expect(ended.report).toMatchObject({ exitCode: 1, summary: { failed: 1, error: 0, blocked: 0 } });
  });

  test('streams for ever: the body is cut at a mebibyte', async () => {
    const ended = await play({ cases: handful, script: whenever(isAlgNone, 'stream') });
    expect(ended.told('alg-none')).toBe('failed refusal-answered');
    expect(ended.result('alg-none').evidence[0]?.response).toEqual({ none: 'too-large' });
    expect(answerLimit).toBe(1_048_576);
    expect(ended.told('aud-foreign')).toBe('passed aud-accepted');
  });

  test.each([500, 502])('answers %i once and then as it ought to: nobody is accused', async (status) => {
    const ended = await play({ cases: handful, script: atFirst(1, isAlgNone, html(status)) });
    expect(ended.told('alg-none')).toBe('passed jws-not-unsecured');
    expect(ended.report).toMatchObject({ exitCode: 0, summary: { failed: 0, error: 0 } });
  });

  test('answers 500 once to a case that is sent alone: nobody is accused', async () => {
    const once = atFirst(1, ({ header }) => header['jku'] !== undefined, html(500));
    const ended = await play({ cases: ['jku-foreign'], script: once });
    expect(ended.told('jku-foreign')).toBe('passed key-url-not-fetched');
    expect(ended.report.exitCode).toBe(0);
  });

  test('answers 500 with a page that shows a stack: that is told beside the missing answer', async () => {
    const body = '<pre>Error: no verifier\n    at verify (/srv/app/jwt.js:41:11)</pre>';
    const deed: Deed = { status: 500, headers: { 'content-type': 'text/html' }, body };
    const ended = await play({ cases: handful, script: whenever(isAlgNone, deed) });
    expect(ended.told('alg-none')).toBe('failed refusal-answered');
    expect(ended.told('error-no-leak')).toBe('warning error-no-leak');
    expect(ended.result('error-no-leak').message).toMatch(/^3 of \d+ answers: the answer shows a stack trace$/);
  });

  test('answers 500 to bytes no client would send: a warning', async () => {
    const ended = await play({
      cases: ['assertion-three-dots', 'alg-none'],
      script: whenever(({ assertion }) => assertion === '...', html(500)),
    });
    expect(ended.told('assertion-three-dots')).toBe('warning refusal-answered');
    expect(ended.report.exitCode).toBe(0);
  });

  test('answers 501 to PUT, a method that it does not implement: a refusal', async () => {
    // The first request is the control.
    const ended = await play({ cases: ['put-form'], script: whenever(({ nth }) => nth === 2, html(501)) });
    expect(ended.told('put-form')).toBe('passed method-post');
    expect(ended.report).toMatchObject({ exitCode: 0, summary: { failed: 0, warning: 0 } });
  });

  test('answers 501 to a POST: no answer', async () => {
    const ended = await play({ cases: handful, script: whenever(isAlgNone, html(501)) });
    expect(ended.told('alg-none')).toBe('failed refusal-answered');
  });

  test('answers 400 in HTML: it was refused, and the form of the refusal is wrong', async () => {
    const ended = await play({ cases: handful, script: whenever(isAlgNone, html(400)) });
    expect(ended.told('alg-none')).toBe('passed jws-not-unsecured');
    expect(ended.told('response-json-object')).toBe('failed response-json-object');
    expect(ended.result('response-json-object').message).toMatch(/^1 of \d+ answers: /);
    const { evidence } = ended.result('response-json-object');
    expect(evidence).toMatchObject([{ response: { status: 400, body: '<h1>Sorry</h1>' } }]);
    expect(ended.report).toMatchObject({ exitCode: 1, summary: { blocked: 0, error: 0 } });
  });

  test('answers every refusal in HTML: nothing is known about the error code', async () => {
    const ended = await play({ cases: ['alg-none'], script: whenever(isAlgNone, html(400)) });
    expect(ended.told('response-json-object')).toBe('failed response-json-object');
    expect(ended.report.results.filter((one) => one.requirement === 'error-json')).toEqual([]);
  });

  test('answers 200 in HTML: no token was issued, the status is wrong', async () => {
    const ended = await play({ cases: handful, script: whenever(isForeignAudience, html(200)) });
    expect(ended.result('aud-foreign')).toMatchObject({ status: 'failed', observed: 'refused' });
    expect(ended.result('aud-foreign').requirement).toMatch(/^error-/);
  });

  test('redirects: nobody follows', async () => {
    const moved: Deed = { status: 301, headers: { location: 'http://127.0.0.1:1/elsewhere' } };
    const ended = await play({ cases: handful, script: whenever(isAlgNone, moved) });
    expect(ended.told('alg-none')).toBe('failed error-status');
    expect(ended.result('alg-none').evidence[0]?.response).toMatchObject({ status: 301 });
    expect(ended.arrivals.filter(isAlgNone)).toHaveLength(1);
  });

  test('issues a token with status 201: an acceptance', async () => {
    const created = answer(201, { access_token: 'a-token-all-the-same', token_type: 'bearer' });
    const ended = await play({ cases: handful, script: whenever(isAlgNone, created) });
    expect(ended.told('alg-none')).toBe('failed jws-not-unsecured');
    expect(ended.result('alg-none').observed).toBe('accepted');
  });
});

describe('an endpoint that, at a replay,', () => {
  const isSecond =
    (seen: Set<string>) =>
    ({ assertion }: { readonly assertion: string }) => {
      const again = seen.has(assertion);
      seen.add(assertion);
      return again;
    };

  test('answers 500, always: the replay is not answered', async () => {
    const ended = await play({
      cases: ['replay-same-bytes'],
      script: whenever(isSecond(new Set()), answer(500, {})),
    });
    expect(ended.told('replay-same-bytes')).toBe('failed refusal-answered');
    expect(ended.report.exitCode).toBe(1);
  });

  test('answers 500, and the next time to what was good before: it could not be judged', async () => {
    const ended = await play({
      cases: ['replay-same-bytes'],
      // Between the controls lie the replay of the first round and the first step of the second.
      script: whenever(({ nth }) => nth === 3 || nth === 5, answer(500, {})),
    });
    expect(ended.result('replay-same-bytes').status).toBe('error');
    expect(ended.report).toMatchObject({ exitCode: 3, summary: { failed: 0, warning: 0 } });
  });

  test('answers 500 to one of many steps, another each time: it could not be judged', async () => {
    const ended = await play({
      cases: ['replay-after-12-others'],
      script: whenever(({ nth }) => nth === 6 || nth === 21, html(502)),
    });
    expect(ended.result('replay-after-12-others').status).toBe('error');
    expect(ended.report).toMatchObject({ exitCode: 3, summary: { failed: 0, warning: 0 } });
  });

  test('answers 500, once: nobody is accused', async () => {
    const ended = await play({
      cases: ['replay-same-bytes'],
      script: atFirst(1, isSecond(new Set()), answer(500, {})),
    });
    expect(ended.told('replay-same-bytes')).toBe('passed jti-single-use');
    expect(ended.report.exitCode).toBe(0);
  });
});
