import { describe, expect, test } from 'vitest';
import { play } from './judged.ts';
import type { Deed } from './misbehaving.ts';
import { answer, atFirst, handful, isAlgNone, whenever } from './scripts.ts';

const tooMany = (retryAfter: string): Deed => answer(429, { error: 'slow_down' }, { 'retry-after': retryAfter });

describe('an endpoint that throttles', () => {
  test('every fifth request, with Retry-After 0 or 1: all is judged', async () => {
    const ended = await play({
      cases: handful,
      script: ({ nth }) => (nth % 5 === 0 ? tooMany(nth % 2 === 0 ? '0' : '1') : undefined),
    });
    for (const id of handful) expect(ended.result(id).status).toBe('passed');
    expect(ended.report).toMatchObject({ exitCode: 0, summary: { failed: 0, error: 0, blocked: 0 } });
  });

  test('for a day: the run ends at once with an error', async () => {
    const started = Date.now();
    const ended = await play({ cases: handful, script: whenever(() => true, tooMany('86400')) });
    expect(ended.told('control')).toBe('error keeps-serving');
    expect(ended.result('control').help).toContain('throttles');
    expect(ended.report).toMatchObject({ exitCode: 3, summary: { passed: 0, failed: 0 } });
    expect(ended.arrivals.length).toBeLessThan(5);
    expect(Date.now() - started).toBeLessThan(5000);
  });

  test('for a day, from the middle on: an error, and nobody is accused', async () => {
    const ended = await play({ cases: handful, script: ({ nth }) => (nth > 3 ? tooMany('86400') : undefined) });
    expect(ended.told('control')).toBe('passed keeps-serving');
    expect(ended.told('control-lost')).toBe('error keeps-serving');
    for (const id of handful) expect(ended.result(id).status).toBe('blocked');
    expect(ended.report).toMatchObject({ exitCode: 3, summary: { failed: 0 } });
  });

  test('one case for a day: that case is an error, the others are judged', async () => {
    const ended = await play({ cases: handful, script: whenever(isAlgNone, tooMany('86400')) });
    expect(ended.result('alg-none')).toMatchObject({ status: 'error', message: expect.stringContaining('throttled') });
    expect(ended.told('aud-foreign')).toBe('passed aud-accepted');
    expect(ended.report).toMatchObject({ exitCode: 3, summary: { failed: 0, error: 1, blocked: 0 } });
  });

  test('the controls after a case for a day: an error, and the case is not accused', async () => {
    let seen = false;
    const ended = await play({
      cases: ['jku-foreign'],
      script: ({ header }) => {
        if (seen) return tooMany('86400');
        seen = header['jku'] !== undefined;
        return undefined;
      },
    });
    expect(ended.result('jku-foreign')).toMatchObject({
      status: 'error',
      message: expect.stringContaining('throttled'),
    });
    expect(ended.report).toMatchObject({ exitCode: 3, summary: { failed: 0 } });
  });

  test('a step of a sequence for a day: an error', async () => {
    const ended = await play({
      cases: ['replay-same-bytes'],
      script: ({ nth }) => (nth === 3 ? tooMany('86400') : undefined),
    });
    expect(ended.result('replay-same-bytes')).toMatchObject({ status: 'error', observed: 'none' });
    expect(ended.report.exitCode).toBe(3);
  });

  test('without Retry-After: 1, 2, 4, 4 s are waited, then the case is an error', async () => {
    const ended = await play({ cases: handful, script: whenever(isAlgNone, answer(429, {})) });
    expect(ended.arrivals.filter(isAlgNone)).toHaveLength(5);
    expect(ended.result('alg-none').status).toBe('error');
  });

  test('twice with 503, then serves: all is judged', async () => {
    const ended = await play({ cases: handful, script: atFirst(2, () => true, answer(503, {})) });
    expect(ended.told('control')).toBe('passed keeps-serving');
    expect(ended.report).toMatchObject({ exitCode: 0, summary: { failed: 0, error: 0, blocked: 0 } });
  });

  test('one case with 503 for ever: no answer to a request that deserves a refusal', async () => {
    const ended = await play({ cases: handful, script: whenever(isAlgNone, answer(503, {})) });
    expect(ended.told('alg-none')).toBe('failed refusal-answered');
    expect(ended.report.exitCode).toBe(1);
  });

  test('one case with 503 and Retry-After for ever: that case is an error, nobody is accused', async () => {
    const ended = await play({ cases: handful, script: whenever(isAlgNone, answer(503, {}, { 'retry-after': '0' })) });
    expect(ended.result('alg-none')).toMatchObject({ status: 'error', message: expect.stringContaining('throttled') });
    expect(ended.told('aud-foreign')).toBe('passed aud-accepted');
    expect(ended.report).toMatchObject({ exitCode: 3, summary: { failed: 0, error: 1, blocked: 0 } });
  });
});
