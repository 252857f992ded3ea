import { connect } from 'node:net';
import type { Json } from '@assay/validator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenBench, openBench } from '../src/bench/open-bench.ts';
import { short } from '../src/bench/witness.ts';
import { correct } from '../src/correct.ts';
import { policyFor } from '../src/policy.ts';

let bench: OpenBench;
beforeAll(async () => {
  bench = await openBench({ policy: policyFor('rfc7523'), behaviour: correct, waitMs: 5000 });
});
afterAll(() => bench.close());

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** Octets that are the same in every run: a linear congruential generator (Numerical Recipes). */
function octets(seed: number, length: number): Buffer {
  let state = seed;
  return Buffer.from(
    Array.from({ length }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state >>> 24;
    }),
  );
}

/** A raw exchange: what is written, then the end of the connection. */
function raw(...pieces: readonly (string | Uint8Array)[]): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(bench.tokenEndpoint).port), '127.0.0.1');
    let seen = '';
    socket.on('data', (chunk: Buffer) => {
      seen += chunk.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(seen));
    for (const piece of pieces) socket.write(piece);
    socket.end();
  });
}

async function stillServes(): Promise<void> {
  expect(short(await bench.send({}))).toBe('200');
}

test('500 random bodies are refused with 400', async () => {
  for (let seed = 0; seed < 500; seed += 1) {
    const body = octets(seed, seed * 3);
    const reply = await bench.post({ method: 'POST', headers: FORM, body });
    expect(reply.status, `seed ${seed}`).toBe(400);
    expect(reply.json['error'], `seed ${seed}`).toMatch(/^invalid_(?:request|client)$/);
  }
  await stillServes();
});

test('300 random assertions, headers and payloads are refused with 400', async () => {
  for (let seed = 0; seed < 100; seed += 1) {
    const noise = octets(seed, seed);
    for (const draft of [
      { text: () => noise.toString('latin1') },
      { text: (assertion: string) => assertion.replace(/^[^.]*/, noise.toString('base64url')) },
      { payload: noise },
    ]) {
      expect((await bench.send(draft)).status, `seed ${seed}`).toBe(400);
    }
  }
  await stillServes();
});

const values: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  'x',
  '\u0000',
  '💥',
  [],
  [[]],
  {},
  { toString: 1 },
  ['x', null],
];

test.each(['alg', 'typ', 'kid', 'crit', 'b64', 'jku', 'x5c', 'jwk', 'cty', '__proto__'])(
  'odd values of the header member %s are answered with 200 or 400',
  async (name) => {
    for (const value of values) {
      const header = JSON.stringify({ ...bench.base().header, [name]: value });
      const { status } = await bench.send({ headerText: header });
      expect([200, 400], JSON.stringify(value)).toContain(status);
    }
  },
);

test.each(['iss', 'sub', 'aud', 'exp', 'jti', 'nbf', 'iat', '__proto__', 'constructor'])(
  'odd values of the claim %s are answered with 200 or 400',
  async (name) => {
    for (const value of values) {
      const payload = JSON.stringify({ ...bench.base().claims, [name]: value });
      const { status } = await bench.send({ payload });
      expect([200, 400], JSON.stringify(value)).toContain(status);
    }
  },
);

test('a body of 3 MiB is answered with 413, one of 20 MiB is not read to its end', async () => {
  const reply = await bench.post({ method: 'POST', headers: FORM, body: Buffer.alloc(3_145_728, 0x61) });
  expect(short(reply)).toBe('413 invalid_request');
  const long = await bench.post({ method: 'POST', headers: FORM, body: Buffer.alloc(20_971_520, 0x61) });
  expect(['413 invalid_request', 'reset']).toContain(short(long));
  await stillServes();
});

test('an assertion of 1 MiB is refused, not too large for an answer', async () => {
  const reply = await bench.send({ text: (assertion) => assertion + 'A'.repeat(1_048_576) });
  expect(short(reply)).toBe('400 invalid_client');
});

test('a million dots', async () => {
  expect(short(await bench.send({ text: () => '.'.repeat(200_000) }))).toBe('400 invalid_client');
  expect(short(await bench.send({ text: () => '.'.repeat(1_000_000) }))).toBe('400 invalid_client');
});

test('a sender that goes away in the middle of a body', async () => {
  await raw('POST /oauth/token HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\ngrant_type=');
  await stillServes();
});

test('a body that arrives octet by octet', async () => {
  const body = 'grant_type=client_credentials';
  const head = `POST /oauth/token HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${body.length}\r\n`;
  const seen = await raw(`${head}Content-Type: application/x-www-form-urlencoded\r\n\r\n`, ...body.split(''));
  expect(seen).toMatch(/^HTTP\/1\.1 400 /);
});

test.each([
  ['no HTTP', 'hello\r\n\r\n'],
  ['a bad length', 'POST /oauth/token HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n'],
  ['random octets', octets(7, 4096)],
])('%s', async (_title, bytes) => {
  const seen = await raw(bytes);
  expect(seen).not.toMatch(/^HTTP\/1\.1 [25]/);
  await stillServes();
});

test('other paths', async () => {
  const other = await bench.post({ method: 'GET', target: '/elsewhere', headers: {}, body: '' });
  expect(other.status).toBe(404);
  const target = '/.well-known/oauth-authorization-server';
  const metadata = await bench.post({ method: 'GET', target, headers: {}, body: '' });
  expect(metadata.json).toMatchObject({ issuer: bench.issuer, token_endpoint: bench.tokenEndpoint });
});
