import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Folder, folder } from '../scenarios/workshop.ts';
import { page, wordsOf } from './page.ts';

const { text, blocks, commands } = page('assertions');
const assertion = blocks('text')[0]?.trim() ?? '';
/** The secret with which the assertion of the page was made. */
const env = { ACME_SECRET: 'a secret of 32 octets or more, so' };

const form = new URLSearchParams({
  grant_type: 'client_credentials',
  client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  client_assertion: assertion,
}).toString();
const request = [
  'POST /oauth/token HTTP/1.1',
  'Host: auth.example',
  'Content-Type: application/x-www-form-urlencoded',
  `Content-Length: ${form.length}`,
  '',
  form,
].join('\r\n');

let place: Folder;
beforeAll(async () => {
  place = await folder({ 'assertion.jwt': assertion, 'request.txt': request });
});
afterAll(() => place.remove());

/** Runs the one command of the page that holds these words. */
function run(words: string): ReturnType<Folder['assay']> {
  const [command = '', ...others] = commands.filter((one) => one.includes(words));
  expect(others).toEqual([]);
  return place.assay(wordsOf(command), { env });
}

describe('the page for those who hold an assertion', () => {
  test('prints four commands, and nothing that is not run here', () => {
    expect(commands).toHaveLength(4);
    expect(blocks('console')).toHaveLength(1);
  });

  test('an assertion alone has expired, and much is left open', async () => {
    const [alone = ''] = commands;
    const { code, stdout } = await place.assay(wordsOf(alone));
    expect([code, stdout.match(/^✗ FAIL +(\S+)/m)?.[1]]).toEqual([1, 'exp-in-future']);
    expect(stdout).toMatch(/supply +--jwks FILE or --secret-env NAME/);
  });

  test('the output is the one on the page', async () => {
    const { code, stdout } = await run('--secret-env ACME_SECRET');
    expect(code).toBe(1);
    expect(stdout.trim()).toBe(blocks('console')[0]?.trim());
  });

  test('a request is judged for the server, as JSON', async () => {
    const { code, stdout } = await run('request.txt');
    const verdict = JSON.parse(stdout) as { findings: readonly { rule: string }[] };
    expect(verdict.findings.map(({ rule }) => rule)).toContain('exp-in-future');
    expect(code).toBe(1);
  });

  test('a rule is explained', async () => {
    const { code, stdout } = await run('explain');
    expect([code, stdout.includes('aud-accepted')]).toEqual([0, true]);
  });

  test('names the exit codes that the help names', async () => {
    const { stdout } = await place.assay(['check', '--help']);
    for (const [, code] of text.matchAll(/[;:] (\d): /g)) expect(stdout).toMatch(new RegExp(`[:·] ${code} `));
  });
});
