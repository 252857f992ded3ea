import { shippedCases } from '@assay/cases';
import { correct, type Defect, faults, type Variant, variants } from '@assay/testbed';
import type { JsonObject } from '@assay/validator';
import { describe, expect, test } from 'vitest';
import { type Ended, play, type Scenario } from './judged.ts';

/** What a run without long waits sends, and one case about a key that must not verify; the score sends the rest as well. */
const brief = shippedCases().flatMap(({ id, needs = [] }) =>
  id === 'registered-secret' || (needs.includes('jwks-server') && !needs.includes('slow')) ? [id] : [],
);

/** A slow set is slow on the clock of the machine. */
const patient = { transport: { timeoutSeconds: 4 } } as const;

function playHosted(scenario: Scenario): Promise<Ended> {
  const audience = scenario.profile === fapi ? ({ audience: 'issuer', alg: 'ES256' } as const) : {};
  return play({ hosted: true, options: patient, ...audience, ...scenario });
}

function behaviourOf(list: readonly (Defect | Variant)[], id: string): NonNullable<Scenario['behaviour']> {
  const found = list.find((one) => one.id === id);
  if (found === undefined) throw new TypeError(`there is no ${id}`);
  const { acceptedAudiences: _, ...behaviour } = found.alter(correct);
  return behaviour;
}

const smart = 'smart-backend-services';
const redox = 'redox-source-auth-v2';
const fapi = 'fapi-2-security-profile';
const generic = 'rfc7523';

const rows = [
  ['new-key-not-seen', redox, 'rotation-new-key', 'warning jwks-refetch-on-unknown-kid'],
  ['set-kept-for-five-minutes', redox, 'rotation-new-key', 'warning jwks-refetch-on-unknown-kid'],
  ['set-kept-for-five-minutes', smart, 'rotation-after-max-age', 'failed jwks-cache-not-longer'],
  ['withdrawn-key-kept', smart, 'rotation-withdrawn-key', 'failed jwks-cache-not-longer'],
  ['set-kept-for-an-hour', smart, 'rotation-withdrawn-key', 'failed jwks-cache-not-longer'],
  ['replaced-key-not-seen', smart, 'rotation-same-kid', 'failed jwks-cache-not-longer'],
  ['set-fetched-for-every-request', redox, 'unknown-kid-fetches', 'warning jwks-refetch-on-unknown-kid'],
  ['set-fetched-for-every-unknown-kid', redox, 'unknown-kid-fetches', 'warning jwks-refetch-on-unknown-kid'],
  ['strange-key-spoils-the-set', smart, 'set-with-strange-keys', 'warning jwks-unknown-keys-ignored'],
  ['key-of-one-kid-taken-first', fapi, 'set-with-kid-of-other-type', 'failed jwks-duplicate-kid-resolved'],
  ['keys-of-one-kid-tried-in-turn', smart, 'set-with-kid-twice', 'failed kid-known'],
  ['broken-set-ends-the-server', smart, 'set-broken', 'failed keeps-serving'],
  ['failed-fetch-remembered-for-an-hour', smart, 'set-error', 'failed keeps-serving'],
] as const;

const unfitRows = [
  ['rsa-1024-bits-enough', smart, 'RS384', 'registered-rsa-1024', 'failed rsa-key-size'],
  ['rsa-octets-counted', smart, 'RS384', 'registered-rsa-2047', 'failed rsa-key-size'],
  ['rsa-size-checked-at-first', smart, 'RS384', 'registered-rsa-1024', 'failed rsa-key-size'],
  ['rsa-1024-bits-enough', fapi, 'PS256', 'registered-rsa-1024', 'failed rsa-key-size'],
  ['rsa-octets-counted', generic, 'PS512', 'registered-rsa-2047', 'failed rsa-key-size'],
  ['key-alg-trusted-over-curve', smart, 'ES384', 'registered-other-curve', 'failed alg-fits-key'],
  ['curve-told-by-length', fapi, 'ES256', 'registered-secp256k1', 'failed alg-fits-key'],
  ['edwards-curve-not-compared', fapi, 'EdDSA', 'registered-ed448', 'failed eddsa-curve-allowed'],
  ['edwards-curve-not-compared', generic, 'Ed25519', 'registered-ed448', 'failed alg-fits-key'],
  ['use-read-without-alg', redox, 'ES384', 'registered-for-encryption', 'failed alg-fits-key'],
  ['key-ops-read-beside-use', redox, 'ES384', 'registered-not-to-verify', 'failed alg-fits-key'],
  ['secret-in-the-set-keys-a-mac', redox, 'ES384', 'registered-secret', 'failed alg-fits-method'],
] as const;

