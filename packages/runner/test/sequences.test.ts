import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { JsonObject } from '@assay/validator';
import { describe, expect, test } from 'vitest';
import { play } from './judged.ts';
import type { Change } from './misbehaving.ts';
import { refusal, whenever } from './scripts.ts';

/** Forgets every use at once. */
const forgetful: Change = { consume: () => true };
/** Remembers the octets of an assertion, not its jti. */
const byBytes: Change = { replayKey: ({ text }) => text };
/** Looks, waits, then takes. */
function slow(): Change {
  const used = new Set<string>();
  return {
    consume: async (key) => {
      if (used.has(key)) return false;
      await delay(20);
      used.add(key);
      return true;
    },
  };
}
/** Takes the jti before the signature is looked at. */
const burning: Change = { order: ['client', 'header', 'replay', 'signature', 'claims', 'grant', 'scope'] };
/** Remembers for as long as it takes to forget: the last ten uses. */
function short(): Change {
  const used: string[] = [];
  return {
    consume: (key) => {
      const fresh = !used.slice(-10).includes(key);
      used.push(key);
      return fresh;
    },
  };
}
/** Says which client ids exist. */
const talkative: Change = {
  errorBody: ({ detail }, error) => ({ error, error_description: detail }),
};

interface Faulty {
  readonly fault: string;
  readonly id: string;
  readonly behaviour: () => Change;
  readonly told: string;
  readonly kept: string;
}

const replays: readonly Faulty[] = [
  {
    fault: 'forgets every jti',
    id: 'replay-same-bytes',
    behaviour: () => forgetful,
    told: 'failed jti-single-use',
    kept: 'passed jti-single-use',
  },
  {
    fault: 'remembers octets instead of the jti',
    id: 'replay-jti-signed-anew',
    behaviour: () => byBytes,
    told: 'failed jti-single-use',
    kept: 'passed jti-single-use',
  },
  {
    fault: 'looks first and takes later',
    id: 'replay-race-same-claims',
    behaviour: slow,
    told: 'failed jti-consumed-atomically',
    kept: 'passed jti-consumed-atomically',
  },
  {
    fault: 'takes the jti of a forged assertion',
    id: 'jti-after-broken-signature',
    behaviour: () => burning,
    told: 'failed jti-consumed-after-authentication',
    kept: 'passed jti-consumed-after-authentication',
  },
  {
    fault: 'remembers ten uses only',
    id: 'replay-after-12-others',
    behaviour: short,
    told: 'failed jti-remembered-until-exp',
    kept: 'passed jti-remembered-until-exp',
  },
];

describe('an endpoint that', () => {
  test.each(replays)('$fault: $id', async ({ id, behaviour, told, kept }) => {
    const faulty = await play({ cases: [id], behaviour: behaviour() });
    expect(faulty.told(id)).toBe(told);
    expect(faulty.report.exitCode).toBe(1);
    const right = await play({ cases: [id] });
    expect(right.told(id)).toBe(kept);
    expect(right.report.exitCode).toBe(0);
  });

  test('remembers octets accepts no octets twice', async () => {
    const ended = await play({ cases: ['replay-same-bytes'], behaviour: byBytes });
    expect(ended.told('replay-same-bytes')).toBe('passed jti-single-use');
  });

  test('answers unknown clients otherwise: the two faces are shown', async () => {
    const faulty = await play({ cases: ['errors-alike'], behaviour: talkative });
    expect(faulty.result('errors-alike')).toMatchObject({ requirement: 'error-sparse' });
    expect(['failed', 'warning']).toContain(faulty.result('errors-alike').status);
    expect(faulty.result('errors-alike').message).toContain('can be told apart: 400 error="invalid_client"');
    const right = await play({ cases: ['errors-alike'] });
    expect(['passed', 'info']).toContain(right.result('errors-alike').status);
    expect(right.result('errors-alike').message).toBe('');
  });
});

describe('refusals that carry more than the error', () => {
  const genuine = 'errors-alike-genuine';
  const faceOf = async (behaviour: Change): Promise<string> =>
    (await play({ cases: [genuine], behaviour })).told(genuine);
  const inHeader = (name: string, value: (detail: string) => string): Change => ({
    finish: (reply, outcome) =>
      outcome.kind === 'refused'
        ? { ...reply, headers: { ...reply.headers, [name]: value(outcome.refusal.detail) } }
        : reply,
  });
  const inBody = (more: (detail: string) => JsonObject): Change => ({
    errorBody: ({ detail }, error) => ({ error, ...more(detail) }),
  });

  test('that name the cause are told apart', async () => {
    const words = inHeader('X-Error-Reason', (detail) => detail);
    expect(await faceOf(words)).toBe('warning error-sparse');
    expect(await faceOf(inBody((detail) => ({ [detail.replaceAll(' ', '_')]: true })))).toBe('warning error-sparse');
  });

  test('that differ every time are not', async () => {
    for (const name of ['X-Request-Id', 'X-Error-Id', 'X-Error-Reference', 'X-Error-Code', 'X-Amz-Cf-Id'])
      expect(await faceOf(inHeader(name, () => randomUUID()))).toBe('passed error-sparse');
    expect(await faceOf(inBody(() => ({ trace_id: randomUUID(), timestamp: Date.now() })))).toBe('passed error-sparse');
  });

  test('where the used assertion is accepted, that is what is told', async () => {
    expect(await faceOf(forgetful)).toBe('failed jti-single-use');
  });
});

describe('the requests of a sequence', () => {
  test('the same bytes are the same, a jti signed anew is in another assertion', async () => {
    const bytes = await play({ cases: ['replay-same-bytes'] });
    expect(bytes.arrivals[1]?.body).toBe(bytes.arrivals[2]?.body);
    const anew = await play({ cases: ['replay-jti-signed-anew'] });
    const [, first, again] = anew.arrivals;
    expect(again?.claims['jti']).toBe(first?.claims['jti']);
    expect(again?.assertion).not.toBe(first?.assertion);
  });

  test('the same claims come twenty times under twenty signatures', async () => {
    const { arrivals } = await play({ cases: ['replay-race-same-claims'] });
    const [, forged, ...rest] = arrivals;
    const copies = rest.slice(0, 20);
    expect(new Set(copies.map((one) => JSON.stringify(one.claims)))).toEqual(new Set([JSON.stringify(forged?.claims)]));
    expect(new Set(copies.map((one) => one.assertion)).size).toBe(20);
    expect(copies.map((one) => one.assertion)).not.toContain(forged?.assertion);
  });

  test('every control has a jti of its own', async () => {
    const { arrivals } = await play({ cases: ['alg-none', 'aud-foreign'] });
    expect(new Set(arrivals.map((one) => one.claims['jti'])).size).toBe(arrivals.length);
  });
});

describe('a sequence whose first step is refused', () => {
  test('always: it proves nothing', async () => {
    const ended = await play({
      cases: ['replay-same-bytes'],
      // Between two controls lies the first step of a round.
      script: whenever(({ nth }) => nth === 2 || nth === 4, refusal),
    });
    expect(ended.result('replay-same-bytes')).toMatchObject({
      status: 'blocked',
      message: expect.stringContaining('was refused, though nothing is wrong with it'),
    });
    expect(ended.report.exitCode).toBe(3);
  });

  test('once: it is played again and judged', async () => {
    const ended = await play({
      cases: ['replay-same-bytes'],
      script: whenever(({ nth }) => nth === 2, refusal),
    });
    expect(ended.told('replay-same-bytes')).toBe('passed jti-single-use');
  });
});
