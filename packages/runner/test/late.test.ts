import { setTimeout as delay } from 'node:timers/promises';
import { type Case, shippedCases } from '@assay/cases';
import { correct, type Outcome } from '@assay/testbed';
import { expect, test } from 'vitest';
import { type Ended, play } from './judged.ts';

type Scene = Parameters<typeof correct.finish>[2];

/** Milliseconds beyond what the case allows. */
const LATE = 900;

const costly = shippedCases().filter(({ id }) => id === 'assertion-encrypted-costly');

/** The costly case, with less patience: a second that nobody waits for in vain. */
const brief: readonly Case[] = costly.map((one) => ({ ...one, within: 0.5 }));

/** How its assertion begins. */
const fiveParts = 'eyJhbGciOiJQQkVTMi1IUzI1NitBMTI4S1ciLC';

/** Plays the case at an endpoint that takes its time for some requests. */
function played(slow: (outcome: Outcome, scene: Scene) => boolean): Promise<Ended> {
  const finish: typeof correct.finish = async (reply, outcome, scene) => {
    if (slow(outcome, scene)) await delay(LATE);
    return correct.finish(reply, outcome, scene);
  };
  return play({ behaviour: { finish }, options: { cases: brief, transport: { timeoutSeconds: 5 } } });
}

test('an answer that is late twice, between quick controls, is a warning with both times', async () => {
  const ended = await played((_, { request }) => request.body.includes(fiveParts));
  expect(ended.told('assertion-encrypted-costly')).toBe('warning refusal-prompt');
  const { message, evidence } = ended.result('assertion-encrypted-costly');
  expect(message).toMatch(
    /^the answer took (?:0\.9|1\.\d) s, twice, that to the valid request 0\.\d s, a plain refusal 0\.\d s: /,
  );
  expect(evidence).toHaveLength(2);
});

test('an endpoint that lets everybody wait who fails is not accused, and asked once for a plain refusal', async () => {
  const ended = await played((outcome) => outcome.kind === 'refused');
  expect(ended.told('assertion-encrypted-costly')).toBe('passed refusal-prompt');
  expect(ended.arrivals.filter(({ header }) => 'p2c' in header)).toHaveLength(1);
  expect(ended.arrivals).toHaveLength(4);
});

test('an endpoint that is slow at everything is not accused', async () => {
  const ended = await played(() => true);
  expect(ended.told('assertion-encrypted-costly')).toBe('passed refusal-prompt');
});

test('an answer that is late once is not accused', async () => {
  let left = 1;
  const ended = await played((outcome) => outcome.kind === 'refused' && left-- > 0);
  expect(ended.told('assertion-encrypted-costly')).toBe('passed refusal-prompt');
  expect(ended.arrivals.filter(({ header }) => 'p2c' in header)).toHaveLength(2);
});
