import { expect, test } from 'vitest';
import { changeUrl, type UrlChange } from '../src/url-change.ts';

const url = 'https://as.example:8443/oauth/token';

const rows: readonly (readonly [UrlChange, string])[] = [
  [{ suffix: 'x' }, `${url}x`],
  [{ prefix: ' ' }, ` ${url}`],
  [{ hostSuffix: '.evil.example' }, 'https://as.example.evil.example:8443/oauth/token'],
  [{ hostPrefix: 'x.' }, 'https://x.as.example:8443/oauth/token'],
  [{ host: 'other.example' }, 'https://other.example/oauth/token'],
  [{ scheme: 'http' }, 'http://as.example:8443/oauth/token'],
  [{ scheme: 'https' }, 'http://as.example:8443/oauth/token'],
  [{ port: 1 }, 'https://as.example:1/oauth/token'],
  [{ case: 'upper-host' }, 'HTTPS://AS.EXAMPLE:8443/oauth/token'],
  [{ case: 'upper-path' }, 'https://as.example:8443/OAUTH/TOKEN'],
  [{ dropLast: 1 }, 'https://as.example:8443/oauth/toke'],
  [{ percent: true }, 'https://as.example:8443/%6fauth/token'],
  [{ userinfo: 'a:b' }, 'https://a:b@as.example:8443/oauth/token'],
  [{ path: '/x' }, 'https://as.example:8443/x'],
  [{ trailingSlash: true }, `${url}/`],
  [{ fragment: 'f' }, `${url}#f`],
  [{ query: 'a=1' }, `${url}?a=1`],
];

test.each(rows)('%j', (change, changed) => {
  expect(changeUrl(url, change)).toBe(changed);
});

test.each([
  ['http, asked for http', 'http://as.example/t', { scheme: 'http' }, 'https://as.example/t'],
  ['a slash at the end', 'https://as.example/t/', { trailingSlash: true }, 'https://as.example/t'],
  ['a query, one more', 'https://as.example/t?a=1', { query: 'b=2' }, 'https://as.example/t?a=1&b=2'],
  ['a query, a slash before it', 'https://as.example/t?a=1', { trailingSlash: true }, 'https://as.example/t/?a=1'],
  ['no port, one added', 'https://as.example/t', { port: 443 }, 'https://as.example:443/t'],
  ['an address of IPv6', 'http://[::1]:80/t', { hostPrefix: 'x' }, 'http://x[::1]:80/t'],
  ['no path, upper case', 'https://as.example', { case: 'upper-path' }, 'https://as.example'],
  ['no letter in the path', 'https://as.example/1/2', { percent: true }, 'https://as.example/1/2'],
  ['nothing asked for', 'https://as.example/t', {}, 'https://as.example/t'],
] as const)('%s', (_, before, change, after) => {
  expect(changeUrl(before, change)).toBe(after);
});
