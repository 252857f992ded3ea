import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSubject } from '../../src/parse/request.ts';
import type { Pair, TokenRequest } from '../../src/subject.ts';

const form: Pair = ['Content-Type', 'application/x-www-form-urlencoded'];

function request(changes: Partial<TokenRequest>): TokenRequest {
  return { method: 'POST', url: 'https://as.example/token', headers: [form], body: '', ...changes };
}

describe('a token request', () => {
  test('is taken apart', () => {
    const subject = parseSubject(
      request({
        url: '/token?tenant=a%20b',
        headers: [
          ['content-type', 'application/x-www-form-urlencoded;charset=UTF-8'],
          ['AUTHORIZATION', ' Basic x '],
        ],
        body: 'grant_type=client_credentials&scope=a+b&client_assertion=e30.e30.AA',
      }),
    );
    expect(subject).toEqual({
      http: {
        method: 'POST',
        url: '/token?tenant=a%20b',
        mediaType: 'application/x-www-form-urlencoded',
        authorization: 'Basic x',
        query: [['tenant', 'a b']],
        repeated: [],
      },
      params: [
        ['grant_type', 'client_credentials'],
        ['scope', 'a b'],
        ['client_assertion', 'e30.e30.AA'],
      ],
      assertion: {
        text: 'e30.e30.AA',
        faults: [],
        header: {},
        claims: {},
        duplicates: [],
        signatureOctets: 1,
      },
    });
  });
  test('octets and text are the same', () => {
    const body = 'scope=%C3%A9+b&client_assertion=e30.e30.AA';
    expect(parseSubject(request({ body: new TextEncoder().encode(body) }))).toEqual(parseSubject(request({ body })));
  });
});

test('an assertion alone has neither http nor params', () => {
  expect(Object.keys(parseSubject({ assertion: 'x' }))).toEqual(['assertion']);
});

describe('params', () => {
  test('an empty value counts as omitted', () => {
    expect(parseSubject(request({ body: 'scope=&client_id&a=1' })).params).toEqual([['a', '1']]);
  });
  test('repeated names stay', () => {
    expect(parseSubject(request({ body: 'scope=a&scope=b' })).params).toEqual([
      ['scope', 'a'],
      ['scope', 'b'],
    ]);
  });
  test('an empty form has none', () => {
    expect(parseSubject(request({})).params).toEqual([]);
  });
  test.each(['GET', 'PUT', 'post', ''])('method %j gives no params', (method) => {
    expect(parseSubject(request({ method, body: 'a=1' }))).not.toHaveProperty('params');
  });
  test.each(['application/json', 'text/plain', 'application/x-www-form-urlencodedX', ''])(
    '%j gives no params',
    (type) => {
      expect(parseSubject(request({ headers: [['content-type', type]], body: 'a=1' }))).not.toHaveProperty('params');
    },
  );
  test('no Content-Type gives no params', () => {
    expect(parseSubject(request({ headers: [], body: 'a=1' }))).not.toHaveProperty('params');
  });
  test('two Content-Types that disagree give no params', () => {
    const headers: Pair[] = [form, ['content-type', 'application/json']];
    expect(parseSubject(request({ headers, body: 'a=1' }))).not.toHaveProperty('params');
  });
});

describe('the assertion', () => {
  const text = (changes: Partial<TokenRequest>) => parseSubject(request(changes)).assertion?.text;
  test('is that of the body', () => {
    expect(text({ url: '/token?client_assertion=query', body: 'client_assertion=body' })).toBe('body');
  });
  test('is that of the query when the body has none', () => {
    expect(text({ url: '/token?client_assertion=query', body: 'a=1' })).toBe('query');
    expect(text({ url: '/token?client_assertion=query', body: 'client_assertion=' })).toBe('query');
    expect(text({ method: 'GET', headers: [], url: '/token?client_assertion=query' })).toBe('query');
  });
  test('is the first of two', () => {
    expect(text({ body: 'client_assertion=one&client_assertion=two' })).toBe('one');
  });
  test('is found in a form that was not sent by POST', () => {
    expect(text({ method: 'PUT', body: 'client_assertion=body' })).toBe('body');
  });
  test.each([
    { body: '' },
    { body: 'client_assertion=' },
    { body: 'client_assertion' },
    { url: '/token?client_assertion=' },
  ])('is absent from %j', (changes) => {
    expect(parseSubject(request(changes))).not.toHaveProperty('assertion');
  });
  test('is not looked for in a body that is no form', () => {
    const headers: Pair[] = [['content-type', 'application/json']];
    expect(parseSubject(request({ headers, body: 'client_assertion=x' }))).not.toHaveProperty('assertion');
  });
  test('keeps the characters that were encoded', () => {
    expect(text({ body: 'client_assertion=a.b.c%0A' })).toBe('a.b.c\n');
    expect(text({ body: 'client_assertion=a.b+.c' })).toBe('a.b .c');
  });
});

