/** What judging an assertion costs beside merely decoding it; the signature check, which every server adds, is left out. */
import { shippedProfile } from '@assay/cases';
import { generateKey, sign } from '@assay/jws';
import { type Facts, parseAssertion, validate } from '@assay/validator';
import { Ajv } from 'ajv';
import { createDecoder } from 'fast-jwt';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import jsonwebtoken from 'jsonwebtoken';
import { contest } from './contest.ts';
import { table } from './table.ts';

const now = 1_795_000_000;
const id = 'b7e1f3a2-5c0d-4e9b-8a76-0d1c2b3a4f5e';
const aud = 'https://auth.example/oauth/token';
const kid = 'key-of-2026-11';
const claims = { iss: id, sub: id, aud, exp: now + 90, iat: now, jti: '6f1c2f5e-7b0d-4c39-9a54-1f0a4be2d7c3' };
const signed = await sign({
  header: JSON.stringify({ alg: 'RS384', typ: 'JWT', kid }),
  payload: JSON.stringify(claims),
  alg: 'RS384',
  key: await generateKey('RS384', { kid }),
});
/** In one piece of memory, as a request brings it. */
const assertion = Buffer.from(signed).toString();
const profile = shippedProfile('redox-source-auth-v2');
const facts: Facts = {
  now,
  client: { id, method: 'private_key_jwt', algs: ['RS384'], jwksUrl: 'https://client.example/jwks.json' },
  audiences: { tokenEndpoint: aud },
  keys: [{ kty: 'RSA', kid, bits: 2048, use: 'sig', alg: 'RS384' }],
  signature: { outcome: 'valid' },
  replay: 'fresh',
  history: {},
};

const string = { type: 'string', minLength: 1 } as const;
const isSound = new Ajv({ allErrors: true }).compile({
  type: 'object',
  required: Object.keys(claims),
  properties: {
    iss: { const: id },
    sub: { const: id },
    aud: { const: aud },
    exp: { type: 'number', exclusiveMinimum: now, maximum: now + 300 },
    iat: { type: 'number', maximum: now },
    jti: string,
  },
});
const fastJwt = createDecoder({ complete: true });
const floor = 'split, 3 × base64url, 2 × JSON.parse';
const ours = 'validate({ assertion })';
const jose = 'jose decodeProtectedHeader + decodeJwt';

/** The least that any reader does: nothing is checked, and what is broken is let through. */
function bareParse(text: string): readonly unknown[] {
  const [header = '', payload = '', signature = ''] = text.split('.');
  return [
    JSON.parse(Buffer.from(header, 'base64url').toString()),
    JSON.parse(Buffer.from(payload, 'base64url').toString()),
    Buffer.from(signature, 'base64url'),
  ];
}

/** Prints the table. */
export function benchValidate(): void {
  const verdict = validate({ assertion }, profile, facts);
  if (verdict.outcome !== 'accept') throw new Error(`the assertion is not accepted: ${JSON.stringify(verdict)}`);
  const costs = contest([
    { name: floor, run: () => bareParse(assertion) },
    { name: ours, run: () => validate({ assertion }, profile, facts) },
    { name: 'parseAssertion', run: () => parseAssertion(assertion) },
    { name: jose, run: () => [decodeProtectedHeader(assertion), decodeJwt(assertion)] },
    { name: 'jsonwebtoken.decode, complete', run: () => jsonwebtoken.decode(assertion, { complete: true }) },
    { name: 'fast-jwt decoder, complete', run: () => fastJwt(assertion) },
    { name: 'bare parse + ajv schema of the claims', run: () => isSound(bareParse(assertion)[1]) },
  ]);
  const cost = (name: string) => costs.get(name) ?? 0;
  table(
    ['one assertion, RS384', 'µs of CPU', '× bare parse', 'speed, jose = 1'],
    [...costs.keys()].map((name) => [
      name,
      cost(name).toFixed(2),
      (cost(name) / cost(floor)).toFixed(2),
      (cost(jose) / cost(name)).toFixed(2),
    ]),
  );
  console.log(`${verdict.judged.length} rules judged\n`);
}
