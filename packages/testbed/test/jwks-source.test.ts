import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { EndpointClient } from '../src/client.ts';
import { jwksSource } from '../src/jwks-source.ts';

interface Served {
  readonly client: EndpointClient;
  readonly hits: () => number;
}

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function serve(headers: Record<string, string>, body: string, status = 200): Promise<Served> {
  let hits = 0;
  const server = createServer((_request, response) => {
    hits += 1;
    response.writeHead(status, headers).end(body);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`;
  const client: EndpointClient = { id: 'c', method: 'private_key_jwt', alg: 'ES384', jwksUrl, scopes: [] };
  return { client, hits: () => hits };
}

const ONE_KEY = JSON.stringify({ keys: [{ kty: 'EC', kid: 'a' }, 'no key', null] });

test('a set is kept as long as max-age allows', async () => {
  const { client, hits } = await serve({ 'cache-control': 'public, max-age=30' }, ONE_KEY);
  const source = jwksSource();
  for (const now of [100, 110, 129]) expect(await source.keys(client, 'a', now)).toHaveLength(1);
  expect(hits()).toBe(1);
  await source.keys(client, 'a', 130);
  expect(hits()).toBe(2);
});

test('no-store is not kept', async () => {
  const { client, hits } = await serve({ 'cache-control': 'no-store' }, ONE_KEY);
  const source = jwksSource();
  await source.keys(client, 'a', 100);
  await source.keys(client, 'a', 100);
  expect(hits()).toBe(2);
});

test('an unknown kid fetches again, at most once in ten seconds', async () => {
  const { client, hits } = await serve({ 'cache-control': 'max-age=3000' }, ONE_KEY);
  const source = jwksSource();
  await source.keys(client, 'a', 100);
  for (const now of [102, 109]) await source.keys(client, 'unknown', now);
  expect(hits()).toBe(1);
  await source.keys(client, 'unknown', 110);
  expect(hits()).toBe(2);
});

test('requests at once share a fetch', async () => {
  const { client, hits } = await serve({ 'cache-control': 'no-store' }, ONE_KEY);
  const source = jwksSource();
  await Promise.all(Array.from({ length: 10 }, () => source.keys(client, 'a', 100)));
  expect(hits()).toBe(1);
});

test.each([
  ['a redirect', { location: '/elsewhere' }, '', 302],
  ['an error', {}, ONE_KEY, 500],
  ['no JSON', {}, 'keys', 200],
  ['JSON that is no set', {}, '[1]', 200],
  ['more than a MiB', {}, JSON.stringify({ keys: [{ kid: 'x'.repeat(1_100_000) }] }), 200],
] as const)('%s gives no keys', async (_title, headers, body, status) => {
  const { client } = await serve(headers, body, status);
  expect(await jwksSource().keys(client, 'a', 100)).toEqual([]);
});

test('a host that does not answer gives no keys', async () => {
  const client = { id: 'c', method: 'private_key_jwt', alg: 'ES384', scopes: [] } as const;
  expect(await jwksSource().keys({ ...client, jwksUrl: 'http://127.0.0.1:1/jwks.json' }, 'a', 1)).toEqual([]);
  expect(await jwksSource().keys({ ...client, jwksUrl: 'not a URL' }, 'a', 1)).toEqual([]);
  expect(await jwksSource().keys(client, 'a', 1)).toEqual([]);
});
