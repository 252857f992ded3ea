import type { Behaviour } from '../behaviour.ts';
import { sends } from '../bench/witness.ts';
import type { Variant } from '../defect.ts';

/** Every time boundary judged with another tolerance, in seconds. */
function withSkew(b: Behaviour, skew: number): Behaviour {
  return {
    ...b,
    notExpired: (exp, scene) => b.notExpired(exp, { ...scene, skew }),
    lifetimeAccepted: (exp, iat, scene) => b.lifetimeAccepted(exp, iat, { ...scene, skew }),
    notBeforeAccepted: (nbf, scene) => b.notBeforeAccepted(nbf, { ...scene, skew }),
    issuedAtAccepted: (iat, scene) => b.issuedAtAccepted(iat, { ...scene, skew }),
    rememberUntil: (exp, scene) => b.rememberUntil(exp, { ...scene, skew }),
  };
}

/** Lawful ways to judge time. */
export const timeVariants: readonly Variant[] = [
  {
    id: 'clock-skew-60',
    title: 'clocks may differ by 60 seconds, either way and everywhere',
    alter: (b) => withSkew(b, 60),
    witness: sends((bench) => ({ claims: { exp: bench.now() - 55, iat: bench.now() - 100 } })),
  },
  {
    id: 'zero-skew',
    title: 'clocks may not differ at all',
    alter: (b) => ({
      ...withSkew(b, 0),
      issuedAtAccepted: (iat, scene) =>
        b.issuedAtAccepted(iat, { ...scene, skew: 0 }) && (iat === 'absent' || iat === 'wrong' || iat <= scene.now),
    }),
    witness: sends((bench) => ({ claims: { nbf: bench.now() + 1 } })),
  },
  {
    id: 'no-iat-limit',
    title: 'iat may lie anywhere, as long as it is a number',
    alter: (b) => ({ ...b, issuedAtAccepted: (iat) => iat !== 'wrong' }),
    witness: sends((bench) => ({ claims: { iat: bench.now() + 3600, exp: bench.now() + 90 } })),
  },
  {
    id: 'iat-limit-300',
    title: 'iat may be 300 seconds old',
    profiles: ['rfc7523', 'smart-backend-services'],
    alter: (b) => ({
      ...b,
      issuedAtAccepted: (iat, scene) =>
        b.issuedAtAccepted(iat, { ...scene, policy: { ...scene.policy, maxAgeSeconds: 300 } }),
    }),
    witness: sends((bench) => ({ claims: { iat: bench.now() - 400, exp: bench.now() + 50 } })),
  },
  {
    id: 'lifetime-300',
    title: 'an unreasonably distant exp begins after 300 seconds',
    profiles: ['rfc7523'],
    alter: (b) => ({ ...b, lifetimeAccepted: (exp, _iat, { now, skew }) => exp - now <= 300 + skew }),
    witness: sends((bench) => ({ claims: { exp: bench.now() + 3600 } })),
  },
  {
    id: 'fractional-exp-refused',
    title: 'exp must be whole seconds, as these profiles write it',
    profiles: ['smart-backend-services', 'redox-source-auth-v2', 'reltio-client-secret-jwt'],
    alter: (b) => ({
      ...b,
      readDate: (value, claim) =>
        typeof value === 'number' && !Number.isInteger(value) ? 'wrong' : b.readDate(value, claim),
    }),
    witness: sends((bench) => ({ claims: { exp: bench.now() + 60.5 } })),
  },
  {
    id: 'short-rest-refused',
    title: 'an assertion that is good for less than 40 seconds more is refused',
    alter: (b) => ({ ...b, notExpired: (exp, { now }) => now + 40 <= exp }),
    witness: sends((bench) => ({ claims: { exp: bench.now() + 20 } })),
  },
];
