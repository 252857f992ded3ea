import fc from 'fast-check';
import type { Facts } from '../../src/facts.ts';
import type { Json, JsonObject } from '../../src/json.ts';
import { parseJson } from '../../src/parse/json.ts';
import type { Profile } from '../../src/profile.ts';
import type { ExpectedResponse, TokenResponse } from '../../src/response.ts';
import type { RequestView } from '../../src/rule.ts';
import type { Assertion, AssertionFault, Http, Pair, RawSubject } from '../../src/subject.ts';
import { cleanClaims, cleanHeader } from './clean.ts';

const headerNames = 'alg typ kid cty crit b64 jku jwk x5c x5u x5t zip epk enc nonce __proto__'.split(' ');
const claimNames = 'iss sub aud exp nbf iat jti scope __proto__ constructor'.split(' ');
const parameterNames = 'grant_type scope client_id client_secret client_assertion client_assertion_type resource'.split(
  ' ',
);
const familiar = [...Object.values(cleanHeader), ...Object.values(cleanClaims), 'HS256', 'ES384', 'none', 'b64', 'x5t'];

/** Any JSON text: what `JSON.parse` makes of it may hold infinities, lone surrogates and a member `__proto__`. */
const jsonText = fc.oneof(
  { weight: 6, arbitrary: fc.json({ maxDepth: 3 }) },
  { weight: 6, arbitrary: fc.constantFrom(...familiar.map((value) => JSON.stringify(value))) },
  { weight: 1, arbitrary: fc.constantFrom('1e999', '-1e999', '-0', '5e-324', '"\\ud800"', '[[]]', '{"__proto__":1}') },
  { weight: 2, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value)) },
  { weight: 2, arbitrary: fc.array(fc.constantFrom(...familiar)).map((values) => JSON.stringify(values)) },
);

const objectText = (names: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...names) }, fc.string()), jsonText), {
      maxLength: 8,
    })
    .map((members) => `{${members.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`);

const headerText = objectText(headerNames);
const claimsText = objectText(claimNames);
const short = fc.oneof(fc.string(), fc.constantFrom('client-1', 'RS384', 'ES384', 'HS256', 'https://as.example/token'));
const url = fc.oneof(
  fc.webUrl({ withQueryParameters: true }),
  fc.string(),
  fc.constant('https://as.example/token?scope=a'),
);
const seconds = fc.oneof(fc.integer({ min: -2, max: 2000 }), fc.double());
const names = fc.array(short, { maxLength: 3 });

const key = fc.record(
  {
    kty: fc.constantFrom('RSA', 'EC', 'OKP', 'oct', 'unknown'),
    kid: short,
    alg: short,
    use: fc.oneof(fc.constant('sig'), short),
    keyOps: names,
    crv: fc.oneof(fc.constantFrom('P-256', 'P-384', 'P-521', 'Ed25519'), short),
    bits: fc.oneof(fc.constant(2048), fc.integer()),
    octets: fc.oneof(fc.constant(32), fc.integer()),
    privateMembers: names,
    missingMembers: names,
    duplicateMembers: names,
  },
  { requiredKeys: ['kty'] },
);

const fact = {
  now: seconds,
  tolerance: seconds,
  client: fc.record(
    { id: short, method: fc.constantFrom('private_key_jwt', 'client_secret_jwt'), algs: names, jwksUrl: url },
    { requiredKeys: ['id', 'method', 'algs'] },
  ),
  audiences: fc.record({ tokenEndpoint: url, issuer: url, values: names }, { requiredKeys: [] }),
  keys: fc.array(key, { maxLength: 3 }),
  signature: fc.record(
    {
      outcome: fc.constantFrom('valid', 'invalid', 'no-key'),
      madeWith: fc.constantFrom('embedded-key', 'other-client'),
    },
    { requiredKeys: ['outcome'] },
  ),
  replay: fc.constantFrom('fresh', 'seen', 'not-kept'),
  history: fc.record({ sameAssertion: fc.boolean() }, { requiredKeys: [] }),
  certificates: names,
  certificateChain: fc.constantFrom('valid', 'invalid'),
} as const;

/** Facts of every shape; only `now` is always there. */
export const anyFacts: fc.Arbitrary<Facts> = fc.record(fact, { requiredKeys: ['now'] }) as fc.Arbitrary<Facts>;

/** Facts of every shape, none of them missing: what the engine promises a check with needs. */
export const fullFacts: fc.Arbitrary<Required<Facts>> = fc.record(
  fact satisfies Record<keyof Facts, unknown>,
) as fc.Arbitrary<Required<Facts>>;

const pairs = (name: fc.Arbitrary<string>): fc.Arbitrary<Pair[]> => fc.array(fc.tuple(name, short), { maxLength: 5 });
const parameters = pairs(fc.oneof(fc.constantFrom(...parameterNames), fc.string()));

