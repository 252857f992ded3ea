import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type ClientKey, generateKey, secretKey, sign } from '@assay/jws';
import type { Json, JsonObject } from '@assay/validator';
import type { CertifyClientOptions, ClientFunction, ClientTask } from '../../src/index.ts';

/** A client as it should be, with places at which it can be made wrong. */
export interface Habits {
  readonly key: ClientKey;
  readonly header?: (header: JsonObject) => JsonObject;
  readonly claims?: (claims: Record<string, Json>, task: ClientTask) => JsonObject;
  readonly params?: (params: URLSearchParams, task: ClientTask) => URLSearchParams;
  readonly headers?: Readonly<Record<string, string>>;
  /** Calls the resource in another way; the assertion is that of the last token request. */
  readonly call?: (task: ClientTask, token: string, assertion: string) => Promise<Response>;
  /** Changes the signed assertion. */
  readonly assertion?: (assertion: string) => string;
}

const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Signs an assertion for one request. */
export async function assertionFor(task: ClientTask, { key, header, claims }: Habits): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const head = { alg: key.alg, typ: 'JWT', ...(key.kid !== undefined && { kid: key.kid }) };
  const { clientId, tokenEndpoint } = task;
  const body = { iss: clientId, sub: clientId, aud: tokenEndpoint, exp: now + 300, iat: now, jti: randomUUID() };
  return sign({
    header: JSON.stringify(header?.(head) ?? head),
    payload: JSON.stringify(claims?.(body, task) ?? body),
    key,
    alg: key.alg,
  });
}

interface Token {
  readonly token: string;
  readonly assertion: string;
  readonly until: number;
}

/** Asks for a token, as often as it takes. */
async function getToken(task: ClientTask, habits: Habits): Promise<Token> {
  for (let tries = 1; ; tries += 1) {
    const signed = await assertionFor(task, habits);
    const assertion = habits.assertion?.(signed) ?? signed;
    const params = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: type,
      client_assertion: assertion,
      ...(task.scope !== undefined && { scope: task.scope }),
    });
    const response = await fetch(task.tokenEndpoint, {
      method: 'POST',
      body: habits.params?.(params, task) ?? params,
      redirect: 'manual',
      ...(habits.headers && { headers: habits.headers }),
    }).catch(() => undefined);
    if (response?.status === 200) return { ...tokenOf(await response.text()), assertion };
    const again = response === undefined || response.status === 503 || response.status === 429;
    if (!again || tries === 4) throw new Error(`no token: ${response?.status ?? 'no answer'}`);
    const asked = Number(response?.headers.get('retry-after') ?? '0');
    await delay(Math.max(asked, tries) * 1000);
  }
}

function tokenOf(text: string): Omit<Token, 'assertion'> {
  const body = JSON.parse(text) as Readonly<Record<string, unknown>>;
  const { access_token: token, token_type: kind, expires_in: seconds = 60 } = body;
  if (typeof token !== 'string' || token === '') throw new Error('no access_token');
  if (typeof kind !== 'string' || kind.toLowerCase() !== 'bearer') throw new Error('a token of another type');
  return { token, until: Date.now() + Number(seconds) * 1000 - 200 };
}

/** Builds the client: it gets a token, calls the resource, and renews when the token is old or refused. */
export function clientWith(habits: Habits): ClientFunction {
  return async (task) => {
    let held: Token | undefined;
    for (let call = 1; call <= task.calls; call += 1) {
      if (call > 1) await delay(task.intervalMs);
      if (held === undefined || Date.now() >= held.until) held = await getToken(task, habits);
      let status = await callResource(task, held, habits);
      if (status === 401) {
        held = await getToken(task, habits);
        status = await callResource(task, held, habits);
      }
      if (status !== 200) throw new Error(`the resource answered ${status}`);
    }
  };
}

async function callResource(task: ClientTask, { token, assertion }: Token, { call }: Habits): Promise<number> {
  const usual = () => fetch(task.resource, { headers: { authorization: `Bearer ${token}` } });
  return (await (call === undefined ? usual() : call(task, token, assertion))).status;
}

/** A client of a profile, ready to be certified. */
export interface Setting {
  readonly key: ClientKey;
  readonly options: CertifyClientOptions;
}

/** Makes a key and registers it. */
export async function settingFor(profile: string, alg: string): Promise<Setting> {
  const mac = alg.startsWith('HS');
  const secret = `a secret of 64 octets for ${alg}: ${randomUUID()}${randomUUID()}`.slice(0, 64);
  const key = mac ? secretKey(secret, { alg }) : await generateKey(alg, { kid: `key-${alg}` });
  const keys = key.publicJwk === undefined ? { secret } : { jwks: { keys: [key.publicJwk] } };
  return { key, options: { profile, clientId: `client-${alg}`, alg, scope: 'system/Patient.rs', ...keys } };
}
