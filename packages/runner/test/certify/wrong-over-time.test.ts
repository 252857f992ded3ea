import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { type ClientFunction, type ClientTask, certifyClient, type Report, realEnvironment } from '../../src/index.ts';
import { assertionFor, clientWith, type Habits, settingFor } from './client.ts';

const { key, options } = await settingFor('redox-source-auth-v2', 'ES384');

/** Certifies a client in the scenarios named, always with the plain one first. */
function judged(client: ClientFunction, ...scenarios: readonly string[]): Promise<Report> {
  return certifyClient(client, { ...options, scenarios: ['first-request', ...scenarios] });
}

/** The same, on a clock that runs at a twentieth of the speed. */
function judgedSlowly(client: ClientFunction, ...scenarios: readonly string[]): Promise<Report> {
  const start = Date.now();
  const environment = { ...realEnvironment, now: () => start + (Date.now() - start) / 20 };
  return certifyClient(client, { ...options, environment, scenarios: ['first-request', ...scenarios] });
}

/** What a report says about a scenario, in short. */
function told({ results }: Report, id: string): string {
  const found = results.find((one) => one.id === id && one.group === 'scenario');
  return `${found?.status} ${found?.level} ${found?.requirement}`;
}

async function post(
  { tokenEndpoint, scope = '' }: ClientTask,
  assertion: string,
  more: RequestInit = {},
): Promise<Response> {
  return fetch(tokenEndpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      scope,
    }),
    redirect: 'manual',
    ...more,
  });
}

const habits: Habits = { key };
const call = ({ resource }: ClientTask, token: unknown, scheme = 'Bearer') =>
  fetch(resource, { headers: { authorization: `${scheme} ${String(token)}` } });

/** A client that asks for a token in its own way and then calls the resource once. */
function asking(ask: (task: ClientTask) => Promise<Response>): ClientFunction {
  return async (task) => {
    const response = await ask(task);
    const { access_token: token } = (await response.json()) as { readonly access_token?: unknown };
    if (response.status !== 200) throw new Error(`refused with ${response.status}`);
    if ((await call(task, token)).status !== 200) throw new Error('the call failed');
  };
}

/** Repeats a request as it was until it is answered with 200. */
const stubborn = (pause: number, most: number) =>
  asking(async (task) => {
    const assertion = await assertionFor(task, habits);
    for (let tries = 1; ; tries += 1) {
      const response = await post(task, assertion).catch(() => undefined);
      if (response?.status === 200 || tries === most) return response ?? Response.json({}, { status: 500 });
      await delay(pause);
    }
  });

/** Signs anew for every try. */
const eager = (pause: number, most: number) =>
  asking(async (task) => {
    for (let tries = 1; ; tries += 1) {
      const response = await post(task, await assertionFor(task, habits)).catch(() => undefined);
      if (response?.status === 200 || tries === most) return response ?? Response.json({}, { status: 500 });
      await delay(pause);
    }
  });

const once = eager(0, 1);