describe('http', () => {
  const http = (changes: Partial<TokenRequest>) => parseSubject(request(changes)).http;
  test.each([
    ['/token', []],
    ['/token?', []],
    [
      '/token?a=1&b=',
      [
        ['a', '1'],
        ['b', ''],
      ],
    ],
    ['https://as.example/token?a=1#b?c=2', [['a', '1']]],
    ['/token#?a=1', []],
    ['/token?a=b?c', [['a', 'b?c']]],
    ['/token?a=%zz', [['a', '%zz']]],
  ])('query of %j', (url, query) => {
    expect(http({ url })?.query).toEqual(query);
  });
  test('repeated names of the body are counted as sent, empty values included, each once', () => {
    const body = 'scope=a&client_id=a&client_id=&client_id=b&scope=&grant_type=x&resource&resource';
    expect(http({ body })?.repeated).toEqual(['client_id', 'scope', 'resource']);
  });
  test('names in the query repeat nothing', () => {
    expect(http({ url: '/token?scope=a&scope=b&client_id=a', body: 'client_id=a' })?.repeated).toEqual([]);
  });
  test('names that differ in letter case are two names', () => {
    expect(http({ body: 'scope=a&Scope=a' })?.repeated).toEqual([]);
  });
  test('names are compared after decoding', () => {
    expect(http({ body: 'scope=a&%73cope=b' })?.repeated).toEqual(['scope']);
  });
  test('a body that is no form repeats nothing', () => {
    expect(http({ headers: [], body: 'a=1&a=2' })?.repeated).toEqual([]);
  });
  test('a form fault is told, and the rest of the form is read', () => {
    const subject = parseSubject(request({ body: 'a=%&client_assertion=x' }));
    expect(subject.http?.formFault).toBe('broken percent-encoding in a');
    expect(subject.params).toEqual([
      ['a', '%'],
      ['client_assertion', 'x'],
    ]);
    expect(subject.assertion?.text).toBe('x');
  });
  test('a body that is no form has no form fault', () => {
    expect(http({ headers: [['content-type', 'application/json']], body: '{"a":"100%"}' })).not.toHaveProperty(
      'formFault',
    );
  });
  test('an empty Authorization field counts as absent', () => {
    expect(http({ headers: [form, ['authorization', '  ']] })).not.toHaveProperty('authorization');
  });
  test('two Authorization fields are joined', () => {
    expect(
      http({
        headers: [
          ['authorization', 'Basic x'],
          ['Authorization', 'Bearer y'],
        ],
      })?.authorization,
    ).toBe('Basic x, Bearer y');
  });
});

describe('properties', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  const body = fc.oneof(
    text,
    fc.uint8Array({ maxLength: 60 }),
    text.map((value) => `client_assertion=${encodeURIComponent(value)}`),
    fc.uint8Array({ maxLength: 60 }).map((octets) => Buffer.concat([Buffer.from('client_assertion='), octets])),
  );
  const headers = fc.array(fc.oneof(fc.constant<Pair>(form), fc.tuple(text, text)), { maxLength: 3 });
  const method = fc.oneof(fc.constant('POST'), text);
  test('no request makes it throw', () => {
    fc.assert(
      fc.property(fc.record({ method, url: text, headers, body }), (raw) => {
        const { http, params = [] } = parseSubject(raw);
        expect(http?.method).toBe(raw.method);
        expect(params.every(([, value]) => value !== '')).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
  test('no assertion makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (assertion) => {
        expect(parseSubject({ assertion }).assertion?.text).toBe(assertion);
      }),
    );
  });
  test('an assertion survives the form, whatever it is', () => {
    fc.assert(
      fc.property(
        text.filter((value) => value !== ''),
        (assertion) => {
          const raw = request({ body: new URLSearchParams({ client_assertion: assertion }).toString() });
          expect(parseSubject(raw).assertion?.text).toBe(assertion);
        },
      ),
    );
  });
});
