import { describe, expect, test } from 'vitest';
import { proxyFor } from '../src/proxy.ts';

const proxies = { http: 'http://plain.proxy:1', https: 'http://tunnel.proxy:2' };

describe('the proxy to a URL', () => {
  test('is the one of its scheme', () => {
    expect(proxyFor('http://a.example/', proxies)).toBe(proxies.http);
    expect(proxyFor('https://a.example/', proxies)).toBe(proxies.https);
    expect(proxyFor('https://a.example/', { http: proxies.http })).toBeUndefined();
  });

  test.each(['http://127.0.0.1:9/', 'http://127.8.9.1/', 'http://localhost/', 'http://[::1]:9/'])('%s: none', (url) => {
    expect(proxyFor(url, proxies)).toBeUndefined();
  });

  test.each([
    ['*', true],
    ['a.example', true],
    ['.a.example', true],
    ['example', true],
    ['*.example', true],
    ['A.Example', true],
    ['b.example, a.example', true],
    ['b.example a.example', true],
    ['a.example:443', true],
    ['a.example:8443', false],
    ['xa.example', false],
    ['ample', false],
    ['x.a.example', false],
    ['', false],
    [' , ', false],
  ])('NO_PROXY=%s: reached directly: %s', (except, direct) => {
    expect(proxyFor('https://a.example/token', { ...proxies, except }) === undefined).toBe(direct);
  });

  test.each([
    ['[2001:db8::1]', true],
    ['2001:db8::1', true],
    ['[2001:db8::1]:443', true],
    ['[2001:db8::1]:80', false],
    ['2001:db8::2', false],
  ])('an IPv6 address, NO_PROXY=%s: reached directly: %s', (except, direct) => {
    expect(proxyFor('https://[2001:db8::1]/', { ...proxies, except }) === undefined).toBe(direct);
  });
});
