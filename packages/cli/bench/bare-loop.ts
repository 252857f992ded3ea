/** The least that any suite does for a request: fresh claims, a signature, a post, and the answer read as JSON. */
import {
  createHmac,
  createSecretKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  randomUUID,
  sign,
} from 'node:crypto';
import { promisify } from 'node:util';
import { Pool } from 'undici';

/** A loop that is ready to run. */
export interface Bare {
  /** Sends so many requests. */
  readonly run: (requests: number) => Promise<number>;
  readonly close: () => Promise<void>;
}

/** In flight at once; the engine has as many. */
export const inFlight = 10;

const signInPool = promisify(sign) as unknown as (hash: string, data: Buffer, key: unknown) => Promise<Buffer>;
type Sign = (input: string) => string | Promise<string>;

/** Opens the loop; RSA and EC are signed in the pool of libuv, an HMAC at once. */
export function openBare(alg: string, url: string): Bare {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections: inFlight, pipelining: 1 });
  const signInput = signerOf(alg);
  const header = encoded({ alg, typ: 'JWT', kid: 'key' });
  const post = async (): Promise<void> => {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: 'client', sub: 'client', aud: url, exp: now + 90, iat: now, jti: randomUUID() };
    const input = `${header}.${encoded(claims)}`;
    const assertion = `${input}.${await signInput(input)}`;
    const { statusCode, body } = await pool.request({
      path: pathname,
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body: `grant_type=client_credentials&scope=api&client_assertion_type=${type}&client_assertion=${assertion}`,
    });
    const { access_token: token } = (await body.json()) as { readonly access_token?: string };
    if (statusCode !== 200 || token === undefined) throw new Error(`no token: ${statusCode}`);
  };
  const run = async (requests: number): Promise<number> => {
    let left = requests;
    const worker = async (): Promise<void> => {
      while (left-- > 0) await post();
    };
    await Promise.all(Array.from({ length: inFlight }, worker));
    return requests;
  };
  return { run, close: () => pool.destroy() };
}

const type = encodeURIComponent('urn:ietf:params:oauth:client-assertion-type:jwt-bearer');

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function signerOf(alg: string): Sign {
  // A key made once: Node.js takes seven times as long with the octets of one.
  const secret = createSecretKey(randomBytes(48));
  if (alg === 'HS256') return (input) => createHmac('sha256', secret).update(input).digest('base64url');
  const key = keyOf(alg);
  return async (input) => (await signInPool('sha384', Buffer.from(input), key)).toString('base64url');
}

function keyOf(alg: string): KeyObject | object {
  if (alg === 'RS384') return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  return { key: privateKey, dsaEncoding: 'ieee-p1363' };
}
