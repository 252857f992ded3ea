import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reasons, shippedProfile } from '@assay/cases';
import { keySetOf } from '@assay/jws';
import {
  scenarios as allScenarios,
  type ClientFunction,
  type Command,
  certify,
  collect,
  commandClient,
  type Report,
  throwAwayTls,
} from '@assay/runner';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Folder, folder } from '../../scenarios/workshop.ts';
import { missing } from '../missing.ts';
import { certified, expectBroken, keyOf, pemOf, scenarios } from './certified.ts';

let place: Folder;
beforeAll(async () => {
  const secret = 'a secret of the vendor that is long enough';
  const pems = Object.fromEntries(['RS256', 'RS384', 'PS256'].map((alg) => [`${alg}.pem`, pemOf(alg)]));
  place = await folder({ ...pems, 'secret.txt': secret });
});
afterAll(() => place.remove());

const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const commandOf = (file: string, args: readonly string[]): Command => {
  return { file, args, cwd: place.path, env: { PATH: process.env['PATH'] } };
};

/** Starts a command as `assay certify` does. */
function asCommand(file: string, args: readonly string[]): ClientFunction {
  const start = commandClient(commandOf(file, args));
  return async ({ signal, ...task }) => {
    const { ok, how, output } = await start(task, signal);
    if (!ok) throw new Error(`${how}: ${output}`);
  };
}

describe('curl and openssl', () => {
  test('in a shell script, with RS384: conforms to Redox', async (context) => {
    const absent = missing('curl and openssl', ['bash', '-c', 'curl --version && openssl version']);
    if (absent !== undefined) return context.skip(absent);
    const client = asCommand('bash', [script('curl-openssl.sh'), 'RS384.pem', 'key-1']);
    expectBroken(await certified(client, { profile: 'redox-source-auth-v2', alg: 'RS384' }), []);
  });
});

describe("Python's Authlib", () => {
  // The packages of the distribution belong to its own interpreter.
  const python = '/usr/bin/python3';
  const absent = () => missing('python3-authlib and python3-requests', [python, '-c', 'import authlib, requests']);

  // Its HTTP library sends the body again wherever a 307 points.
  test('with RS256 under RFC 7523: it takes its assertion along to another origin', async (context) => {
    const reason = absent();
    if (reason !== undefined) return context.skip(reason);
    const client = asCommand(python, [script('authlib-client.py'), 'RS256.pem', 'RS256']);
    expectBroken(await certified(client, { profile: 'rfc7523', alg: 'RS256' }), ['no-resend-on-redirect']);
  });

  test('with RS384 under Redox: besides, its assertion lives an hour and names no key', async (context) => {
    const reason = absent();
    if (reason !== undefined) return context.skip(reason);
    const client = asCommand(python, [script('authlib-client.py'), 'RS384.pem', 'RS384']);
    const report = await certified(client, { profile: 'redox-source-auth-v2', alg: 'RS384' });
    expectBroken(report, ['exp-max-lifetime', 'kid-required', 'no-resend-on-redirect']);
  });

  test('with a secret and HS256 under Reltio: the same, and nothing else', async (context) => {
    const reason = absent();
    if (reason !== undefined) return context.skip(reason);
    const secret = await place.read('secret.txt');
    const client = asCommand(python, [script('authlib-client.py'), 'secret.txt', 'HS256']);
    expectBroken(await certified(client, { profile: 'reltio-client-secret-jwt', alg: 'HS256', secret }), [
      'no-resend-on-redirect',
    ]);
  });
});

describe('MSAL for Node.js, at an authority of ours over TLS', () => {
  /** It speaks to https only, and trusts what NODE_EXTRA_CA_CERTS names. */
  async function certifiedOverTls(command: Command): Promise<Report> {
    const profile = shippedProfile('rfc7523');
    const { ca, ...tls } = await throwAwayTls('127.0.0.1');
    await place.write('ca.pem', ca);
    const key = keyOf('PS256');
    const run = certify({
      profile,
      version: '0.0.0',
      client: { clientId: 'vendor', alg: 'PS256', method: 'private_key_jwt', keys: keySetOf(key), confidential: [] },
      scope: 'api://vendor/.default',
      start: commandClient(command),
      scenarios: allScenarios.filter(({ id }) => scenarios.includes(id) || id === 'foreign-certificate'),
      jobs: 2,
      tls: { ...tls, caFile: join(place.path, 'ca.pem') },
    });
    return (await collect(run, { profile, reasons: reasons(), failOn: 'failed' })).report;
  }

  test('takes its assertion along to another origin, and breaks nothing else here', async () => {
    const thumbprint = 'ab'.repeat(32);
    const report = await certifiedOverTls(
      commandOf(process.execPath, [script('msal-client.ts'), 'PS256.pem', thumbprint]),
    );
    expect(report.results.find(({ id }) => id === 'foreign-certificate')).toMatchObject({ status: 'passed' });
    expectBroken(report, ['no-resend-on-redirect']);
  });
});
