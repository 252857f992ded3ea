/**
 * A small client as a vendor would write one for `assay certify`: it takes its task from the environment, its key from
 * CLIENT_KEY_FILE or CLIENT_SECRET, and exits with 0 when every call was answered with 200.
 *
 * Arguments make it wrong: `print=NAME` prints an environment variable, `hang=FILE` never ends, `nothing` does nothing.
 */
import { spawn } from 'node:child_process';
import { createHmac, createPrivateKey, randomUUID, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const { env } = process;
const wrong = new Map(process.argv.slice(2).map((one) => [one.split('=')[0], one.split('=')[1] ?? '']));

interface Signer {
  readonly alg: string;
  readonly kid?: string;
  readonly sign: (input: string) => Buffer;
}

/** ES384 with the JWK of the file, or HS256 with the secret. */
function signer(): Signer {
  const { CLIENT_SECRET: secret } = env;
  if (secret !== undefined)
    return { alg: 'HS256', sign: (input) => createHmac('sha256', secret).update(input).digest() };
  const jwk = JSON.parse(readFileSync(env['ASSAY_KEY_FILE'] ?? env['CLIENT_KEY_FILE'] ?? '', 'utf8')) as {
    kid: string;
  };
  const key = createPrivateKey({ key: jwk, format: 'jwk' });
  return {
    alg: 'ES384',
    kid: jwk.kid,
    sign: (input) => sign('sha384', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' }),
  };
}

function assertion({ alg, kid, sign: mac }: Signer): string {
  const { ASSAY_CLIENT_ID: id, ASSAY_TOKEN_ENDPOINT: aud } = env;
  const now = Math.floor(Date.now() / 1000);
  const header = { alg, typ: 'JWT', ...(kid !== undefined && { kid }) };
  const claims = { iss: id, sub: id, aud, exp: now + 300, jti: randomUUID() };
  const input = [header, claims].map((one) => Buffer.from(JSON.stringify(one)).toString('base64url')).join('.');
  return `${input}.${mac(input).toString('base64url')}`;
}

interface Token {
  readonly token: string;
  readonly until: number;
}

async function getToken(key: Signer): Promise<Token> {
  for (let tries = 1; tries <= 3; tries += 1) {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion(key),
      ...(env['ASSAY_SCOPE'] !== undefined && { scope: env['ASSAY_SCOPE'] }),
    });
    const options = { method: 'POST', body, redirect: 'manual' } as const;
    const response = await fetch(env['ASSAY_TOKEN_ENDPOINT'] ?? '', options).catch(() => undefined);
    if (response?.status === 200) return tokenOf(await response.text());
    if (response !== undefined && response.status !== 429 && response.status !== 503) break;
    await delay(Math.max(1, Number(response?.headers.get('retry-after') ?? '0')) * 1000 * tries);
  }
  throw new Error('no token');
}

function tokenOf(text: string): Token {
  const answer = JSON.parse(text) as Readonly<Record<string, unknown>>;
  const { access_token: token, token_type: type, expires_in: seconds = 60 } = answer;
  if (typeof token !== 'string' || token === '') throw new Error('no access_token');
  if (String(type).toLowerCase() !== 'bearer') throw new Error('a token of another type');
  return { token, until: Date.now() + Number(seconds) * 1000 - 300 };
}

async function call({ token }: Token): Promise<number> {
  return (await fetch(env['ASSAY_RESOURCE'] ?? '', { headers: { authorization: `Bearer ${token}` } })).status;
}

async function work(): Promise<void> {
  const key = signer();
  let held: Token | undefined;
  for (let nth = 1; nth <= Number(env['ASSAY_CALLS']); nth += 1) {
    if (nth > 1) await delay(Number(env['ASSAY_INTERVAL_MS']));
    if (held === undefined || Date.now() >= held.until) held = await getToken(key);
    let status = await call(held);
    if (status === 401) {
      held = await getToken(key);
      status = await call(held);
    }
    if (status !== 200) throw new Error(`the resource answered ${status}`);
  }
}

const print = wrong.get('print');
if (print !== undefined) process.stdout.write(`${print} is ${String(env[print])}\n`);
if (wrong.has('hang')) {
  // What it leaves behind must not outlive the start.
  const child = spawn('sleep', ['300'], { stdio: 'ignore' });
  writeFileSync(wrong.get('hang') ?? 'pid', String(child.pid));
  await delay(300_000);
}
if (!wrong.has('nothing')) await work();
