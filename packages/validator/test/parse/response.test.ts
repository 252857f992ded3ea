import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseResponse } from '../../src/parse/response.ts';
import type { Pair } from '../../src/subject.ts';

const answer = (body: string | Uint8Array, more: { status?: number; headers?: readonly Pair[] } = {}) =>
  parseResponse({ status: 200, headers: [], body, ...more });

describe('media type', () => {
  const mediaType = (...headers: Pair[]) => answer('', { headers }).mediaType;

  test('name and value have no letter case, parameters are cut', () => {
    expect(mediaType(['CONTENT-TYPE', ' Application/JSON ; charset="UTF-8"'])).toBe('application/json');
  });
  test('no Content-Type is an empty one', () => {
    expect(mediaType(['X-Content-Type', 'application/json'])).toBe('');
  });
  test('two that disagree are not application/json', () => {
    expect(mediaType(['Content-Type', 'application/json'], ['content-type', 'text/html'])).not.toBe('application/json');
  });
});

describe('body', () => {
  test('an object gives its members', () => {
    expect(answer('{"error":"invalid_client"}').members['error']).toBe('invalid_client');
  });
  test('octets are read as UTF-8', () => {
    const view = answer(new TextEncoder().encode('{"error":"é"}'));
    expect(view.members['error']).toBe('é');
    expect(view.text).toBe('{"error":"é"}');
  });
  test('octets that are not UTF-8 are no JSON, and stay readable', () => {
    const view = answer(Uint8Array.of(0x22, 0xff, 0x22));
    expect(view).not.toHaveProperty('json');
    expect(view.text).toBe('"ÿ"');
  });
  test.each(['', ' ', '{', "{'error':1}", '{"a":1}x', '\ufeff{}'])('%j is no JSON and has no members', (body) => {
    const view = answer(body);
    expect(view).not.toHaveProperty('json');
    expect(Object.keys(view.members)).toEqual([]);
  });
  test.each(['null', '7', '"a"', '[{"access_token":"t"}]'])('%s is JSON and has no members', (body) => {
    const view = answer(body);
    expect(view.json).toEqual(JSON.parse(body));
    expect(Object.keys(view.members)).toEqual([]);
    expect(view.issued).toBe(false);
  });
  test('a member named __proto__ is only a member', () => {
    const { members } = answer('{"__proto__":{"access_token":"t"}}');
    expect(Object.keys(members)).toEqual(['__proto__']);
    expect(members['access_token']).toBeUndefined();
  });
  test('no member is inherited', () => {
    expect(answer('{}').members['constructor']).toBeUndefined();
    expect(answer('none').members['constructor']).toBeUndefined();
  });
});

describe('issued', () => {
  test.each([
    [200, '{"access_token":"t"}', true],
    [201, '{"access_token":"t"}', true],
    [299, '{"access_token":7}', true],
    [200, '{"access_token":""}', true],
    [200, '{"access_token":null}', false],
    [200, '{}', false],
    [199, '{"access_token":"t"}', false],
    [300, '{"access_token":"t"}', false],
    [400, '{"access_token":"t"}', false],
  ])('status %i with %s: %s', (status, body, issued) => {
    expect(answer(body, { status }).issued).toBe(issued);
  });
});

test('the refusal allowed is handed on, and absent when there is none', () => {
  const refusal = { status: [400], error: ['invalid_client'] };
  const response = { status: 400, headers: [], body: '' };
  expect(parseResponse(response, refusal).refusal).toBe(refusal);
  expect(parseResponse(response)).not.toHaveProperty('refusal');
});

test('any octets and any text are taken apart', () => {
  const headers = fc.array(fc.tuple(fc.string(), fc.string()));
  const body = fc.oneof(fc.uint8Array(), fc.string({ unit: 'binary' }), fc.json());
  fc.assert(
    fc.property(fc.integer(), headers, body, (status, fields, content) => {
      const view = parseResponse({ status, headers: fields, body: content });
      expect(view.text.length).toBeLessThanOrEqual(content.length);
      expect(view.mediaType).toBe(view.mediaType.toLowerCase());
    }),
  );
});
