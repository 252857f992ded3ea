import { describe, expect, test } from 'vitest';
import { realEnvironment } from '../src/index.ts';
import { searchLimit } from '../src/measure/search.ts';
import { type Ended, play, type Scenario } from './judged.ts';
import { refusal } from './scripts.ts';

/** On the clock of this machine: a clock that runs faster would measure how busy it is. */
function measure(scenario: Scenario): Promise<Ended> {
  return play({
    ...scenario,
    options: { measure: true, environment: realEnvironment, ...scenario.options },
  });
}

function numbers({ report }: Ended): Readonly<Record<string, number>> {
  return Object.fromEntries(report.measured.map(({ name, value }) => [name, value]));
}

/** Largest value that a limit accepts, found with so many tries. */
async function tried(limit: number): Promise<{ readonly found: unknown; readonly tries: number }> {
  let tries = 0;
  const found = await searchLimit({ low: 90, ladder: [600, 3600], tries: 10 }, async (value) => {
    tries += 1;
    return value <= limit;
  });
  return { found, tries };
}

describe('the search', () => {
  test('finds a limit near the first rung exactly', async () => {
    expect(await tried(437)).toEqual({ found: { accepted: 437, refused: 438 }, tries: 10 });
    expect(await tried(90)).toMatchObject({ found: { accepted: 90, refused: 91 } });
  });

  test('brackets a limit that it has no tries left for', async () => {
    const { found, tries } = await tried(2000);
    expect(tries).toBe(10);
    expect(found).toEqual({ accepted: 1994, refused: 2006 });
  });

  test('stops at its last rung', async () => {
    expect(await tried(9999)).toEqual({ found: { accepted: 3600 }, tries: 2 });
  });
});

describe.concurrent('a run that measures', () => {
  test('limits that were planted are found within a second', async () => {
    const ended = await measure({
      behaviour: {
        lifetimeAccepted: (exp, _, { now }) => exp - now <= 437,
        notExpired: (exp, { now }) => now < exp + 21,
        notBeforeAccepted: (nbf, { now }) => typeof nbf !== 'number' || nbf <= now + 33,
        issuedAtAccepted: (iat, { now }) => typeof iat !== 'number' || iat <= now + 47,
        assertionTooLong: (text) => text.length > 9000,
      },
    });
    const found = numbers(ended);
    const near = (name: string, value: number) =>
      expect(Math.abs((found[name] ?? Number.NaN) - value)).toBeLessThanOrEqual(1);
    near('lifetime-accepted', 437);
    near('exp-in-past-accepted', 20);
    near('nbf-ahead-accepted', 33);
    near('iat-ahead-accepted', 47);
    expect(found['assertion-size-accepted']).toBeLessThanOrEqual(9000);
    expect(found['assertion-size-refused']).toBeGreaterThan(9000);
    expect((found['assertion-size-refused'] ?? 0) - (found['assertion-size-accepted'] ?? 0)).toBeLessThan(100);
    expect(ended.report.results.map((one) => one.id)).not.toContain('lifetime-accepted');
  });

  test('a limit that is not there is said to be at least what was tried, within 64 KiB unless intruding', async () => {
    const behaviour = { lifetimeAccepted: () => true, notBeforeAccepted: () => true, assertionTooLong: () => false };
    const gentle = await measure({ behaviour, options: { capabilities: new Set() } });
    expect(numbers(gentle)).toMatchObject({ 'lifetime-accepted-at-least': 86_400, 'nbf-ahead-accepted-at-least': 270 });
    expect(numbers(gentle)['assertion-size-accepted-at-least']).toBeGreaterThan(60_000);
    expect(Math.max(...gentle.arrivals.map((one) => one.assertion.length))).toBeLessThanOrEqual(65_536);
    const bold = await measure({ behaviour, options: { capabilities: new Set(['intrusive']) } });
    expect(Math.max(...bold.arrivals.map((one) => one.assertion.length))).toBeGreaterThan(1_000_000);
  });

  test('each measurement takes twelve requests at most, and none is begun that the run cannot pay for', async () => {
    const full = await measure({ behaviour: { assertionTooLong: (text) => text.length > 9000 } });
    const without = await measure({ options: { measure: false } });
    expect(full.arrivals.length - without.arrivals.length).toBeLessThanOrEqual(5 * 12);
    const poor = await measure({ options: { maxRequests: without.arrivals.length + 11 } });
    expect(poor.arrivals).toHaveLength(without.arrivals.length);
  });

  test('an endpoint that locks out after refusals accuses nobody and tells no number that it did not keep to', async () => {
    let refusals = 0;
    const ended = await measure({
      script: ({ claims, nth }) => {
        const early = nth > 2 && Number(claims['exp']) - Date.now() / 1000 > 310;
        refusals = early ? refusals + 1 : refusals;
        return refusals > 1 ? refusal : undefined;
      },
    });
    expect(numbers(ended)['lifetime-accepted']).toBeUndefined();
    expect(ended.report.summary.failed).toBe(0);
  });
});
