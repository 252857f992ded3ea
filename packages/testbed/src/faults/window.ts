import { sends } from '../bench/witness.ts';
import type { Defect } from '../defect.ts';
import { EPIC, FAPI2, KEYCLOAK } from './about.ts';

/** Faults in the limits that only some profiles put on time claims and `jti`. */
export const windowFaults: readonly Defect[] = [
  {
    id: 'iat-five-minutes-ahead-accepted',
    title: 'iat may be five minutes ahead, where one minute is the most',
    kind: 'wrong-behaviour',
    rules: ['iat-not-in-future'],
    profiles: [...FAPI2, ...KEYCLOAK],
    alter: (b) => ({
      ...b,
      issuedAtAccepted: (iat, scene) =>
        b.issuedAtAccepted(iat, { ...scene, policy: { ...scene.policy, iatAheadSeconds: 300 } }),
    }),
    witness: sends((bench) => ({ claims: { iat: bench.now() + 120 } })),
  },
  {
    id: 'nbf-two-minutes-ahead-accepted',
    title: 'nbf may be two minutes ahead, where one is the most',
    kind: 'wrong-behaviour',
    rules: ['nbf-not-in-future'],
    profiles: FAPI2,
    alter: (b) => ({
      ...b,
      notBeforeAccepted: (nbf, scene) =>
        b.notBeforeAccepted(nbf, { ...scene, policy: { ...scene.policy, nbfAheadSeconds: 120 } }),
    }),
    witness: sends((bench) => ({ claims: { nbf: bench.now() + 75 } })),
  },
  {
    id: 'iat-ahead-refused',
    title: 'an iat a few seconds ahead is refused',
    kind: 'wrong-behaviour',
    rules: ['clock-ahead-accepted'],
    profiles: FAPI2,
    alter: (b) => ({
      ...b,
      issuedAtAccepted: (iat, scene) =>
        b.issuedAtAccepted(iat, { ...scene, policy: { ...scene.policy, iatAheadSeconds: 1 } }),
    }),
    witness: sends((bench) => ({ claims: { iat: bench.now() + 5 } })),
  },
  {
    id: 'nbf-ahead-refused',
    title: 'an nbf a few seconds ahead is refused',
    kind: 'wrong-behaviour',
    rules: ['clock-ahead-accepted'],
    profiles: FAPI2,
    alter: (b) => ({
      ...b,
      notBeforeAccepted: (nbf, { now }) => nbf === 'absent' || (nbf !== 'wrong' && nbf <= now + 1),
    }),
    witness: sends((bench) => ({ claims: { nbf: bench.now() + 5 } })),
  },
  {
    id: 'iat-age-in-minutes',
    title: 'the age limit of 60 is taken for minutes',
    kind: 'wrong-behaviour',
    rules: ['iat-not-too-old'],
    profiles: KEYCLOAK,
    alter: (b) => ({
      ...b,
      issuedAtAccepted: (iat, scene) =>
        b.issuedAtAccepted(iat, { ...scene, policy: { ...scene.policy, maxAgeSeconds: 3600 } }),
    }),
    witness: sends((bench) => ({ claims: { iat: bench.now() - 600 } })),
  },
  {
    id: 'window-measured-from-now',
    title: 'the time from iat or nbf to exp is measured from now instead',
    kind: 'wrong-behaviour',
    rules: ['exp-max-after-iat', 'exp-max-after-nbf'],
    profiles: EPIC,
    alter: (b) => ({ ...b, windowAccepted: (exp, _start, scene) => b.windowAccepted(exp, scene.now, scene) }),
    witness: sends((bench) => ({ claims: { iat: bench.now() - 200, exp: bench.now() + 250 } })),
  },
  {
    id: 'jti-cut-before-it-is-measured',
    title: 'jti is cut to the length of its column, and then is short enough',
    kind: 'wrong-behaviour',
    rules: ['jti-length'],
    profiles: EPIC,
    alter: (b) => ({
      ...b,
      jtiAccepted: (jti, policy) => b.jtiAccepted(typeof jti === 'string' ? jti.slice(0, 151) : jti, policy),
    }),
    witness: sends((bench) => ({ claims: { jti: `${bench.now()}${'x'.repeat(200)}` } })),
  },
];
