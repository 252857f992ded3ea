import { describe, expect, test } from 'vitest';
import { speed } from './fast-time.ts';
import { play } from './judged.ts';
import { atFirst, handful, isAlgNone, whenever } from './scripts.ts';

const threeSeconds = { die: 3000 / speed };
const forGood = { die: Number.POSITIVE_INFINITY };

describe.concurrent.each([1, 4])('with %i requests at once, an endpoint that dies', (concurrency) => {
  const options = { concurrency };

  test('at one case, for 3 s, every time: the case is to blame and the run goes on', async () => {
    const ended = await play({ cases: handful, options, script: whenever(isAlgNone, threeSeconds) });
    expect(ended.told('alg-none')).toBe('failed keeps-serving');
    expect(ended.result('alg-none').message).toContain('came back later');
    for (const id of handful.filter((one) => one !== 'alg-none')) expect(ended.result(id).status).toBe('passed');
    expect(ended.report).toMatchObject({ exitCode: 1, summary: { failed: 1, blocked: 0, error: 0 } });
  });

  test('at one case, for 3 s, once: nobody is accused', async () => {
    const ended = await play({ cases: handful, options, script: atFirst(1, isAlgNone, threeSeconds) });
    for (const id of handful) expect(ended.result(id).status).toBe('passed');
    expect(ended.report).toMatchObject({ exitCode: 0, summary: { failed: 0, blocked: 0, error: 0 } });
  });

  test('at one case, for a moment, every time: the case is to blame', async () => {
    // Shorter than the pause after a lost control, and long enough for a busy machine to lose one.
    const ended = await play({ cases: handful, options, script: whenever(isAlgNone, { die: 1500 / speed }) });
    expect(ended.told('alg-none')).toBe('failed keeps-serving');
    expect(ended.report).toMatchObject({ exitCode: 1, summary: { failed: 1, blocked: 0, error: 0 } });
  });

  test('for half a second, once, at the case that is sent alone: nobody is accused', async () => {
    const once = atFirst(1, ({ header }) => header['jku'] !== undefined, { die: 500 / speed });
    const ended = await play({ cases: ['jku-foreign'], options, script: once });
    expect(ended.told('jku-foreign')).toBe('passed key-url-not-fetched');
    expect(ended.report.exitCode).toBe(0);
  });
});

describe.concurrent('an endpoint that dies for good', () => {
  test('at one case, one request at once: that case is to blame, the rest is blocked', async () => {
    const ended = await play({ cases: handful, options: { concurrency: 1 }, script: whenever(isAlgNone, forGood) });
    expect(ended.told('alg-none')).toBe('failed keeps-serving');
    expect(ended.result('alg-none').message).toContain('did not come back');
    const after = ended.report.results.filter((one) => handful.includes(one.id) && one.id !== 'alg-none');
    expect(new Set(after.map((one) => one.status))).toEqual(new Set(['blocked']));
    expect(ended.report).toMatchObject({ exitCode: 1, summary: { failed: 1 } });
  });

  test('at one case, when several have no answer: none of them is accused, the endpoint is', async () => {
    let waiting = 0;
    // The first requests of the window are left without an answer, so that all of them are lost with the endpoint.
    const ended = await play({
      cases: handful,
      script: ({ nth }) => {
        if (nth === 1) return undefined;
        waiting += 1;
        return waiting < 4 ? 'hang' : forGood;
      },
    });
    for (const id of handful) expect(ended.result(id).status).toBe('blocked');
    expect(ended.told('control-lost')).toBe('failed keeps-serving');
    expect(ended.report).toMatchObject({ exitCode: 1, summary: { failed: 1, blocked: handful.length } });
  });

  test('in a sequence: the sequence is to blame, the rest is blocked', async () => {
    const ended = await play({
      cases: ['jti-after-broken-signature', 'alg-none'],
      script: ({ nth }) => (nth === 3 ? forGood : undefined),
    });
    expect(ended.told('jti-after-broken-signature')).toBe('failed keeps-serving');
    expect(ended.result('alg-none').status).toBe('blocked');
    expect(ended.report.exitCode).toBe(1);
  });

  test('at a draw of a property: the property is blocked', async () => {
    const { properties } = await import('@assay/cases');
    const ended = await play({
      options: { properties: properties.filter((one) => one.id === 'property-audience-near-misses') },
      script: ({ nth }) => (nth === 5 ? forGood : undefined),
    });
    expect(ended.result('property-audience-near-misses').status).toBe('blocked');
    expect(ended.report.exitCode).toBe(3);
  });
});