/** Looks at the set once in so many seconds, whatever is asked. */
function keeping(seconds: number): NonNullable<Scenario['behaviour']> {
  let kept: readonly JsonObject[] = [];
  let until = 0;
  return {
    registeredKeys: async ({ client }, { jwks, now }) => {
      if (now > until) kept = await jwks.keys(client, undefined, now);
      if (now > until) until = now + seconds;
      return kept;
    },
  };
}

/** The faulty endpoint is told so, the correct one to keep the same rule. */
async function tells(scenario: Scenario & { readonly cases: readonly [string] }, fault: string, told: string) {
  const [id] = scenario.cases;
  const faulty = await playHosted({ ...scenario, behaviour: behaviourOf(faults, fault) });
  expect(faulty.told(id)).toBe(told);
  const right = await playHosted(scenario);
  expect(right.told(id)).toBe(`passed ${told.split(' ')[1]}`);
}

describe.concurrent('an endpoint that serves its clients by URL', () => {
  test.each(rows)(
    '%s under %s is told by %s',
    (fault, profile, id, told) => tells({ profile, cases: [id] }, fault, told),
    60_000,
  );

  test.each(unfitRows)(
    '%s under %s with %s is told by %s',
    (fault, profile, alg, id, told) => tells({ profile, alg, cases: [id] }, fault, told),
    60_000,
  );

  test.each(variants.filter(({ needs }) => needs?.includes('jwks-server')).map(({ id }) => id))(
    '%s is lawful',
    async (id) => {
      const ended = await playHosted({ cases: brief, behaviour: behaviourOf(variants, id) });
      const told = brief.map((one) => ended.result(one));
      expect(told.filter(({ status }) => status !== 'passed' && status !== 'info')).toEqual([]);
    },
    60_000,
  );

  test('may verify on Ed448 where the profile leaves the curve of EdDSA open', async () => {
    const id = 'registered-ed448';
    const behaviour = behaviourOf(faults, 'edwards-curve-not-compared');
    const scenario = { profile: 'oidc-core-private-key-jwt', cases: [id], alg: 'EdDSA', behaviour };
    const { status, observed, expected } = (await playHosted(scenario)).result(id);
    expect([status, observed, expected]).toEqual(['info', 'accepted', 'either']);
  });

  test('answers who names a key that is no point of its curve', async () => {
    const id = 'registered-off-curve';
    const right = await playHosted({ cases: [id] });
    expect(right.told(id)).toBe('passed signature-valid');
    const behaviour = behaviourOf(faults, 'point-off-the-curve-crashes');
    expect((await playHosted({ cases: [id], behaviour })).told(id)).toBe('failed refusal-answered');
  });
});

describe.concurrent('of a refusal that says nothing', () => {
  const id = 'registered-secret';

  test('nothing is made, where a new key is never used', async () => {
    const ended = await playHosted({ cases: [id], behaviour: behaviourOf(faults, 'new-key-not-seen') });
    expect(ended.result(id).status).toBe('blocked');
  });

  test.each([
    [60, 'passed', ''],
    [80, 'info', 'shows nothing: the endpoint did not fetch the key set while it was served so'],
  ])(
    'something is made only where the set was fetched with the key in it: every %i s',
    async (rest, status, message) => {
      const ended = await playHosted({ cases: [id], behaviour: keeping(rest) });
      expect(ended.result(id)).toMatchObject({ status, message });
    },
  );

  test('no accusation is made, where the set was not fetched with strange keys in it', async () => {
    const strange = 'set-with-strange-keys';
    const ended = await playHosted({ profile: generic, cases: [strange], behaviour: keeping(150) });
    expect(ended.told(strange)).toBe('info jwks-unknown-keys-ignored');
    expect(ended.result(strange).message).toMatch(/^shows nothing: the endpoint did not fetch/);
    expect(ended.report).toMatchObject({ summary: { failed: 0, warning: 0, error: 0, blocked: 0 } });
  });

  test('no accusation is made, where the whole set is turned away', async () => {
    const behaviour = behaviourOf(variants, 'key-set-with-unfit-key-refused');
    const ended = await playHosted({ cases: [id], behaviour });
    expect(ended.told(id)).toBe('passed alg-fits-method');
    const kids = ended.arrivals.map(({ header }) => String(header['kid']).replace(/-[0-9a-f-]{36}$/, ''));
    expect(kids.join(' ')).toContain('rotated rotated rotated secret rotated');
  });
});
