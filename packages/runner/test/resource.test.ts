import { correct, faults } from '@assay/testbed';
import { describe, expect, test } from 'vitest';
import { tokenLike, tokenWithOtherEnd } from '../src/strange-tokens.ts';
import { type Ended, play, type Scenario } from './judged.ts';
import { answer } from './scripts.ts';

const cases: readonly string[] = [
  'resource-issued-token',
  'resource-no-token',
  'resource-no-token-challenge',
  'resource-no-token-status',
  'resource-altered-token',
  'resource-made-up-token',
  'resource-assertion-as-token',
];

function ask(scenario: Scenario): Promise<Ended> {
  return play({ resource: '/resource', ...scenario, cases });
}

function statusesOf({ report }: Ended): readonly string[] {
  const found = new Map(report.results.map(({ id, status }) => [id, status]));
  return cases.map((id) => `${found.get(id)} ${id}`);
}

test('a resource that opens to issued tokens alone passes', async () => {
  const ended = await ask({});
  expect(statusesOf(ended)).toEqual(cases.map((id) => `passed ${id}`));
  expect(ended.told('resource-no-token-challenge')).toBe('passed resource-challenge-sent');
  const challenged = ended.report.requirements.find((one) => one.rule === 'resource-challenge-sent');
  expect(challenged).toMatchObject({ level: 'MUST', passed: 1, failed: 0 });
});

test('without a resource the cases are skipped, and the reason names the member', async () => {
  const ended = await ask({ resource: undefined });
  expect(statusesOf(ended)).toEqual(cases.map((id) => `skipped ${id}`));
  expect(ended.result('resource-no-token').message).toBe('needs resource in the configuration');
});

const caught: readonly (readonly [fault: string, id: string, told: string])[] = [
  ['resource-open-without-token', 'resource-no-token', 'failed resource-token-required'],
  ['resource-opened-by-assertion', 'resource-assertion-as-token', 'failed resource-assertion-refused'],
  ['resource-opened-by-any-token', 'resource-assertion-as-token', 'failed resource-assertion-refused'],
  ['resource-opened-by-any-token', 'resource-made-up-token', 'failed resource-token-required'],
  ['resource-token-start-compared', 'resource-altered-token', 'failed resource-token-required'],
  ['resource-opened-by-form', 'resource-made-up-token', 'failed resource-token-required'],
  ['resource-token-letter-case-lost', 'resource-issued-token', 'failed resource-token-accepted'],
  ['resource-token-known-late', 'resource-issued-token', 'failed resource-token-accepted'],
  ['resource-refuses-without-challenge', 'resource-no-token-challenge', 'failed resource-challenge-sent'],
  ['resource-challenges-for-basic', 'resource-no-token-challenge', 'failed resource-challenge-sent'],
  ['resource-refuses-with-403', 'resource-no-token-status', 'warning resource-status-401'],
];

test.each(caught)('%s shows in %s', async (fault, id, told) => {
  const found = faults.find((one) => one.id === fault);
  const ended = await ask({ behaviour: found?.alter(correct) ?? {} });
  expect(ended.told(id)).toBe(told);
});

test('a changed token is as long as the issued one and has its form', () => {
  const jwt = `${'aB3'.repeat(60)}.${'xY9'.repeat(60)}.${'k-Z'.repeat(40)}`;
  const form = (text: string) => text.replace(/[a-z]/g, 'a').replace(/[A-Z]/g, 'A').replace(/[0-9]/g, '0');
  for (const token of ['aZ09aZ09aZ09aZ09-_~+/==', jwt]) {
    for (const changed of [tokenWithOtherEnd(token) ?? '', tokenLike(token) ?? '']) {
      expect(form(changed)).toBe(form(token));
      expect(changed).not.toBe(token);
    }
  }
  expect(tokenWithOtherEnd(jwt)?.split('.').slice(0, 2)).toEqual(jwt.split('.').slice(0, 2));
  expect(Array.from(tokenLike(jwt) ?? '').filter((one, at) => /[a-z0-9]/i.test(one) && one === jwt[at])).toEqual([]);
});

describe('what is not the endpoint’s fault accuses nobody', () => {
  test('a resource that is not there', async () => {
    const ended = await ask({ resource: '/nowhere' });
    expect(statusesOf(ended)).toEqual([`error ${cases[0]}`, ...cases.slice(1).map((id) => `blocked ${id}`)]);
    expect(ended.result('resource-issued-token').help).toContain('resource');
  });

  test('tokens so short that somebody may have any other', async () => {
    const ended = await ask({
      script: ({ params }) =>
        params.has('grant_type')
          ? answer(200, { access_token: '4711-0815', token_type: 'bearer', expires_in: 60 })
          : answer(200, {}),
    });
    const made = ['resource-altered-token', 'resource-made-up-token'];
    expect(made.map((id) => ended.result(id).status)).toEqual(['info', 'info']);
    expect(ended.result('resource-made-up-token').message).toContain('too short');
  });

  test('tokens of another type', async () => {
    const ended = await ask({
      script: ({ params }) =>
        params.has('grant_type') ? answer(200, { access_token: 'x', token_type: 'DPoP', expires_in: 60 }) : undefined,
    });
    expect(statusesOf(ended)).toEqual(cases.map((id) => `blocked ${id}`));
  });
});

test('neither token nor assertion nor what the resource holds appears in the report', async () => {
  const found = faults.find((one) => one.id === 'resource-opened-by-any-token');
  const bodies: string[] = [];
  const ended = await ask({ behaviour: { ...found?.alter(correct) } });
  for (const { params, assertion } of ended.arrivals) if (params.has('grant_type')) bodies.push(assertion);
  const text = JSON.stringify(ended.report);
  const { evidence } = ended.result('resource-assertion-as-token');
  expect(evidence.at(-1)?.request.headers['authorization']).toBe('[redacted]');
  expect(evidence.at(-1)?.response).toMatchObject({ status: 200, body: '(26 octets, not shown)' });
  expect(text).not.toContain('resourceType');
  expect(bodies.filter((one) => text.includes(one.split('.')[2] ?? one))).toEqual([]);
});
