import { describe, expect, test } from 'vitest';
import { openHistory } from '../src/history.ts';
import type { Shot } from '../src/shot.ts';

interface Sent {
  readonly iss?: string;
  readonly jti?: string;
  readonly genuine?: boolean;
  readonly accepted?: boolean;
  readonly signature?: string;
}

/** A shot as far as a history looks at it. */
function shot({ iss = 'one', jti = 'x', genuine = true, accepted = true, signature = 'AAAA' }: Sent = {}): Shot {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = accepted ? '{"access_token":"t"}' : '{"error":"invalid_client"}';
  return {
    minted: {
      assertion: `${part({ alg: 'RS384' })}.${part({ iss, jti })}.${signature}`,
      signature: { outcome: genuine ? 'valid' : 'invalid' },
    },
    answer: { response: { status: accepted ? 200 : 400, headers: [], body }, seconds: 0 },
    throttled: false,
  } as unknown as Shot;
}

/** The replay facts of a request after others. */
function after(before: readonly Sent[], now: Sent) {
  const history = openHistory();
  for (const one of before) history.add(shot(one));
  return history.past(shot(now));
}

describe('a jti', () => {
  test('that never came is fresh', () => {
    expect(after([], {})).toEqual({ replay: 'fresh', history: { sameAssertion: false } });
  });

  test('that was accepted is seen, and so is its assertion', () => {
    expect(after([{}], {})).toEqual({ replay: 'seen', history: { sameAssertion: true } });
  });

  test('that was accepted in another assertion is seen', () => {
    expect(after([{}], { signature: 'BBBB' })).toEqual({ replay: 'seen', history: { sameAssertion: false } });
  });

  test('of another issuer is fresh', () => {
    expect(after([{}], { iss: 'two' })?.replay).toBe('fresh');
  });

  test('in another letter case is fresh', () => {
    expect(after([{}], { jti: 'X' })?.replay).toBe('fresh');
  });

  test('that was refused under a genuine signature may count or not', () => {
    expect(after([{ accepted: false }], {})).toBeUndefined();
  });

  test('that was refused under a forged signature is fresh', () => {
    expect(after([{ accepted: false, genuine: false }], {})?.replay).toBe('fresh');
  });

  test('that was refused and then accepted is seen', () => {
    expect(after([{ accepted: false }, {}], {})?.replay).toBe('seen');
  });
});
