import { expect, test } from 'vitest';
import { type Ended, play, type Scenario, variantOf } from './judged.ts';

const id = 'client-not-enabled';

function ask(scenario: Scenario): Promise<Ended> {
  return play({ profile: 'reltio-client-secret-jwt', alg: 'HS256', ...scenario, cases: [id] });
}

test('a client that may not use the method is refused', async () => {
  const ended = await ask({});
  expect(ended.told(id)).toBe('passed method-enabled-for-client');
  expect(ended.result(id)).toMatchObject({ observed: 'refused', expected: 'reject' });
});

test('an endpoint that lets it in fails', async () => {
  const ended = await ask({ behaviour: { clientEnabled: () => true } });
  expect(ended.told(id)).toBe('failed method-enabled-for-client');
  expect(ended.result(id).evidence.at(-1)?.request.claims).toMatchObject({ iss: 'disabled' });
});

test('a profile that says nothing of it only observes', async () => {
  const ended = await ask({ profile: 'rfc7523', behaviour: { clientEnabled: () => true } });
  expect(ended.told(id)).toBe('info method-enabled-for-client');
});

test('without such a client the case is skipped, and the reason names the role', async () => {
  const { notEnabled: _, ...variant } = await variantOf('HS256');
  const ended = await ask({ options: { variants: [variant] } });
  expect(ended.told(id)).toBe('skipped method-enabled-for-client');
  expect(ended.result(id).message).toContain('role not-enabled');
});
