import { lenientBase64url } from '../base64url.ts';
import { looks, sends, sendsInTurn } from '../bench/witness.ts';
import type { Variant } from '../defect.ts';
import { objectIn, strictText } from '../json-object.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Turns the lowest unused bit behind the last octet of the signature. */
function unusedBits(text: string): string {
  const last = ALPHABET.indexOf(text.at(-1) ?? '');
  return text.slice(0, -1) + ALPHABET[last ^ 1];
}

/** Lawful ways to take an assertion apart. */
export const assertionVariants: readonly Variant[] = [
  {
    id: 'dup-claims-last-wins',
    title: 'of a member that comes twice the last counts',
    alter: (b) => ({
      ...b,
      parseJson: (octets) => {
        const text = strictText(octets);
        return text === undefined ? undefined : objectIn(text);
      },
    }),
    witness: sends((bench) => ({ payload: JSON.stringify(bench.base().claims).replace('{', '{"aud":"x",') })),
  },
  {
    id: 'crit-naming-own-parameters',
    title: 'crit may name parameters of JWS itself, which are understood anyway',
    mayWarn: ['crit-wellformed'],
    alter: (b) => ({
      ...b,
      critAccepted: ({ crit, ...header }) => {
        const own = Array.isArray(crit) && crit.length > 0 && crit.every((name) => name === 'alg' || name === 'typ');
        return own || b.critAccepted(crit === undefined ? header : { ...header, crit });
      },
    }),
    witness: sends({ header: { crit: ['alg'] } }),
  },
  {
    id: 'b64-unused-bits',
    title: 'unused bits behind the last octet of a part may be set',
    alter: (b) => ({
      ...b,
      decodePart: (text) => {
        const octets = lenientBase64url(text);
        const alphabet = /^[\w-]*$/.test(text) && text.length % 4 !== 1;
        return alphabet ? octets : undefined;
      },
    }),
    // Signatures of 2048 and MACs of 256 bits leave bits unused; those of 384 bits do not.
    when: { alg: ['RS256', 'RS384', 'HS256'] },
    witness: sends({ text: unusedBits }),
  },
  {
    id: 'byte-order-mark-passed-over',
    title: 'a byte order mark before a JSON text is passed over, as RFC 8259 section 8.1 allows',
    alter: (b) => ({
      ...b,
      parseJson: (octets) =>
        b.parseJson(octets.subarray(0, 3).equals(Buffer.from('\ufeff')) ? octets.subarray(3) : octets),
    }),
    witness: sends((bench) => ({ payload: `\ufeff${JSON.stringify(bench.base().claims)}` })),
  },
  {
    id: 'invalid-request-for-malformed',
    title: 'an assertion that cannot be read is a malformed request',
    alter: (b) => ({
      ...b,
      errorCode: (refusal) =>
        refusal.detail === 'assertion cannot be read' ? 'invalid_request' : b.errorCode(refusal),
    }),
    witness: sends({ text: () => 'not.a-jwt' }),
  },
  {
    id: 'jwe-refused-with-invalid-request',
    title: 'an encrypted assertion is a malformed request',
    alter: (b) => {
      const encrypted = (text: string | undefined): boolean => text?.split('.').length === 5;
      return {
        ...b,
        errorBody: (refusal, code, given) =>
          b.errorBody(refusal, encrypted(given?.assertion) ? 'invalid_request' : code, given),
      };
    },
    witness: sends({ text: () => 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAA.AAAA.AAAA' }),
  },
  {
    id: 'typ-variants',
    title: 'typ may be any text or absent',
    profiles: ['rfc7523', 'reltio-client-secret-jwt'],
    mayWarn: ['typ-not-other-kind'],
    alter: (b) => ({ ...b, typAccepted: (typ) => typ === undefined || typeof typ === 'string' }),
    witness: sends({ header: { typ: 'assertion' } }),
  },
  {
    id: 'typ-spelled-exactly',
    title: 'typ is JWT in capitals and nothing else',
    profiles: ['smart-backend-services', 'redox-source-auth-v2'],
    alter: (b) => ({ ...b, typAccepted: (typ) => typ === 'JWT' }),
    witness: sends({ header: { typ: 'jwt' } }),
  },
  {
    id: 'kid-hint',
    title: 'a kid that finds nothing is only a hint, and the registered keys are tried',
    profiles: ['rfc7523'],
    when: { method: 'private_key_jwt' },
    alter: (b) => ({
      ...b,
      selectKeys: (keys, attempt, scene) => {
        const chosen = b.selectKeys(keys, attempt, scene);
        return chosen.length > 0 ? chosen : keys;
      },
    }),
    witness: sends({ header: { kid: 'renamed' } }),
  },
  {
    id: 'no-jti-needed',
    title: 'no memory of jti is kept, where no profile asks for one',
    profiles: ['rfc7523', 'reltio-client-secret-jwt'],
    mayWarn: [
      ...['jti-single-use', 'assertion-single-use', 'jti-type', 'jti-consumed-atomically'],
      'jti-remembered-until-exp',
    ],
    alter: (b) => ({ ...b, jtiAccepted: () => true, replayKey: () => undefined }),
    witness: sendsInTurn({ claims: { jti: 'one' } }, { claims: { jti: 'one' } }),
  },
  {
    id: 'assertion-without-jti-used-once',
    title: 'an assertion without jti is remembered as a whole',
    profiles: ['rfc7523', 'reltio-client-secret-jwt'],
    when: { method: 'client_secret_jwt' },
    alter: (b) => ({ ...b, replayKey: (attempt) => b.replayKey(attempt) ?? attempt.text }),
    witness: (bench) => {
      const claims = { jti: undefined, iat: bench.now(), exp: bench.now() + 60 };
      return sendsInTurn({ claims }, { claims })(bench);
    },
  },
  {
    id: 'jti-burned-by-failed-request',
    title: 'jti is used up by a request that authenticated and failed later',
    alter: (b) => ({ ...b, order: ['client', 'header', 'signature', 'claims', 'replay', 'grant', 'scope'] }),
    witness: sendsInTurn({ claims: { jti: 'one' }, params: { scope: 'unknown' } }, { claims: { jti: 'one' } }),
  },
  {
    id: 'alg-not-pinned',
    title: 'any algorithm of the method that the key can do is accepted',
    profiles: ['rfc7523'],
    alter: (b) => ({
      ...b,
      algorithmAllowed: (alg, client, policy) => policy.algs[client.method]?.includes(alg) === true,
      keyFits: (key, alg) => b.keyFits({ ...key, alg }, alg),
    }),
    when: { alg: ['RS256'] },
    witness: looks({ header: { alg: 'RS512' }, alg: 'RS512' }, (reply) => reply.status),
  },
];
