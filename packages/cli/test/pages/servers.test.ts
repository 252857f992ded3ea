import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { page } from './page.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const { blocks } = page('servers');

describe('the page for those who write a server', () => {
  test.each([
    ['accept', 'https://auth.example/oauth/token', []],
    ['refuse', 'https://auth.example.evil/oauth/token', ['aud-accepted']],
  ] as const)('prints a program that runs: %s', async (outcome, aud, broken) => {
    const [snippet = '', ...others] = blocks('ts');
    expect(others).toEqual([]);
    const program = `const assertion = ${JSON.stringify(assertionFor(aud))};\n${snippet}\nconsole.log(JSON.stringify(verdict));`;
    const run = promisify(execFile);
    const { stdout } = await run(process.execPath, ['--input-type=module-typescript', '--eval', program], {
      cwd: root,
    });
    const verdict = JSON.parse(stdout) as { outcome: string; findings: readonly { rule: string; level: string }[] };
    expect(verdict.outcome).toBe(outcome);
    expect(verdict.findings.filter((one) => one.level === 'MUST').map((one) => one.rule)).toEqual(broken);
  });
});

/** An assertion of the client in the snippet. */
function assertionFor(aud: string): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: 'xHtahu',
    sub: 'xHtahu',
    aud,
    exp: now + 200,
    iat: now,
    jti: 'c2b5a3d8-3c5e-4b3a-9a55-2f6e3f0f7c11',
  };
  const input = [{ alg: 'HS256', typ: 'JWT' }, claims]
    .map((one) => Buffer.from(JSON.stringify(one)).toString('base64url'))
    .join('.');
  return `${input}.${createHmac('sha256', 'a secret of 32 octets or more, so').update(input).digest('base64url')}`;
}
