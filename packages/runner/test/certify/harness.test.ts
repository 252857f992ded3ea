import { request as startRequest } from 'node:http';
import { describe, expect, test } from 'vitest';
import { type ClientTask, certifyClient, type Report } from '../../src/index.ts';
import { clientWith, settingFor } from './client.ts';

const { key, options } = await settingFor('smart-backend-services', 'ES384');

/** Lets a correct client do something beside its task, in the plain scenario. */
async function beside(act: (task: ClientTask) => Promise<unknown>): Promise<Report> {
  const client = clientWith({ key });
  return certifyClient(
    async (task) => {
      await act(task);
      await client(task);
    },
    { ...options, scenarios: ['first-request'] },
  );
}

const clean = (report: Report) =>
  expect(report).toMatchObject({ outcome: 'passed', summary: { failed: 0, warning: 0, error: 0 } });
const statusOf = (report: Report, id: string) => report.results.find((one) => one.id === id)?.status;

describe('beside token requests, a client may', () => {
  const documents = [
    '/.well-known/openid-configuration',
    '/.well-known/smart-configuration',
    '/.well-known/oauth-authorization-server',
  ];

  test.each(documents)('read %s', async (path) => {
    let document: Readonly<Record<string, unknown>> = {};
    const report = await beside(async ({ issuer, tokenEndpoint }) => {
      document = (await (await fetch(`${issuer}${path}`)).json()) as typeof document;
      expect(document).toMatchObject({ issuer, token_endpoint: tokenEndpoint });
    });
    expect(document['token_endpoint_auth_signing_alg_values_supported']).toContain('ES384');
    expect(statusOf(report, 'discovery-before-token')).toBe('passed');
    clean(report);
  });

  test('read the metadata where RFC 8414 puts it, with the path of the issuer behind', async () => {
    clean(
      await beside(async ({ issuer }) => {
        const { origin, pathname } = new URL(issuer);
        const answer = await fetch(`${origin}/.well-known/oauth-authorization-server${pathname}`);
        expect(await answer.json()).toMatchObject({ issuer });
      }),
    );
  });

  test('send OPTIONS and HEAD, and look elsewhere', async () => {
    const report = await beside(async ({ tokenEndpoint, issuer }) => {
      const { origin } = new URL(issuer);
      expect((await fetch(tokenEndpoint, { method: 'OPTIONS' })).status).toBe(204);
      expect((await fetch(tokenEndpoint, { method: 'HEAD' })).status).toBe(204);
      expect((await fetch(`${issuer}/favicon.ico`)).status).toBe(404);
      expect((await fetch(`${origin}/s/no-such-session/token`, { method: 'POST' })).status).toBe(404);
      expect((await fetch(origin)).status).toBe(404);
    });
    clean(report);
    expect(report.results.find(({ id }) => id === 'method-post')?.message).toBe('');
  });

  test('call the resource without a token to learn what it needs', async () => {
    clean(
      await beside(async ({ resource }) => {
        const answer = await fetch(resource);
        expect(answer.status).toBe(401);
        expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      }),
    );
  });
});

describe('the harness', () => {
  test('judges whatever comes to the token endpoint', async () => {
    const report = await beside(({ tokenEndpoint }) => fetch(`${tokenEndpoint}?grant_type=client_credentials`));
    expect(statusOf(report, 'method-post')).toBe('failed');
    expect(report.results.find(({ id }) => id === 'method-post')?.message).toMatch(/^1 of 2 requests: /);
  });

  test('reads no more than a megabyte of a body', async () => {
    clean(
      await beside(async ({ tokenEndpoint }) => {
        const answer = await fetch(tokenEndpoint, { method: 'POST', body: 'a'.repeat(1_100_000) }).catch(
          () => undefined,
        );
        // The connection ends with the answer, which may be lost on a sender that is still writing.
        expect([413, undefined]).toContain(answer?.status);
      }),
    );
  });

  test('judges no more than some hundred requests of one session', async () => {
    const report = await beside(async ({ issuer }) => {
      const statuses = new Set<number>();
      for (let nth = 1; nth <= 405; nth += 1) statuses.add((await fetch(`${issuer}/nothing`)).status);
      expect([...statuses]).toEqual([404, 429]);
    });
    expect(report.summary.requests).toBeLessThanOrEqual(400);
  });

  test('listens on loopback alone, and ends with the run', async () => {
    let url = '';
    const report = await beside(async ({ tokenEndpoint }) => {
      url = tokenEndpoint;
    });
    expect(new URL(url).hostname).toBe('127.0.0.1');
    await expect(fetch(url)).rejects.toThrow('fetch failed');
    clean(report);
  });

  test('takes a request whose target is an absolute URL', async () => {
    const report = await beside(
      ({ tokenEndpoint }) =>
        new Promise<void>((resolve) => {
          const { hostname, port } = new URL(tokenEndpoint);
          startRequest({ hostname, port, path: tokenEndpoint, method: 'PUT' }, (answer) => {
            answer.resume().on('end', resolve);
          }).end();
        }),
    );
    expect(statusOf(report, 'method-post')).toBe('failed');
  });
});

describe('what a certification cannot begin with', () => {
  const wrong: readonly (readonly [title: string, more: Partial<typeof options>, told: string])[] = [
    ['an unknown profile', { profile: 'no-such-profile' }, 'no-such-profile'],
    ['an unknown scenario', { scenarios: ['no-such-scenario'] }, 'no-such-scenario'],
    ['a secret for a key pair', { secret: 'a secret' }, 'ES384 needs "jwks", and only that'],
    ['keys that are none', { jwks: 'nothing' }, 'this is no key set'],
  ];

  test.each(wrong)('%s', async (_, more, told) => {
    await expect(certifyClient(clientWith({ key }), { ...options, ...more })).rejects.toThrow(told);
  });
});