describe.concurrent('a client that', () => {
  test('sends the same assertion again after 503, 429 and a broken connection', async () => {
    const ids = ['unavailable-briefly', 'throttled-briefly', 'connection-reset'] as const;
    const report = await judged(stubborn(1000, 3), ...ids);
    for (const id of ids) expect(told(report, id), id).toBe('failed MUST retry-uses-new-assertion');
    expect(report.results.find(({ id }) => id === 'jti-single-use')?.status).toBe('failed');
  });

  test('tries again after a third of a second, or not at all, where a few seconds are asked for', async () => {
    expect(told(await judged(eager(300, 3), 'unavailable-briefly'), 'unavailable-briefly')).toBe(
      'warning SHOULD retry-on-other-status',
    );
    const report = await judged(once, 'unavailable-briefly', 'throttled-briefly', 'connection-reset');
    expect(told(report, 'unavailable-briefly')).toBe('warning SHOULD retry-on-other-status');
    expect(told(report, 'throttled-briefly')).toBe('warning SHOULD retry-on-other-status');
    expect(told(report, 'connection-reset')).toBe('skipped MUST retry-uses-new-assertion');
  });

  test('repeats a refused request twice', async () => {
    expect(told(await judged(eager(10, 3), 'refused-400'), 'refused-400')).toBe('warning SHOULD no-retry-on-400');
  });

  test('comes back before Retry-After', async () => {
    const report = await judged(eager(400, 6), 'unavailable-retry-after', 'throttled-retry-after');
    expect(told(report, 'unavailable-retry-after')).toBe('warning SHOULD retry-after-honoured');
    expect(told(report, 'throttled-retry-after')).toBe('warning SHOULD retry-after-honoured');
  });

  test('follows redirects with everything it has', async () => {
    const client = asking(async (task) => post(task, await assertionFor(task, habits), { redirect: 'follow' }));
    const report = await judged(client, 'redirect-307', 'redirect-308');
    expect(told(report, 'redirect-307')).toBe('failed MUST no-resend-on-redirect');
    expect(told(report, 'redirect-308')).toBe('failed MUST no-resend-on-redirect');
  });

  test('takes whatever comes for a token', async () => {
    const client: ClientFunction = async (task) => {
      const response = await post(task, await assertionFor(task, habits));
      const text = await response.text();
      const token = /"access_token":"([^"]*)/.exec(text)?.[1];
      if ((await call(task, token)).status !== 200) throw new Error('the call failed');
    };
    const ids = [
      'empty-answer',
      'html-answer',
      'truncated-answer',
      'answer-without-token',
      'error-with-200',
      'refused-400',
    ];
    const report = await judged(client, ...ids, 'token-type-unknown');
    for (const id of ids) expect(told(report, id), id).toBe('failed MUST only-issued-tokens-used');
    expect(told(report, 'token-type-unknown')).toBe('failed MUST token-type-understood');
  });

  test('reads an answer too strictly', async () => {
    const client: ClientFunction = async (task) => {
      const response = await post(task, await assertionFor(task, habits));
      const body = (await response.json()) as Readonly<Record<string, unknown>>;
      const known = ['access_token', 'token_type', 'expires_in', 'scope'];
      if (body['token_type'] !== 'Bearer') throw new Error('token_type');
      if (known.some((name) => !(name in body))) throw new Error('a member is missing');
      if (Object.keys(body).length > known.length) throw new Error('a strange member');
      if ((await call(task, body['access_token'])).status !== 200) throw new Error('the call failed');
    };
    const report = await judged(client, 'token-type-case', 'no-scope', 'no-expires-in', 'unknown-members');
    expect(told(report, 'token-type-case')).toBe('failed MUST token-type-any-case');
    expect(told(report, 'unknown-members')).toBe('failed MUST unknown-members-ignored');
    expect(told(report, 'no-scope')).toBe('warning SHOULD optional-members-not-needed');
    expect(told(report, 'no-expires-in')).toBe('warning SHOULD optional-members-not-needed');
  });

  test('fetches a token for every call', async () => {
    const client: ClientFunction = async (task) => {
      for (let nth = 1; nth <= task.calls; nth += 1)
        await once({ ...task, calls: 1, signal: new AbortController().signal });
    };
    expect(told(await judged(client, 'token-reused'), 'token-reused')).toBe('warning SHOULD token-reused');
  });

  test('keeps its first token whatever happens', async () => {
    const client: ClientFunction = async (task) => {
      const response = await post(task, await assertionFor(task, habits));
      const { access_token: token } = (await response.json()) as { readonly access_token?: unknown };
      const answers: number[] = [];
      for (let nth = 1; nth <= task.calls; nth += 1) {
        answers.push((await call(task, token)).status);
        await delay(task.intervalMs);
      }
      if (answers.some((status) => status !== 200)) throw new Error('a call failed');
    };
    const report = await judged(client, 'token-expires', 'resource-refuses-once', 'token-reused');
    expect(told(report, 'token-expires')).toBe('warning SHOULD expired-token-renewed');
    expect(told(report, 'resource-refuses-once')).toBe('warning SHOULD refused-token-renewed');
    expect(told(report, 'token-reused')).toBe('passed SHOULD token-reused');
  });

  test('counts its jti from 1 in every process', async () => {
    let count = 0;
    const client = clientWith({ key, claims: (claims) => ({ ...claims, jti: `call-${(count++ % 2) + 1}` }) });
    const report = await judged(client, 'process-restarted');
    expect(told(report, 'process-restarted')).toBe('passed MUST jti-single-use');
    expect(report.results.find(({ id, group }) => id === 'jti-single-use' && group === 'request')?.status).toBe(
      'failed',
    );
  });

  test('never calls', async () => {
    const report = await judged(async () => undefined, 'refused-400');
    expect(told(report, 'first-request')).toMatch(/^error/);
    expect(told(report, 'refused-400')).toMatch(/^blocked/);
    expect(report.exitCode).toBe(3);
  });

  test('gets through nothing: what needs a success is blocked, not failed', async () => {
    const client: ClientFunction = async (task) => {
      await post(task, await assertionFor(task, habits));
      throw new Error('no storage');
    };
    const report = await judged(client, 'unknown-members');
    expect(told(report, 'first-request')).toMatch(/^error/);
    expect(report.results.find(({ id }) => id === 'first-request')?.message).toContain('no storage');
    expect(told(report, 'unknown-members')).toMatch(/^blocked/);
  });
});

// What is measured here are pauses of milliseconds: the clock runs slowly, so that a busy machine does not add any.
describe('a client that', () => {
  test('tries again without any pause', async () => {
    const report = await judgedSlowly(eager(0, 5), 'unavailable-briefly', 'unavailable-for-good', 'connection-reset');
    expect(told(report, 'unavailable-briefly')).toBe('failed MUST retry-on-other-status');
    expect(told(report, 'unavailable-for-good')).toBe('passed SHOULD token-requests-bounded');
    expect(told(report, 'connection-reset')).toBe('passed MUST retry-uses-new-assertion');
  });

  test('never stops asking', async () => {
    const ids = ['unavailable-for-good', 'refused-400', 'refused-401', 'html-answer'] as const;
    const report = await judgedSlowly(eager(0, Number.POSITIVE_INFINITY), ...ids);
    expect(told(report, 'unavailable-for-good')).toBe('failed MUST token-requests-bounded');
    expect(told(report, 'refused-400')).toBe('failed MUST no-retry-on-400');
    expect(told(report, 'refused-401')).toBe('failed MUST token-requests-bounded');
  });

  test('renews a token that is refused for ever', async () => {
    const client: ClientFunction = async (task) => {
      for (;;) {
        const response = await post(task, await assertionFor(task, habits));
        const { access_token: token } = (await response.json()) as { readonly access_token?: unknown };
        if ((await call(task, token)).status === 200) return;
      }
    };
    expect(told(await judgedSlowly(client, 'resource-refuses-always'), 'resource-refuses-always')).toBe(
      'failed MUST token-requests-bounded',
    );
  });
});
