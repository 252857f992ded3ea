import { createHmac, generateKeyPairSync, type KeyObject, sign as signWith } from 'node:crypto';
import type { Facts, Json, Method } from '@assay/validator';

/** An assertion that some library accepts and another does not, and the client that it is to authenticate. */
export interface Sample {
  readonly assertion: string;
  readonly alg: string;
  readonly method: Method;
  /** The registered key: a secret, or a key set. */
  readonly registered: { readonly secret: string } | { readonly keys: readonly object[] };
}

export const now = 1_795_440_000;
export const audience = 'https://as.example/token';
export const clientId = 'client-one';

const secret = 'a secret with as many octets as HS256 asks for';
const claims = {
  iss: clientId,
  sub: clientId,
  aud: audience,
  exp: now + 90,
  iat: now,
  jti: '6f1c2f5e-7b0d-4c39-9a54-1f0a4be2d7c3',
};

const encode = (data: string | Buffer): string => Buffer.from(data).toString('base64url');
const hmac = (input: string, key: string): Buffer => createHmac('sha256', key).update(input).digest();

/** Texts of header and claims, and what becomes of the signed assertion. */
interface Making {
  readonly header?: Readonly<Record<string, Json>> | string;
  readonly payload?: Readonly<Record<string, Json | undefined>> | string | Buffer;
  readonly key?: string;
  readonly damage?: (parts: readonly [head: string, body: string, tail: string]) => string;
}

/** Signs with HS256, whatever the header says. */
function made({ header = { alg: 'HS256', typ: 'JWT' }, payload = {}, key = secret, damage }: Making): Sample {
  const head = encode(typeof header === 'string' ? header : JSON.stringify(header));
  const text =
    typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : JSON.stringify({ ...claims, ...payload });
  const body = encode(text);
  const tail = encode(hmac(`${head}.${body}`, key));
  const assertion = damage === undefined ? `${head}.${body}.${tail}` : damage([head, body, tail]);
  return { assertion, alg: 'HS256', method: 'client_secret_jwt', registered: { secret: key } };
}

const claim = (name: string, value: Json | undefined): Sample => made({ payload: { [name]: value } });
const header = (more: Readonly<Record<string, Json>>): Sample =>
  made({ header: { alg: 'HS256', typ: 'JWT', ...more } });
const signature = (change: (tail: string) => string): Sample =>
  made({ damage: ([head, body, tail]) => `${head}.${body}.${change(tail)}` });

/** An assertion whose signature has a character that standard base64 writes otherwise. */
function otherAlphabet(): Sample {
  for (let turn = 0; ; turn += 1) {
    const sample = made({ payload: { turn } });
    const [head, body, tail = ''] = sample.assertion.split('.');
    const changed = tail.replaceAll('-', '+').replaceAll('_', '/');
    if (changed !== tail) return { ...sample, assertion: `${head}.${body}.${changed}` };
  }
}

/** The next character of the alphabet: other unused bits, the same octets. */
function nextCharacter(tail: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return tail.slice(0, -1) + alphabet[alphabet.indexOf(tail.slice(-1)) + 1];
}

interface Pair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

