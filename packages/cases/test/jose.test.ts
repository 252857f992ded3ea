import { secretOf } from '@assay/jws';
import { rules, validate } from '@assay/validator';
import { errors, importJWK, type JWK, jwtVerify } from 'jose';
import { beforeAll, expect, test } from 'vitest';
import { type Bench, factsOf, mint, plan, shippedCases, shippedProfile } from '../src/index.ts';
import { algsOf, benchOf, target } from './bench.ts';
import listed from './jose.json' with { type: 'json' };

/** The widest profile, the strictest, and those whose numbers a case refers to. Only what we say depends on them. */
const profileIds = [
  'rfc7523',
  'redox-source-auth-v2',
  'entra-certificate-credentials',
  'epic-backend-services',
  'fapi-2-security-profile',
];
const capabilities = new Set(['second-client', 'jwks-server', 'slow', 'intrusive', 'tls', 'hmac'] as const);
/** Those that are about the resource send nothing to the token endpoint. */
const single = shippedCases().filter((one) => one.steps === undefined && one.resource === undefined);

/** Cases by what explains that one of us accepts and the other refuses. */
type Disagreements = Readonly<Record<string, readonly string[]>>;

const stricter = new Map<string, Set<string>>();
const milder = new Map<string, Set<string>>();
const judged = new Set<string>();

/** What jose makes of an assertion, told issuer, audience, algorithm and clock; undefined when it accepts. */
async function refusalOfJose(
  assertion: string,
  key: CryptoKey | Uint8Array,
  bench: Bench,
): Promise<string | undefined> {
  try {
    await jwtVerify(assertion, key, {
      issuer: bench.variant.client.clientId,
      audience: audiencesOf(bench),
      algorithms: [bench.variant.name],
      currentDate: new Date(bench.now * 1000),
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
    const claim = error instanceof errors.JWTClaimValidationFailed ? ` ${error.claim}` : '';
    return error.code + claim;
  }
}

/** The values that the profile accepts. */
function audiencesOf({ profile }: Bench): string[] {
  const accept = profile.rules.find((line) => line.rule === 'aud-accepted')?.params['accept'];
  const known: Readonly<Record<string, string | undefined>> = { ...target, headers: undefined, params: undefined };
  return (Array.isArray(accept) ? accept : []).flatMap((name) => known[String(name)] ?? []);
}

async function keyOf({ variant }: Bench): Promise<CryptoKey | Uint8Array> {
  const { key } = variant.client;
  const secret = secretOf(key);
  return secret === undefined ? importJWK(key.publicJwk as JWK, key.alg) : new TextEncoder().encode(secret);
}

function note(into: Map<string, Set<string>>, reason: string, id: string): void {
  into.set(reason, (into.get(reason) ?? new Set()).add(id));
}

async function compare(bench: Bench): Promise<void> {
  const key = await keyOf(bench);
  const planned = plan(single, bench.variant, { profile: bench.profile, target, capabilities });
  const puts = planned.map(async ({ case: one, skip }) => {
    if (skip !== undefined) return;
    judged.add(one.id);
    const minted = await mint(one, bench);
    const assertion = minted.assertion ?? '';
    const { outcome, findings } = validate({ assertion }, bench.profile, factsOf(minted, bench));
    const refusal = await refusalOfJose(assertion, key, bench);
    const [first] = findings.filter((finding) => finding.level === 'MUST');
    if (outcome !== 'accept' && refusal === undefined) note(stricter, first?.rule ?? outcome, one.id);
    if (outcome === 'accept' && refusal !== undefined) note(milder, refusal, one.id);
  });
  await Promise.all(puts);
}

beforeAll(async () => {
  for (const profile of profileIds.map(shippedProfile)) {
    for (const alg of algsOf(profile)) await compare(await benchOf(profile, alg));
  }
}, 300_000);

/** A collection in the form of the data file. */
function asListed(found: ReadonlyMap<string, ReadonlySet<string>>): Disagreements {
  return Object.fromEntries([...found].map(([reason, ids]): [string, readonly string[]] => [reason, [...ids].sort()]));
}

function casesOf(side: Readonly<Record<string, { readonly cases: readonly string[] }>>): Disagreements {
  return Object.fromEntries(
    Object.entries(side).map(([reason, { cases }]): [string, readonly string[]] => [reason, [...cases].sort()]),
  );
}

test('every case of one request is put to both', () => {
  expect(single.map((one) => one.id).filter((id) => !judged.has(id))).toEqual([]);
});

test('where we refuse and jose accepts, a rule says why; the list is exact', () => {
  expect(asListed(stricter)).toEqual(casesOf(listed.stricter));
  const known = new Set(rules.map((one) => one.id));
  expect(Object.keys(listed.stricter).filter((rule) => !known.has(rule))).toEqual([]);
});

test('where jose refuses and we accept, a document says why; the list is exact', () => {
  expect(asListed(milder)).toEqual(casesOf(listed.milder));
});

test('every reason is a sentence', () => {
  const reasons = [...Object.values(listed.stricter), ...Object.values(listed.milder)];
  expect(reasons.map((one) => one.why).filter((why) => !/^[A-Z].{20,}\.$/s.test(why))).toEqual([]);
});
