import { sends } from '../bench/witness.ts';
import type { Defect } from '../defect.ts';
import type { DateClaim, Member, Scene } from '../scene.ts';
import { FAPI2, RELTIO, STRICT } from './about.ts';

/** A claim that is text with digits in it, as the number they spell. */
function coerced(value: Member): Member {
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
}

/** Whether the lifetime from `iat` on is short enough; without `iat` it starts now. */
function fromIat(exp: number, iat: DateClaim, { now, policy, skew }: Scene): boolean {
  return exp - (typeof iat === 'number' ? iat : now) <= policy.maxLifetimeSeconds + skew;
}

/** Faults in judging `exp`, `nbf` and `iat`. */
export const timeFaults: readonly Defect[] = [
  {
    id: 'lifetime-437-seconds',
    title: 'exp may be 437 seconds ahead',
    kind: 'wrong-behaviour',
    rules: ['exp-max-lifetime'],
    profiles: STRICT,
    alter: (b) => ({ ...b, lifetimeAccepted: (exp, _iat, { now }) => exp - now <= 437 }),
    witness: sends((bench) => ({ claims: { exp: bench.now() + 430 } })),
  },
  {
    id: 'lifetime-unlimited',
    title: 'exp may be as far ahead as it likes',
    kind: 'missing-check',
    rules: ['exp-max-lifetime'],
    alter: (b) => ({ ...b, lifetimeAccepted: () => true }),
    witness: sends((bench) => ({ claims: { exp: bench.now() + 31_536_000 } })),
  },
  {
    id: 'lifetime-from-iat',
    title: 'the lifetime is measured from iat, which the sender chooses',
    kind: 'wrong-behaviour',
    rules: ['exp-max-lifetime'],
    profiles: STRICT,
    alter: (b) => ({ ...b, lifetimeAccepted: fromIat, issuedAtAccepted: (iat) => iat !== 'wrong' }),
    witness: sends((bench) => ({ claims: { iat: bench.now() + 3600, exp: bench.now() + 3700 } })),
  },
  {
    id: 'lifetime-modulo-32-bits',
    title: 'exp is stored in 32 bits before its distance is measured',
    kind: 'wrong-behaviour',
    rules: ['exp-max-lifetime'],
    alter: (b) => ({ ...b, lifetimeAccepted: (exp, iat, scene) => b.lifetimeAccepted(exp >>> 0, iat, scene) }),
    witness: sends((bench) => ({ claims: { exp: bench.now() + 60 + 2 ** 32 } })),
  },
  {
    id: 'exp-in-milliseconds-accepted',
    title: 'an exp of 13 digits is taken for milliseconds',
    kind: 'wrong-behaviour',
    rules: ['exp-max-lifetime'],
    alter: (b) => ({
      ...b,
      readDate: (value, claim) => b.readDate(typeof value === 'number' && value > 1e12 ? value / 1000 : value, claim),
    }),
    witness: sends((bench) => ({ claims: { exp: (bench.now() + 60) * 1000 } })),
  },
  {
    id: 'lifetime-120-seconds',
    title: 'exp more than 120 seconds ahead is refused, though the profile promises 300',
    kind: 'wrong-behaviour',
    rules: ['exp-limit-honoured'],
    profiles: STRICT,
    alter: (b) => ({ ...b, lifetimeAccepted: (exp, _iat, { now }) => exp - now <= 120 }),
    witness: sends((bench) => ({ claims: { exp: bench.now() + 280 } })),
  },
  {
    id: 'exp-absent-accepted',
    title: 'exp is compared only when it is there',
    kind: 'missing-check',
    rules: ['exp-required'],
    alter: (b) => ({ ...b, expiryPresent: (exp) => exp !== 'wrong' }),
    witness: sends({ claims: { exp: undefined } }),
  },
  {
    id: 'exp-text-coerced',
    title: 'digits in quotes are an exp like any other',
    kind: 'wrong-behaviour',
    rules: ['exp-type'],
    alter: (b) => ({ ...b, readDate: (value, claim) => b.readDate(claim === 'exp' ? coerced(value) : value, claim) }),
    witness: sends((bench) => ({ claims: { exp: String(bench.now() + 60) } })),
  },
  {
    id: 'exp-null-skips-the-check',
    title: 'an exp of null counts as absent, and absent as no limit',
    kind: 'wrong-behaviour',
    rules: ['exp-type', 'exp-required'],
    alter: (b) => ({
      ...b,
      readDate: (value, claim) => b.readDate(value ?? undefined, claim),
      expiryPresent: (exp) => exp !== 'wrong',
    }),
    witness: sends({ claims: { exp: null } }),
  },
  {
    id: 'exp-of-another-type-skips-the-check',
    title: 'an exp that is no number makes every comparison false, and so passes',
    kind: 'wrong-behaviour',
    rules: ['exp-type'],
    alter: (b) => ({ ...b, expiryPresent: (exp) => exp !== 'absent' }),
    witness: sends({ claims: { exp: {} } }),
  },
  {
    id: 'exp-leeway-5-minutes',
    title: 'an assertion is good for five minutes after exp',
    kind: 'wrong-behaviour',
    rules: ['exp-in-future'],
    alter: (b) => ({ ...b, notExpired: (exp, { now }) => now < exp + 300 }),
    witness: sends((bench) => ({ claims: { exp: bench.now() - 200, iat: bench.now() - 260 } })),
  },
  {
    id: 'exp-distance-without-sign',
    title: 'the distance between exp and now is compared without its sign',
    kind: 'wrong-behaviour',
    rules: ['exp-in-future'],
    alter: (b) => ({
      ...b,
      notExpired: () => true,
      lifetimeAccepted: (exp, iat, scene) => b.lifetimeAccepted(scene.now + Math.abs(exp - scene.now), iat, scene),
    }),
    witness: sends((bench) => ({ claims: { exp: bench.now() - 150, iat: bench.now() - 160 } })),
  },
  {
    id: 'nbf-not-read',
    title: 'nbf is not read',
    kind: 'missing-check',
    rules: ['nbf-not-in-future', 'nbf-type'],
    alter: (b) => ({ ...b, notBeforeAccepted: () => true }),
    witness: sends((bench) => ({ claims: { nbf: bench.now() + 200, exp: bench.now() + 250 } })),
  },
  {
    id: 'nbf-leeway-5-minutes',
    title: 'an assertion is good five minutes before nbf',
    kind: 'wrong-behaviour',
    rules: ['nbf-not-in-future'],
    alter: (b) => ({
      ...b,
      notBeforeAccepted: (nbf, scene) => b.notBeforeAccepted(nbf, { ...scene, now: scene.now + 300 }),
    }),
    witness: sends((bench) => ({ claims: { nbf: bench.now() + 200, exp: bench.now() + 250 } })),
  },
  {
    id: 'nbf-text-skips-the-check',
    title: 'an nbf that is no number is passed over',
    kind: 'wrong-behaviour',
    rules: ['nbf-type'],
    alter: (b) => ({ ...b, notBeforeAccepted: (nbf, scene) => nbf === 'wrong' || b.notBeforeAccepted(nbf, scene) }),
    witness: sends({ claims: { nbf: 'tomorrow' } }),
  },
  {
    id: 'iat-text-skips-the-check',
    title: 'an iat that is no number is passed over',
    kind: 'wrong-behaviour',
    rules: ['iat-type'],
    alter: (b) => ({ ...b, issuedAtAccepted: (iat, scene) => iat === 'wrong' || b.issuedAtAccepted(iat, scene) }),
    witness: sends({ claims: { iat: 'yesterday' } }),
  },
  {
    id: 'iat-demanded',
    title: 'an assertion without iat is refused',
    kind: 'wrong-behaviour',
    rules: ['iat-optional'],
    alter: (b) => ({ ...b, issuedAtAccepted: (iat, scene) => iat !== 'absent' && b.issuedAtAccepted(iat, scene) }),
    witness: sends({ claims: { iat: undefined } }),
  },
  {
    id: 'lifetime-ten-times-as-long',
    title: 'the limit of the lifetime has one digit too many',
    kind: 'wrong-behaviour',
    rules: ['exp-max-lifetime'],
    profiles: [...STRICT, ...RELTIO],
    alter: (b) => ({ ...b, lifetimeAccepted: (exp, _iat, { now }) => exp - now <= 3000 }),
    witness: sends((bench) => ({ claims: { exp: bench.now() + 2000 } })),
  },
  {
    id: 'exp-not-compared',
    title: 'exp must be there, and may lie in the past',
    kind: 'missing-check',
    rules: ['exp-in-future'],
    alter: (b) => ({ ...b, notExpired: () => true }),
    witness: sends((bench) => ({ claims: { exp: bench.now() - 3600, iat: undefined } })),
  },
  {
    id: 'exp-text-crashes',
    title: 'an exp that is text ends in an exception and 500',
    kind: 'wrong-behaviour',
    rules: ['refusal-answered'],
    alter: (b) => ({
      ...b,
      readDate: (value, claim) => {
        if (claim === 'exp' && typeof value === 'string') throw new TypeError('exp is no number');
        return b.readDate(value, claim);
      },
      onCrash: () => ({ status: 500, headers: {}, body: '' }),
    }),
    witness: sends({ claims: { exp: 'soon' } }),
  },
  {
    id: 'lifetime-120-seconds-without-iat',
    title: 'without iat only 120 seconds are granted, though the profile promises 300',
    kind: 'wrong-behaviour',
    rules: ['exp-limit-honoured'],
    profiles: STRICT,
    alter: (b) => ({
      ...b,
      lifetimeAccepted: (exp, iat, scene) =>
        (iat !== 'absent' || exp - scene.now <= 120) && b.lifetimeAccepted(exp, iat, scene),
    }),
    witness: sends((bench) => ({ claims: { iat: undefined, exp: bench.now() + 280 } })),
  },
  ...(['nbf', 'iat'] as const).flatMap((claim): readonly Defect[] => [
    {
      id: `${claim}-milliseconds-read`,
      title: `a large ${claim} is taken for milliseconds`,
      kind: 'wrong-behaviour',
      rules: [`${claim}-not-in-future`],
      ...(claim === 'iat' && { profiles: FAPI2 }),
      alter: (b) => ({
        ...b,
        readDate: (value, of) =>
          b.readDate(of === claim && typeof value === 'number' && value > 1e11 ? Math.floor(value / 1000) : value, of),
      }),
      witness: sends((bench) => ({ claims: { [claim]: bench.now() * 1000 } })),
    },
    {
      id: `${claim}-wraps-at-32-bits`,
      title: `${claim} is kept in 32 bits`,
      kind: 'wrong-behaviour',
      rules: [`${claim}-not-in-future`],
      ...(claim === 'iat' && { profiles: FAPI2 }),
      alter: (b) => ({
        ...b,
        readDate: (value, of) => b.readDate(of === claim && typeof value === 'number' ? value % 2 ** 32 : value, of),
      }),
      witness: sends((bench) => ({ claims: { [claim]: 2 ** 32 + bench.now() } })),
    },
  ]),
  {
    id: 'exp-small-is-relative',
    title: 'a small exp counts from now',
    kind: 'wrong-behaviour',
    rules: ['exp-in-future'],
    alter: (b) => {
      let now = 0;
      return {
        ...b,
        acceptedAudiences: (scene) => {
          now = scene.now;
          return b.acceptedAudiences(scene);
        },
        readDate: (value, of) =>
          b.readDate(of === 'exp' && typeof value === 'number' && value > 0 && value < 1e6 ? now + value : value, of),
      };
    },
    witness: sends({ claims: { exp: 60 } }),
  },
  {
    id: 'nbf-digits-coerced',
    title: 'an nbf that is a text of digits is read as a number',
    kind: 'wrong-behaviour',
    rules: ['nbf-type'],
    alter: (b) => ({ ...b, readDate: (value, of) => b.readDate(of === 'nbf' ? coerced(value) : value, of) }),
    witness: sends((bench) => ({ claims: { nbf: String(bench.now() - 10) } })),
  },
];
