import type { Scenario } from '../scenario.ts';
import { withoutToken } from '../without-token.ts';

/** 200 and a page, as proxies and captive portals send it. */
export const scenario: Scenario = withoutToken('html-answer', 'a page is not taken for a token', {
  headers: { 'Content-Type': 'text/html; charset=utf-8' },
  body: '<!DOCTYPE html><html><head><title>Sign in</title></head><body><form action="/login"></form></body></html>',
});
