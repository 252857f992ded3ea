import { expect, test } from 'vitest';
import { openBench } from '../src/bench/open-bench.ts';
import { short } from '../src/bench/witness.ts';
import { correct } from '../src/correct.ts';
import { startEndpoint } from '../src/endpoint.ts';
import { policyFor } from '../src/policy.ts';

const policy = policyFor('redox-source-auth-v2');

test('Date tells the clock of the endpoint, and requests are counted', async () => {
  const endpoint = await startEndpoint({ policy, clients: [], now: () => 1_000_000_000 });
  const answer = await fetch(endpoint.tokenEndpoint, { method: 'POST' });
  expect(answer.headers.get('date')).toBe('Sun, 09 Sep 2001 01:46:40 GMT');
  await fetch(`${endpoint.issuer}/elsewhere`);
  expect(endpoint.requests()).toBe(1);
  await endpoint.close();
});

test('a port that is taken', async () => {
  const first = await startEndpoint({ policy, clients: [] });
  const port = Number(new URL(first.issuer).port);
  await expect(startEndpoint({ policy, clients: [], port })).rejects.toThrow(/EADDRINUSE/);
  await first.close();
});

test('closing ends a connection that waits for an answer', async () => {
  const behaviour = { ...correct, admit: () => 'hang' as const };
  const endpoint = await startEndpoint({ policy, clients: [], behaviour });
  const waiting = fetch(endpoint.tokenEndpoint, { method: 'POST' }).then(
    () => 'answered',
    () => 'ended',
  );
  while (endpoint.requests() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await endpoint.close();
  expect(await waiting).toBe('ended');
});

test('two endpoints share no memory, nor do two alterations', async () => {
  const [first, second] = [
    await openBench({ policy, behaviour: correct }),
    await openBench({ policy, behaviour: correct }),
  ];
  const claims = { jti: 'the-same' };
  expect(short(await first.send({ claims }))).toBe('200');
  expect(short(await second.send({ claims }))).toBe('200');
  await Promise.all([first.close(), second.close()]);
});

test('a use is remembered until exp and the tolerance are over', async () => {
  const bench = await openBench({ policy, behaviour: correct });
  const exp = bench.now() + 30;
  const assertion = bench.assertion({ claims: { exp } });
  const text = () => assertion;
  expect(short(await bench.send({ text }))).toBe('200');
  bench.advance(39);
  expect(short(await bench.send({ text }))).toBe('400 invalid_client');
  expect(short(await bench.send({ claims: { exp } }))).toBe('200');
  await bench.close();
});
