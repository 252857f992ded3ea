import { hostedSet } from '../bench/hosted-set.ts';
import type { Variant } from '../defect.ts';
import { PRIVATE } from '../faults/about.ts';
import { fetching } from '../faults/fetching.ts';

const HOSTED = {
  profiles: ['redox-source-auth-v2', 'oidc-core-private-key-jwt'],
  when: PRIVATE,
  needs: ['jwks-server'],
} as const;

/** Lawful ways to fetch and keep the registered key set. */
export const keySetVariants: readonly Variant[] = [
  {
    id: 'key-set-rests-30-seconds',
    title: 'an unknown kid has the JWK Set fetched again, at most once in half a minute',
    ...HOSTED,
    alter: (b) => fetching(b, { rest: 30 }),
    witness: async (bench) => {
      const set = hostedSet(bench);
      set.publish(600);
      await set.ask();
      set.publish(600, set.rotated);
      bench.advance(20);
      const early = await set.ask('rotated');
      bench.advance(20);
      return `${early}, ${await set.ask('rotated')}`;
    },
  },
  {
    id: 'key-set-kept-for-max-age',
    title: 'a JWK Set is kept as long as it may be, whatever the assertion names',
    ...HOSTED,
    alter: (b) => fetching(b, { rest: Number.POSITIVE_INFINITY }),
    witness: async (bench) => {
      const set = hostedSet(bench);
      set.publish(600);
      await set.ask();
      set.publish(600, set.rotated);
      bench.advance(300);
      const early = await set.ask('rotated');
      bench.advance(301);
      return `${early}, ${await set.ask('rotated')}`;
    },
  },
  {
    id: 'last-good-key-set-kept',
    title: 'while a JWK Set cannot be fetched the last one serves, for ten minutes',
    ...HOSTED,
    alter: (b) => fetching(b, { stale: 600 }),
    witness: async (bench) => {
      const set = hostedSet(bench);
      await set.ask();
      set.answer((response) => void response.writeHead(500).end());
      bench.advance(60);
      return set.ask();
    },
  },
  {
    id: 'key-set-given-up-for-30-seconds',
    title: 'a fetch that fails costs the JWK Set that was there, and is repeated after half a minute',
    ...HOSTED,
    alter: (b) => fetching(b, { forgets: true, sulk: 30, rest: 30 }),
    witness: async (bench) => {
      const set = hostedSet(bench);
      set.answer((response) => void response.writeHead(500).end());
      const during = await set.ask();
      set.publish(2);
      bench.advance(20);
      return `${during}, ${await set.ask()}`;
    },
  },
  {
    id: 'key-set-unreachable-500',
    title: 'while a JWK Set cannot be fetched, who needs it is answered 500',
    ...HOSTED,
    alter: (b) => {
      const unreachable = fetching(b, {});
      return {
        ...unreachable,
        registeredKeys: async (attempt, scene) => {
          const keys = await unreachable.registeredKeys(attempt, scene);
          if (keys.length === 0) throw new Error('the key set is unreachable');
          return keys;
        },
        onCrash: () => ({ status: 500, headers: { 'Cache-Control': 'no-store' }, body: '' }),
      };
    },
    witness: async (bench) => {
      const set = hostedSet(bench);
      set.answer((response) => void response.writeHead(500).end());
      return set.ask();
    },
  },
];
