import { describe, expect, test } from 'vitest';
import type { Report, RunEvent } from '../src/index.ts';
import { fastTime } from './fast-time.ts';
import { freePort } from './free-address.ts';
import { play } from './judged.ts';
import { handful, isAlgNone, whenever } from './scripts.ts';

describe('the clock of an endpoint', () => {
  const ahead = (seconds: number) => {
    const environment = fastTime();
    return { now: () => environment.now() / 1000 + seconds, options: { environment } };
  };
  const offsetIn = ({ measured }: Report) => measured.find((one) => one.name === 'clock-offset')?.value ?? Number.NaN;

  test.each([600, -600])('%i s off: an error with advice', async (seconds) => {
    const ended = await play({ cases: handful, ...ahead(seconds) });
    expect(ended.told('control')).toBe('error keeps-serving');
    expect(ended.result('control').message).toMatch(/clock is (59|60)\d s (ahead of|behind) this machine's/);
    expect(ended.result('control').help).toContain('NTP');
    for (const id of handful) expect(ended.result(id).status).toBe('blocked');
    expect(ended.report).toMatchObject({ exitCode: 3, summary: { passed: 0, failed: 0 } });
    expect(ended.arrivals).toHaveLength(1);
  });

  test.each([45, -45, 240, -240])('%i s off: assertions are minted on it', async (seconds) => {
    const ended = await play({ cases: [...handful, 'exp-70-seconds-ago', 'exp-at-limit'], ...ahead(seconds) });
    for (const id of handful) expect(ended.result(id).status).toBe('passed');
    expect(ended.told('exp-70-seconds-ago')).toBe('passed exp-in-future');
    expect(ended.told('exp-at-limit')).toBe('passed exp-limit-honoured');
    expect(Math.abs(offsetIn(ended.report) - seconds)).toBeLessThan(4);
    const last = ended.arrivals.at(-1)?.claims['iat'];
    expect(Math.abs(Number(last) - ended.arrivals.length - Date.now() / 1000 - seconds)).toBeLessThan(60);
    expect(ended.report.exitCode).toBe(0);
  });

  test('untold: no offset is assumed', async () => {
    const ended = await play({ cases: handful, dateless: true });
    expect(offsetIn(ended.report)).toBe(0);
    expect(ended.report.exitCode).toBe(0);
  });
});

describe('nobody answers', () => {
  test('at a closed port: an error with advice, the rest is blocked', async () => {
    const ended = await play({ cases: handful, tokenEndpoint: `http://127.0.0.1:${await freePort()}/token` });
    expect(ended.told('control')).toBe('error keeps-serving');
    expect(ended.result('control').message).toContain('no answer (refused)');
    expect(ended.result('control').help).toContain('tokenEndpoint');
    expect(ended.report).toMatchObject({ exitCode: 3, outcome: 'error', summary: { passed: 0, failed: 0 } });
  });

  test('at a name that does not exist: an error', async () => {
    const ended = await play({ cases: handful, tokenEndpoint: 'https://endpoint.invalid/token' });
    expect(ended.result('control').message).toMatch(/no answer \((refused|timeout)\)/);
    expect(ended.report.exitCode).toBe(3);
  });

  test('over plain HTTP on another machine: the missing TLS is a finding all the same', async () => {
    const ended = await play({ cases: handful, tokenEndpoint: 'http://endpoint.invalid/token' });
    expect(ended.told('tls-required')).toBe('failed tls-required');
    expect(ended.result('control').status).toBe('error');
    expect(ended.report).toMatchObject({ exitCode: 1, summary: { passed: 0, failed: 1 } });
  });

  test('over TLS, where plain HTTP is spoken: an error, and TLS is not proven', async () => {
    const ended = await play({ cases: handful, tokenEndpoint: `https://127.0.0.1:${await freePort()}/token` });
    expect(ended.result('control').status).toBe('error');
    expect(ended.told('tls-required')).toBe('blocked tls-required');
    expect(ended.report).toMatchObject({ exitCode: 3, summary: { passed: 0 } });
  });
});

describe('an aborted signal', () => {
  const interrupted = async (when: (event: RunEvent) => boolean) => {
    const abort = new AbortController();
    const watch = (event: RunEvent): void => {
      if (when(event)) abort.abort();
    };
    const options = { signal: abort.signal, concurrency: 1 };
    return play({ cases: [...handful, 'jku-foreign', 'jwk-embedded'], options, watch });
  };

  test('after some results: these are told, the exit code is 130', async () => {
    const ended = await interrupted((event) => event.type === 'result' && event.result.id === 'aud-foreign');
    expect(ended.report).toMatchObject({ interrupted: true, exitCode: 130, outcome: 'error' });
    expect(ended.told('control')).toBe('passed keeps-serving');
    expect(ended.told('aud-foreign')).toBe('passed aud-accepted');
    expect(() => ended.result('jku-foreign')).toThrow(TypeError);
    expect(ended.events.at(-1)?.type).toBe('end');
  });

  test('before the first request: nothing was sent', async () => {
    const ended = await interrupted((event) => event.type === 'start');
    expect(ended.report).toMatchObject({ exitCode: 130, summary: { requests: 0, passed: 0 } });
    expect(ended.arrivals).toHaveLength(0);
  });

  test('while an answer is waited for: the run ends at once', async () => {
    const abort = new AbortController();
    const started = Date.now();
    const ended = await play({
      cases: handful,
      script: (arrival) => {
        if (!isAlgNone(arrival)) return undefined;
        abort.abort();
        return 'hang';
      },
      options: { signal: abort.signal, transport: { timeoutSeconds: 30 } },
    });
    expect(ended.report.exitCode).toBe(130);
    expect(Date.now() - started).toBeLessThan(5000);
  });

  test('while a lost control is waited for: the run ends at once', async () => {
    const abort = new AbortController();
    const ended = await play({
      cases: handful,
      script: whenever(
        ({ nth }) => {
          if (nth === 9) abort.abort();
          return nth > 1;
        },
        { status: 400 },
      ),
      options: { signal: abort.signal },
    });
    expect(ended.report).toMatchObject({ exitCode: 130, interrupted: true });
    expect(ended.arrivals.length).toBeLessThan(12);
  });
});
