import { correct } from '@assay/testbed';
import { describe, expect, test } from 'vitest';
import { fastTime } from './fast-time.ts';
import { play } from './judged.ts';
import type { Script } from './misbehaving.ts';
import { answer, handful, isAlgNone, refusal, whenever } from './scripts.ts';

describe('an endpoint that refuses', () => {
  test('everything: nothing passes, the control is an error, the rest is blocked', async () => {
    const ended = await play({ cases: handful, script: () => refusal });
    expect(ended.told('control')).toBe('error keeps-serving');
    for (const id of handful) expect(ended.result(id).status).toBe('blocked');
    expect([...ended.statuses()].sort()).toEqual(['blocked', 'error', 'skipped']);
    expect(ended.report).toMatchObject({ exitCode: 3, outcome: 'error', summary: { passed: 0, failed: 0 } });
    expect(ended.result('control').message).toContain('400 invalid_client');
    expect(ended.result('control').help).toContain('clientId');
  });

  test('everything after some requests: what lay between two controls counts, nothing after it does', async () => {
    // A control, the two requests of the sequence, its control.
    const ended = await play({
      cases: ['jti-after-broken-signature', ...handful],
      script: ({ nth }) => (nth > 4 ? refusal : undefined),
    });
    expect(ended.told('control')).toBe('passed keeps-serving');
    expect(ended.told('jti-after-broken-signature')).toBe('passed jti-consumed-after-authentication');
    for (const id of handful) {
      expect(ended.result(id)).toMatchObject({
        status: 'blocked',
        message: expect.stringContaining('no longer accepts'),
      });
    }
    expect(ended.report).toMatchObject({ exitCode: 3, summary: { failed: 0, error: 0 } });
  });

  test('everybody for 3 s after a bad signature: that case is the culprit, the others are judged', async () => {
    const environment = fastTime();
    let closedUntil = 0;
    const behaviour = {
      admit: () => (environment.now() < closedUntil ? lockedOut : undefined),
      verifyWithKey: (...given: Parameters<typeof correct.verifyWithKey>) => {
        const right = correct.verifyWithKey(...given);
        if (!right) closedUntil = environment.now() + 3000;
        return right;
      },
    };
    const ended = await play({ cases: handful, behaviour, options: { environment } });
    expect(ended.told('signature-bit-flipped')).toBe('failed keeps-serving');
    expect(ended.result('signature-bit-flipped').message).toContain('came back later');
    expect(ended.told('aud-foreign')).toBe('passed aud-accepted');
    expect(ended.told('exp-hour-ago')).toBe('passed exp-in-future');
    expect(ended.told('alg-none')).toBe('passed jws-not-unsecured');
    expect(ended.report).toMatchObject({ exitCode: 1, summary: { failed: 1, blocked: 0, error: 0 } });
  });

  test('one control, and accepts the next: the window is sent again singly and nobody is accused', async () => {
    // A control, five cases, then the control that is refused.
    const script: Script = ({ nth }) => (nth === 7 ? refusal : undefined);
    const ended = await play({ cases: handful, script, options: { concurrency: 1 } });
    expect(ended.report).toMatchObject({ exitCode: 0, summary: { failed: 0, blocked: 0, error: 0 } });
    for (const id of handful) expect(ended.result(id)).toMatchObject({ status: 'passed', observed: 'refused' });
    expect(ended.arrivals).toHaveLength(7 + 1 + 2 * handful.length);
  });

  test('a request without client_id: the neighbour is named, the promise is broken, the cases are judged', async () => {
    const ended = await play({
      cases: ['alg-none', 'aud-foreign', 'claim-unknown', 'client-id-absent'],
      script: ({ params }) => (params.get('client_id') === null ? refusal : undefined),
    });
    expect(ended.told('control')).toBe('passed keeps-serving');
    expect(ended.told('control-with-client-id')).toBe('failed client-id-optional');
    expect(ended.result('control-with-client-id').message).toContain('with client_id as a parameter');
    expect(ended.told('client-id-absent')).toBe('failed client-id-optional');
    expect(ended.told('alg-none')).toBe('passed jws-not-unsecured');
    expect(ended.told('aud-foreign')).toBe('passed aud-accepted');
    expect(ended.told('claim-unknown')).toBe('passed unknown-claims-accepted');
    expect(ended.report.exitCode).toBe(1);
  });

  test('the token endpoint as aud, and takes the issuer: worth knowing, and the cases are judged', async () => {
    const ended = await play({ cases: ['alg-none', 'exp-hour-ago'], audience: 'issuer' });
    expect(ended.told('control')).toBe('passed keeps-serving');
    expect(ended.told('control-aud-issuer')).toBe('info aud-accepted');
    expect(ended.told('alg-none')).toBe('passed jws-not-unsecured');
    expect(ended.told('exp-hour-ago')).toBe('passed exp-in-future');
    expect(ended.report.exitCode).toBe(0);
  });

  test('the token endpoint as aud, where that is only one of two: a refusal for its scope is one', async () => {
    const cases = ['scope-unknown', 'scope-granted-and-unknown', 'scope-in-query-too', 'jti-after-refused-scope'];
    const ended = await play({ profile: 'oidc-core-private-key-jwt', alg: 'ES256', cases, audience: 'issuer' });
    expect(ended.told('control-aud-issuer')).toBe('info aud-accepted');
    for (const id of cases) expect(ended.result(id).status).toBe('info');
    expect(ended.result('scope-unknown').observed).toBe('refused');
    expect(ended.report.exitCode).toBe(0);
  });

  test('the scope of the configuration: the advice names the scope', async () => {
    const ended = await play({ cases: handful, script: whenever(() => true, answer(400, { error: 'invalid_scope' })) });
    expect(ended.result('control')).toMatchObject({ status: 'error', help: expect.stringContaining('scope') });
    expect(ended.result('control').message).toContain('400 invalid_scope');
    expect(ended.report.exitCode).toBe(3);
  });

  test('alg none with a status of its own choice: the case fails for the status', async () => {
    const ended = await play({ cases: handful, script: whenever(isAlgNone, answer(403, { error: 'invalid_client' })) });
    expect(ended.told('alg-none')).toBe('failed error-status');
    expect(ended.told('aud-foreign')).toBe('passed aud-accepted');
    expect(ended.report.exitCode).toBe(1);
  });
});

const lockedOut = {
  status: 400,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store', pragma: 'no-cache' },
  body: '{"error":"invalid_client"}',
};
