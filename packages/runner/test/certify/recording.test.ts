import { createHash } from 'node:crypto';
import { shippedProfile } from '@assay/cases';
import { privateJwkOf } from '@assay/jws';
import type { JsonObject } from '@assay/validator';
import { describe, expect, test } from 'vitest';
import { certify } from '../../src/certify/certify.ts';
import { functionClient, registered } from '../../src/certify/certify-client.ts';
import { scenarios } from '../../src/certify/scenarios/index.ts';
import type { RunEvent } from '../../src/event.ts';
import { certifyClient, spellings } from '../../src/index.ts';
import { assertionFor, clientWith, type Habits, type Setting, settingFor } from './client.ts';

/** Everything that a run tells. */
async function eventsOf({ key, options }: Setting, habits: Partial<Habits>): Promise<readonly RunEvent[]> {
  const events: RunEvent[] = [];
  const run = certify({
    profile: shippedProfile(String(options.profile)),
    version: '0',
    client: await registered(options),
    start: functionClient(clientWith({ key, ...habits })),
    scenarios: scenarios.filter(({ id }) => ['first-request', 'no-scope', 'redirect-307'].includes(id)),
    scope: 'system/Patient.rs',
  });
  for await (const event of run) events.push(event);
  return events;
}

const mac = await settingFor('redox-source-auth-v2', 'HS384');
const pair = await settingFor('redox-source-auth-v2', 'ES384');
const secret = String(mac.options.secret);
const privateJwk = privateJwkOf(pair.key) as JsonObject;

describe('the exchanges of a run', () => {
  test('keep the first two parts of each assertion, and of the third its SHA-256', async () => {
    const sent: string[] = [];
    const assertion = (signed: string) => {
      sent.push(signed);
      return signed;
    };
    const exchanges = (await eventsOf(pair, { assertion })).flatMap((one) =>
      one.type === 'exchange' ? [one.exchange] : [],
    );
    const tokens = exchanges.filter(({ place }) => place === 'token');
    expect(tokens.map(({ session }) => session).sort()).toEqual(['first-request', 'no-scope', 'redirect-307']);
    for (const { request, facts, findings } of tokens) {
      const kept = new URLSearchParams(request.body).get('client_assertion') ?? '';
      const [header, claims, digest] = kept.split('.');
      const whole = sent.find((one) => one.startsWith(`${header}.${claims}.`)) ?? '';
      expect(digest).toBe(
        createHash('sha256')
          .update(whole.split('.')[2] ?? '')
          .digest('base64url'),
      );
      expect(facts?.signature).toEqual({ outcome: 'valid' });
      expect(findings?.filter(({ level }) => level === 'MUST')).toEqual([]);
    }
    expect(exchanges.map(({ place }) => place)).toContain('resource');
    expect(exchanges.map(({ nth }) => nth)).toEqual(exchanges.map((_, index) => index + 1));
  });

  const leaks: readonly (readonly [
    title: string,
    setting: Setting,
    planted: readonly string[],
    habits: Partial<Habits>,
  ])[] = [
    [
      'the secret as client_secret',
      mac,
      [secret],
      { params: (params) => new URLSearchParams([...params, ['client_secret', secret]]) },
    ],
    [
      'the secret in the path of the resource',
      mac,
      [secret],
      {
        call: ({ resource }, token) =>
          fetch(`${resource}?a=${encodeURIComponent(secret)}`, { headers: { authorization: `Bearer ${token}` } }),
      },
    ],
    ['the secret in Basic', mac, [secret], { headers: { authorization: `Basic ${btoa(`id:${secret}`)}` } }],
    [
      'a private JWK in the claims',
      pair,
      [String(privateJwk['d'])],
      { claims: (claims) => ({ ...claims, key: privateJwk }) },
    ],
    ['nothing that it should not', pair, [], {}],
  ];

  test.each(leaks)('and their report hold nothing of %s', async (_, setting, planted, habits) => {
    const tokens: string[] = [];
    const assertions: string[] = [];
    const call: Habits['call'] = (task, token, assertion) => {
      tokens.push(token);
      assertions.push(assertion.split('.')[2] ?? '');
      return (
        habits.call?.(task, token, assertion) ?? fetch(task.resource, { headers: { authorization: `Bearer ${token}` } })
      );
    };
    const text = JSON.stringify(await eventsOf(setting, { ...habits, call }));
    expect(tokens.length).toBeGreaterThan(0);
    for (const one of [...planted, ...tokens, ...assertions])
      for (const spelt of spellings(one).filter(({ length }) => length >= 12))
        expect(text.includes(spelt), `${one.slice(0, 4)}… as ${spelt.slice(0, 8)}…`).toBe(false);
  });
});

describe('an interrupted run', () => {
  test('tells what was judged until then', async () => {
    const stop = new AbortController();
    let starts = 0;
    const client = clientWith({ key: pair.key });
    const report = await certifyClient(
      async (task) => {
        starts += 1;
        if (starts > 1) {
          await assertionFor(task, { key: pair.key });
          stop.abort();
        }
        return client(task);
      },
      { ...pair.options, signal: stop.signal, jobs: 1, scenarios: ['first-request', 'no-scope', 'unknown-members'] },
    );
    expect(report).toMatchObject({ interrupted: true, outcome: 'error', exitCode: 130 });
    const played = report.results.filter(({ group }) => group === 'scenario').map(({ id, status }) => [id, status]);
    expect(played).toEqual([['first-request', 'passed']]);
    expect(report.results.find(({ id }) => id === 'signature-valid')?.status).toBe('passed');
  });
});
