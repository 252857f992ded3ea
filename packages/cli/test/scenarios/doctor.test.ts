import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Behaviour, correct } from '@assay/testbed';
import type { JsonObject } from '@assay/validator';
import { describe, expect, type TestContext, test } from 'vitest';
import { startFront } from './front.ts';
import { inProcess } from './in-process.ts';
import { env, es384, file, home, hs384, otherPair, type Planted } from './plant.ts';
import { planted } from './planted.ts';
import { startProxy } from './proxy.ts';
import { configFor, folder, keys } from './workshop.ts';

interface Doctored {
  readonly code: number | null;
  readonly first: string;
  readonly stdout: string;
  readonly stderr: string;
}

async function scene({ onTestFinished }: Pick<TestContext, 'onTestFinished'>, planted: Partial<Planted>) {
  const front = await startFront(await planted.front?.());
  const more = typeof planted.more === 'function' ? planted.more(front) : (planted.more ?? {});
  const place = await folder({ [file]: configFor(front, more), 'ca.pem': home.cert, ...planted.files });
  onTestFinished(async () => {
    await front.close();
    await place.remove();
  });
  const run = (args: readonly string[]) => inProcess(args, { cwd: place.path, env: planted.env ?? env });
  const doctor = async (...args: readonly string[]): Promise<Doctored> => {
    const { code, stdout, stderr } = await run(['doctor', ...args]);
    return { code, stdout, stderr, first: stdout.split('\n')[0] ?? '' };
  };
  return { front, place, run, doctor };
}

describe.concurrent('the first line names what to mend', () => {
  test.for(planted)('$title', async (one, { onTestFinished, expect: hold }) => {
    const { doctor } = await scene({ onTestFinished }, one);
    const { code, first, stdout, stderr } = await doctor();
    hold(first).toMatch(one.says);
    hold({ code, stderr }).toEqual({ code: one.code ?? 3, stderr: '' });
    hold(stdout.split('\n').filter((line) => line.startsWith('  ✗ '))).not.toEqual([]);
    hold(stdout).toMatch(/\n {2}→ \S/);
  });
});

describe.concurrent('assay test gives the same advice', () => {
  const titles =
    /^(another algorithm.*secret|a clock ten minutes ahead|a redirect|a scope that|http for https|an unknown client, at an endpoint that tells|a wrong secret.*nothing|another path|a page for people|a gateway)/;
  const sent = planted.filter((one) => titles.test(one.title));
  test.for(sent)('$title', async (one, { onTestFinished, expect: hold }) => {
    const { run, place } = await scene({ onTestFinished }, one);
    const { code } = await run(['test', '--grep', 'lifetime-hour-over', '--runs', '0', '--reporter', 'json=r.json']);
    const { results, summary } = await place.report('r.json');
    hold({ code, failed: summary.failed }).toEqual({ code: 3, failed: 0 });
    const control = results.find((result) => result.id === 'control');
    hold(`${control?.message} ${control?.help}`).toContain(one.at);
  });
});