const http: fc.Arbitrary<Http> = fc.record(
  {
    method: fc.oneof(fc.constantFrom('POST', 'GET'), fc.string()),
    url,
    mediaType: fc.oneof(fc.constant('application/x-www-form-urlencoded'), fc.string()),
    authorization: fc.oneof(
      fc.base64String().map((value) => `Basic ${value}`),
      fc.string(),
    ),
    query: parameters,
    repeated: fc.array(fc.constantFrom(...parameterNames)),
    formFault: fc.string(),
  },
  { requiredKeys: ['method', 'url', 'mediaType', 'query', 'repeated'] },
) as fc.Arbitrary<Http>;

const fault: fc.Arbitrary<AssertionFault> = fc.record(
  {
    kind: fc.constantFrom<AssertionFault['kind']>(
      'size',
      'parts',
      'encrypted',
      'alphabet',
      'unused-bits',
      'byte-order-mark',
      'header',
      'payload',
    ),
    part: fc.constantFrom(1, 2, 3),
    detail: fc.string(),
  },
  { requiredKeys: ['kind'] },
) as fc.Arbitrary<AssertionFault>;

const assertion: fc.Arbitrary<Assertion> = fc.record(
  {
    text: fc.string(),
    faults: fc.array(fault, { maxLength: 3 }),
    duplicates: fc.array(fc.constantFrom('/header/alg', '/claims/aud', '/claims/a~1b')),
    signatureOctets: fc.nat({ max: 600 }),
  },
  { requiredKeys: ['text', 'faults', 'duplicates'] },
) as fc.Arbitrary<Assertion>;

/** What a request check may look at, its parts taken from anywhere. */
export const anyView = <F extends Facts>(
  facts: fc.Arbitrary<F>,
  profile: Profile,
): fc.Arbitrary<RequestView & { readonly facts: F }> =>
  fc
    .record({ http, params: parameters, assertion, header: headerText, claims: claimsText, facts })
    .map(({ header, claims, ...view }) => {
      const parts = { header: objectOf(header), claims: objectOf(claims) };
      const whole: Assertion = { ...view.assertion, ...parts };
      return { ...view, ...parts, assertion: whole, profile };
    });

const base64url = (text: string) => Buffer.from(text).toString('base64url');
const compact = fc
  .tuple(headerText, claimsText, fc.uint8Array({ maxLength: 8 }))
  .map(([header, claims, signature]) =>
    [base64url(header), base64url(claims), Buffer.from(signature).toString('base64url')].join('.'),
  );
const anyAssertion = fc.oneof(
  compact,
  fc.string(),
  fc.string().map((text) => `${text}.e30.`),
);

const form = fc
  .tuple(parameters, anyAssertion)
  .map(([all, text]) => new URLSearchParams([...all, ['client_assertion', text]].map(([a, b]) => [a, b])).toString());

/** Requests of every shape: arbitrary text and octets, and forms that carry an arbitrary assertion. */
export const anySubject: fc.Arbitrary<RawSubject> = fc.oneof(
  fc.record({
    method: fc.oneof(fc.constant('POST'), fc.string()),
    url,
    headers: fc.oneof(
      fc.constant<Pair[]>([['content-type', 'application/x-www-form-urlencoded']]),
      pairs(fc.constantFrom('Content-Type', 'Authorization', 'X')),
    ),
    body: fc.oneof({ weight: 4, arbitrary: form }, fc.string(), fc.uint8Array()),
  }),
  fc.record({ assertion: anyAssertion }),
);

const memberNames = 'access_token token_type expires_in scope refresh_token error error_description error_uri'.split(
  ' ',
);
const fieldNames = fc.constantFrom('Content-Type', 'CACHE-CONTROL', 'pragma', 'WWW-Authenticate', 'Location');

/** Answers of every shape. */
export const anyResponse: fc.Arbitrary<TokenResponse> = fc.record({
  status: fc.oneof(fc.constantFrom(200, 400, 401), fc.integer({ min: 100, max: 599 })),
  headers: pairs(fieldNames),
  body: fc.oneof({ weight: 6, arbitrary: objectText(memberNames) }, jsonText, fc.string(), fc.uint8Array()),
});

/** Expectations of every shape. */
export const anyExpected: fc.Arbitrary<ExpectedResponse> = fc.record(
  {
    requestedScope: short,
    unknownScopes: names,
    authorizationSent: fc.boolean(),
    refusal: fc.constantFrom('authentication', 'malformed-request', 'method-or-media-type', 'grant', 'scope'),
    confidential: names,
  },
  { requiredKeys: ['authorizationSent'] },
) as fc.Arbitrary<ExpectedResponse>;

function objectOf(text: string): JsonObject {
  const json = parseJson(text);
  if (!json.ok) throw new Error(json.fault);
  return json.value as JsonObject & Json;
}