const ec: Pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa: Pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const shortRsa: Pair = generateKeyPairSync('rsa', { modulusLength: 1024 });
const stranger: Pair = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Signs with a key pair. */
function paired(
  { privateKey, publicKey }: Pair,
  alg: 'ES256' | 'RS256',
  { more = {}, change = (raw) => raw, der = false }: PairMaking = {},
): Sample {
  const head = encode(JSON.stringify({ alg, typ: 'JWT', kid: 'k1', ...more }));
  const input = `${head}.${encode(JSON.stringify(claims))}`;
  const raw = signWith('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: der ? 'der' : 'ieee-p1363' });
  const keys = [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1' }];
  return { assertion: `${input}.${encode(change(raw))}`, alg, method: 'private_key_jwt', registered: { keys } };
}

interface PairMaking {
  readonly more?: object;
  readonly change?: (raw: Buffer) => Buffer;
  readonly der?: boolean;
}

/** Order of the group of P-256 (FIPS 186-5, SP 800-186). */
const order = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');

/** The other signature that verifies as well: r and n − s. */
function mirrored(raw: Buffer): Buffer {
  const s = order - BigInt(`0x${raw.subarray(32).toString('hex')}`);
  return Buffer.concat([raw.subarray(0, 32), Buffer.from(s.toString(16).padStart(64, '0'), 'hex')]);
}

/** An HMAC keyed with the PEM text of a registered public key. */
function confused(): Sample {
  const genuine = paired(rsa, 'RS256');
  const pem = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const { assertion } = made({ header: { alg: 'HS256', typ: 'JWT', kid: 'k1' }, key: pem });
  return { ...genuine, assertion };
}

/** A JWS in JSON that a reader of the compact form may take for one, or a part of one. */
function inJson(extra: string): Sample {
  return made({
    damage: ([head, body, tail]) => `{"${extra}protected":"${head}","payload":"${body}","signature":"${tail}"}`,
  });
}

const own = JSON.stringify(claims);

/** One sample a row, in the order of the matrix they were first seen in. */
export const samples: Readonly<Record<string, () => Sample>> = {
  valid: () => made({}),
  'crit names an unknown extension': () => header({ crit: ['x-unknown'], 'x-unknown': 1 }),
  'crit is empty': () => header({ crit: [] }),
  'b64 false, critical, over an encoded payload': () => header({ b64: false, crit: ['b64'] }),
  'b64 false, not critical': () => header({ b64: false }),
  'signature with padding': () => signature((tail) => `${tail}=`),
  'signature with a space behind': () => signature((tail) => `${tail} `),
  'signature with a line feed behind': () => signature((tail) => `${tail}\n`),
  'a space before the header': () => made({ damage: (parts) => ` ${parts.join('.')}` }),
  'a foreign character inside the signature': () => signature((tail) => `${tail.slice(0, 9)}!${tail.slice(9)}`),
  'foreign characters behind the signature': () => signature((tail) => `${tail}!!!!`),
  'unused bits of the signature': () => signature(nextCharacter),
  'signature in standard base64': otherAlphabet,
  'sub twice, the last another': () => made({ payload: own.replace('"sub"', '"sub":"client-one","sub":"evil","x"') }),
  'alg twice, none first': () => made({ header: '{"alg":"none","alg":"HS256","typ":"JWT"}' }),
  'no exp': () => claim('exp', undefined),
  'exp null': () => claim('exp', null),
  'exp as a string': () => claim('exp', String(now + 90)),
  'exp as a string, in the past': () => claim('exp', String(now - 90)),
  'exp with a fraction': () => claim('exp', now + 90.5),
  'exp true': () => claim('exp', true),
  'exp as a list': () => claim('exp', [now + 90]),
  'exp as an object': () => claim('exp', { at: now + 90 }),
  'exp beyond every date': () => claim('exp', 1e300),
  'exp negative': () => claim('exp', -1),
  'exp zero': () => claim('exp', 0),
  'nbf ahead': () => claim('nbf', now + 900),
  'nbf as a string, ahead': () => claim('nbf', String(now + 900)),
  'iat ahead': () => claim('iat', now + 900),
  'aud with another beside': () => claim('aud', [audience, 'https://other.example']),
  'aud with numbers beside': () => claim('aud', [audience, 7, null]),
  'aud is a beginning of the value': () => claim('aud', audience.slice(0, -2)),
  'no aud': () => claim('aud', undefined),
  'aud is an empty list': () => claim('aud', []),
  'aud with a slash more': () => claim('aud', `${audience}/`),
  'iss is a part of the value': () => claim('iss', clientId.slice(0, -1)),
  'iss is a list': () => claim('iss', [clientId]),
  'alg none': () => made({ header: { alg: 'none', typ: 'JWT' }, damage: ([head, body]) => `${head}.${body}.` }),
  'alg NoNe': () => made({ header: { alg: 'NoNe', typ: 'JWT' }, damage: ([head, body]) => `${head}.${body}.` }),
  'no alg': () => made({ header: { typ: 'JWT' } }),
  'empty signature': () => signature(() => ''),
  'signature of 16 octets': () => signature((tail) => encode(Buffer.from(tail, 'base64url').subarray(0, 16))),
  'four parts': () => made({ damage: (parts) => `${parts.join('.')}.e30` }),
  'flattened JSON serialization': () => inJson(''),
  'JSON and compact at once': () => inJson('x.y.z":"","'),
  'payload is a list': () => made({ payload: `[${own}]` }),
  'payload is null': () => made({ payload: 'null' }),
  'payload with a byte order mark': () => made({ payload: `\ufeff${own}` }),
  'typ of an access token': () => header({ typ: 'at+jwt' }),
  'typ is a number': () => header({ typ: 7 }),
  'secret of 9 octets': () => made({ key: '9 octets!' }),
  'empty secret': () => made({ key: '' }),
  'ES256, valid': () => paired(ec, 'ES256'),
  'ES256 with n - s': () => paired(ec, 'ES256', { change: mirrored }),
  'ES256 with r and s zero': () => paired(ec, 'ES256', { change: () => Buffer.alloc(64) }),
  'ES256 in DER': () => paired(ec, 'ES256', { der: true }),
  'RS256, valid': () => paired(rsa, 'RS256'),
  'RS256 with 1024 bits': () => paired(shortRsa, 'RS256'),
  'RS256 with a key in the header': () => ({
    ...paired(stranger, 'RS256', { more: { jwk: stranger.publicKey.export({ format: 'jwk' }) } }),
    registered: paired(rsa, 'RS256').registered,
  }),
  'HS256 keyed with a public PEM': confused,
};

/** What is known beside a sample. */
export function factsOf({ method, alg }: Sample): Facts {
  return {
    now,
    client: { id: clientId, method, algs: [alg] },
    audiences: { tokenEndpoint: audience },
    replay: 'fresh',
    history: {},
  };
}
