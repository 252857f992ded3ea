import { type Deed, json } from '../deed.ts';
import { isHasty, madeUpToken, reused } from '../repetition.ts';
import type { Scenario } from '../scenario.ts';

const seenEnough = 6;

/** An answer of 200 that holds no token that could be used. */
function withoutToken(id: string, title: string, answer: Deed): Scenario {
  return {
    id,
    title,
    rules: ['only-issued-tokens-used', 'token-requests-bounded', 'retry-uses-new-assertion', 'jti-single-use'],
    latitude: 'Every end without a call of the resource is right; up to five requests are lawful.',
    seconds: 10,
    token: () => answer,
    enough: ({ arrivals }) => arrivals.length >= seenEnough,
    judge: (seen) => {
      const { arrivals } = seen;
      const message = `${arrivals.length} requests were made, each answered without a token`;
      const hasty = isHasty(arrivals) && { level: 'MUST' as const };
      const endless = arrivals.length >= seenEnough ? [{ rule: 'token-requests-bounded', message, ...hasty }] : [];
      return [...madeUpToken(seen), ...endless, ...reused(seen)];
    },
  };
}

const jsonType = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' } as const;

/** 200 and nothing more. */
export const emptyAnswer: Scenario = withoutToken('empty-answer', 'an empty answer is not taken for a token', {
  headers: jsonType,
});

/** 200 and a page, as proxies and captive portals send it. */
export const htmlAnswer: Scenario = withoutToken('html-answer', 'a page is not taken for a token', {
  headers: { 'Content-Type': 'text/html; charset=utf-8' },
  body: '<!DOCTYPE html><html><head><title>Sign in</title></head><body><form action="/login"></form></body></html>',
});

/** 200 and the first part of an answer. */
export const truncatedAnswer: Scenario = withoutToken(
  'truncated-answer',
  'an answer that was cut off is not taken for a token',
  { headers: jsonType, body: '{"token_type":"Bearer","expires_in":3600,"access_token":"this-answer-ends-in-the-mid' },
);

/** 200 and an object without a token. */
export const answerWithoutToken: Scenario = withoutToken(
  'answer-without-token',
  'an answer without access_token is not taken for a token',
  json({ token_type: 'Bearer', expires_in: 3600 }),
);

/** 200 and an error. */
export const errorWith200: Scenario = withoutToken(
  'error-with-200',
  'an error with status 200 is not taken for a token',
  json({ error: 'server_error' }),
);
