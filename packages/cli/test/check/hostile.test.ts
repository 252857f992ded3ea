import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unseenIn } from '../../../reporters/test/unseen.ts';
import { assertionOf, check, formOf, reportOf, requestOf } from './harness.ts';

/** Both outputs for a text on standard input. */
async function both(stdin: string | Uint8Array): Promise<readonly string[]> {
  const said: string[] = [];
  for (const format of ['pretty', 'json']) {
    const { code, stdout, stderr } = await check(['-', '--format', format], { stdin });
    expect([1, 3]).toContain(code);
    said.push(stdout, stderr);
  }
  return said;
}

function expectHarmless(said: readonly string[]): void {
  for (const text of said) {
    expect(unseenIn(text)).toEqual([]);
    expect(text).not.toMatch(/^\s*::|##\[|##vso/m);
    expect(text).not.toMatch(/internal error|^\s+at .*\.ts/m);
  }
}

const evil = '\u001b[31m\u009b0m\u202e\u0000\u2028\n::error::x ##vso[task.complete] [[ATTACHMENT|/etc/passwd]] \ud800';

describe('hostile text is shown, never obeyed', () => {
  test('in members, in values, in parameters, in header fields', async () => {
    const assertion = await assertionOf(
      { [evil]: evil, iss: evil, aud: [evil], exp: 1e300, iat: -1e15 },
      { kid: evil, [evil]: 1 },
    );
    expectHarmless(await both(assertion));
    expectHarmless(await both(formOf(assertion, { scope: evil, [evil]: evil, client_id: evil })));
    const fields = [`X-${evil.replaceAll('\n', ' ')}: ${evil.replaceAll('\n', ' ')}`];
    expectHarmless(
      await both(
        requestOf(formOf(assertion), fields).replace(
          '/token',
          `/token?${encodeURIComponent(evil.toWellFormed())}=1&\u0007=2`,
        ),
      ),
    );
  });

  test('a number beyond a double is told as such', async () => {
    const [header = '', , signature = ''] = (await assertionOf()).split('.');
    const payload = Buffer.from('{"exp":1e999,"iat":-1e999}').toString('base64url');
    const { stdout } = await check(['-', '--format', 'json'], { stdin: `${header}.${payload}.${signature}` });
    expect(reportOf(stdout).claims).toEqual({ exp: 'Infinity', iat: '-Infinity' });
    expectHarmless(await both(`${header}.${payload}.${signature}`));
  });

  test('a claim that is called __proto__ is a claim', async () => {
    const [header = '', , signature = ''] = (await assertionOf()).split('.');
    const payload = Buffer.from('{"__proto__":{"exp":1},"iss":"a"}').toString('base64url');
    const { stdout } = await check(['-', '--format', 'json'], { stdin: `${header}.${payload}.${signature}` });
    expect(stdout).toContain('"__proto__": {');
  });

  test('thousands of members do not push the findings off the screen', async () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`claim-${index}`, 'x'.repeat(100)]));
    const { stdout } = await check(['-'], { stdin: await assertionOf({ ...many, jti: undefined }) });
    expect(stdout).toContain('and 4965 more');
    expect(stdout.length).toBeLessThan(20_000);
  });
});

describe('whatever is given', () => {
  const part = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value)).toString('base64url')),
  );
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(part, { maxLength: 6 }).map((parts) => parts.join('.')),
    fc.tuple(part, part).map(([body, field]) => requestOf(formOf(body), [`X: ${field}`])),
    fc.webQueryParameters().map((text) => `client_assertion=${text}`),
  );

  test('there is a verdict, and nothing that a terminal obeys', async () => {
    await fc.assert(
      fc.asyncProperty(anything, async (stdin) => {
        expectHarmless(await both(stdin));
      }),
      { numRuns: 150 },
    );
  });
});
