import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type OpenBench, openBench } from '../src/bench/open-bench.ts';
import { correct } from '../src/correct.ts';
import { policyFor } from '../src/policy.ts';

let bench: OpenBench;
beforeAll(async () => {
  bench = await openBench({ policy: policyFor('redox-source-auth-v2'), behaviour: correct });
});
afterAll(() => bench.close());

test('no answer and no output repeats an assertion, a secret or a claim', async () => {
  const written: string[] = [];
  const listen = (chunk: string | Uint8Array): boolean => {
    written.push(String(chunk));
    return true;
  };
  const spies = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'write').mockImplementation(listen));
  const client = bench.clients.find(({ method }) => method === 'client_secret_jwt') ?? bench.tested;
  const secret = client.secret ?? 'no secret';
  const replies = [
    await bench.send({ client }),
    await bench.send({ client, claims: { aud: 'canary-4711' } }),
    await bench.send({ client, claims: { sub: { canary: 'canary-4711' } } }),
    await bench.send({ client, params: { client_secret: secret } }),
    await bench.send({ client, params: { scope: 'canary-4711' } }),
    await bench.send({ client, params: { grant_type: 'canary-4711' } }),
    await bench.send({ client, text: () => `${secret}.${secret}.${secret}` }),
    await bench.send({ client, body: `client_secret=${secret}&client_secret=%` }),
  ];
  for (const spy of spies) spy.mockRestore();
  const output = [...replies.map((reply) => reply.text), ...written].join('\n');
  expect(replies.map((reply) => reply.status)).toEqual([200, 400, 400, 400, 400, 400, 400, 400]);
  expect(output).not.toContain('canary-4711');
  expect(output).not.toContain(secret);
  expect(output).not.toContain('eyJ');
});