describe.concurrent('all well', () => {
  test('every client is given a token, and nothing is judged', async (context) => {
    const lax: Behaviour = { ...correct, lifetimeAccepted: () => true };
    const second = { clientId: 'second-es384', alg: 'ES384', key: './second-es384.jwk.json' };
    const { doctor, front } = await scene(context, {
      front: () => ({ behaviour: lax }),
      more: { clients: [es384, second, hs384] },
    });
    const { code, first, stdout, stderr } = await doctor();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(first).toBe(`all well: 3 clients were given a token by ${front.tokenEndpoint}`);
    const names = stdout.split('\n').flatMap((line) => /^ {2}[✓!–✗] (key set|\w+)/.exec(line)?.[1] ?? []);
    expect(names).toEqual([
      ...['configuration', 'keys', 'name', 'connection', 'answer', 'clock'],
      ...['key set', 'key set', 'key set', 'request', 'request', 'request'],
    ]);
    // One request without credentials, one good request for each client.
    expect(front.seen).toHaveLength(4);
  });

  test('through TLS, with another profile and another configuration', async (context) => {
    const { doctor, place } = await scene(context, {
      front: async () => ({ tls: await home.issue({ until: 3 * 86_400 }), profile: 'rfc7523' }),
      more: { ca: './ca.pem' },
    });
    await place.write('other.json', await place.read(file));
    const { code, stdout } = await doctor('--config', 'other.json', '--profile', 'rfc7523');
    expect(code).toBe(0);
    expect(stdout).toMatch(/! connection .*TLSv1\.3; certificate good until .*: [23] days from now/);
  });

  test.for(['http', 'https'])('through a proxy, over %s', async (scheme, context) => {
    const proxy = await startProxy('me:planted-password');
    context.onTestFinished(proxy.close);
    const url = proxy.url.replace('//', '//me:planted-password@');
    const name = 'endpoint.test';
    const { doctor } = await scene(context, {
      front: async () => (scheme === 'http' ? { name } : { name, tls: await home.issue({ names: [name] }) }),
      more: { ca: './ca.pem' },
      env: { HTTP_PROXY: url, HTTPS_PROXY: url },
    });
    const { code, stdout } = await doctor();
    context.expect({ code, asked: proxy.asked[0] }).toEqual({
      code: 0,
      asked: context.expect.stringMatching(scheme === 'http' ? /^POST http:/ : /^CONNECT endpoint\.test:\d+$/),
    });
    context.expect(stdout).toContain('✓ name           the proxy 127.0.0.1 is an address');
    context.expect(stdout).not.toContain('planted');
  });

  test.for(['http', 'https'])('not through a proxy that wants a login, over %s', async (scheme, context) => {
    const proxy = await startProxy('me:another');
    context.onTestFinished(proxy.close);
    const { doctor } = await scene(context, {
      front: async () => (scheme === 'http' ? {} : { tls: await home.issue() }),
      more: ({ port }) => ({ tokenEndpoint: `${scheme}://endpoint.test:${port}/oauth/token` }),
      env: { HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url },
    });
    const { code, first } = await doctor();
    context.expect({ code, first }).toEqual({
      code: 3,
      first: `${scheme.toUpperCase()}_PROXY: the proxy asks for a login (407), or does not take the one it was given`,
    });
  });

  test('an endpoint that wants client_id is worth a note', async (context) => {
    const strict: Behaviour = { ...correct, clientIdMatches: (id, client) => id === client.id };
    const { doctor } = await scene(context, { front: () => ({ behaviour: strict }) });
    const { code, stdout } = await doctor();
    expect(code).toBe(0);
    expect(stdout).toContain('a token is given only with client_id as a parameter');
  });
});

describe.concurrent('the key set at its URL', () => {
  const publishing = async ({ onTestFinished }: Pick<TestContext, 'onTestFinished'>, body: string, status = 200) => {
    const server = createServer((_, response) => void response.writeHead(status).end(body));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`;
  };
  const doctored = async (
    context: Pick<TestContext, 'onTestFinished'>,
    more: JsonObject,
    clients: readonly JsonObject[],
  ) => {
    const { doctor } = await scene(context, {
      more: { ...more, clients: clients.map((one) => ({ ...es384, ...one })) },
    });
    return doctor();
  };

  test('holds the kid under another name', async (context) => {
    const jwksUrl = await publishing(context, JSON.stringify({ keys: [keys.first.public] }));
    const { code, first, stdout } = await doctored(context, {}, [{ jwksUrl, kid: 'newer' }]);
    expect(code).toBe(3);
    expect(first).toBe(`assay.config.json: /clients/0/kid: "newer" is not in ${jwksUrl}; it holds "first-es384"`);
    expect(stdout).toContain('The same key stands there as "first-es384": write that.');
  });

  test('holds another key under the kid', async (context) => {
    const jwksUrl = await publishing(context, JSON.stringify({ keys: [otherPair.public] }));
    const { first } = await doctored(context, {}, [{ jwksUrl }]);
    expect(first).toBe(`assay.config.json: /clients/0/key: kid "first-es384" in ${jwksUrl} is another key`);
  });

  test('holds the key: all well', async (context) => {
    const jwksUrl = await publishing(context, JSON.stringify({ keys: [keys.second.public, keys.first.public] }));
    const { code, stdout } = await doctored(context, {}, [{ jwksUrl }]);
    expect(code).toBe(0);
    expect(stdout).toContain(`✓ key set        first-es384: kid "first-es384" is in ${jwksUrl}`);
  });

  test('is no key set', async (context) => {
    const jwksUrl = await publishing(context, '<h1>Keys</h1>');
    const { first } = await doctored(context, {}, [{ jwksUrl }]);
    expect(first).toBe(`assay.config.json: /clients/0/jwksUrl: ${jwksUrl} holds no key set`);
  });

  test('cannot be read from here, which is worth a note', async (context) => {
    const jwksUrl = await publishing(context, '', 403);
    const { code, stdout } = await doctored(context, {}, [{ jwksUrl }]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/! key set .*answers 403; the endpoint must be/);
  });

  test('is served by us when jwksServer says so', async (context) => {
    const free = createServer();
    await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    const jwksUrl = `http://127.0.0.1:${port}/first.json`;
    const { code, stdout } = await doctored(context, { jwksServer: { listen: `127.0.0.1:${port}` } }, [{ jwksUrl }]);
    expect({ code, served: stdout.includes(`is in ${jwksUrl}`) }).toEqual({ code: 0, served: true });
  });
});
