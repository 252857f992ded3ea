import { publicKey, strongEnough } from '../algorithm.ts';
import type { Behaviour, Jwk } from '../behaviour.ts';
import { hostedSet } from '../bench/hosted-set.ts';
import type { Witness } from '../bench/witness.ts';
import { kidOf } from '../correct/keys.ts';
import type { Variant } from '../defect.ts';
import { PRIVATE } from '../faults/about.ts';
import { fetching } from '../faults/fetching.ts';
import { fetchJson } from '../fetch-json.ts';
import { jwksSource, keysOf } from '../jwks-source.ts';
import type { Attempt } from '../scene.ts';

const HOSTED = {
  profiles: ['redox-source-auth-v2', 'oidc-core-private-key-jwt'],
  when: PRIVATE,
  needs: ['jwks-server'],
} as const;

/** Whether a key must not stand in a set of public keys, or is too short to be used (RFC 7518 section 3.3). */
function isUnfit(key: Jwk): boolean {
  if (key['kty'] !== 'RSA') return key['kty'] === 'oct' || key['crv'] === 'secp256k1' || key['crv'] === 'Ed448';
  const imported = publicKey(key);
  return imported !== undefined && !strongEnough(imported);
}

/** The endpoint that turns to other keys when one of the registered ones is unfit. */
function unlessUnfit(b: Behaviour, instead: (attempt: Attempt) => readonly Jwk[]): Behaviour {
  return {
    ...b,
    registeredKeys: async (attempt, scene) => {
      const keys = await b.registeredKeys(attempt, scene);
      return keys.some(isUnfit) ? instead(attempt) : keys;
    },
  };
}

/** What a set with a secret in it is worth, after one without. */
const withSecret: Witness = async (bench) => {
  const set = hostedSet(bench);
  const before = await set.ask();
  set.publish(2, { kty: 'oct', kid: 'secret', k: 'AAAA' }, set.rotated);
  bench.advance(20);
  const rotated = await set.ask('rotated');
  return `${before}, ${rotated}, ${await set.ask()}`;
};

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
  {
    id: 'key-set-with-unfit-key-refused',
    title: 'a JWK Set that holds a secret or a short key is turned away as a whole',
    ...HOSTED,
    alter: (b) => unlessUnfit(b, () => []),
    witness: withSecret,
  },
  {
    id: 'key-set-with-unfit-key-costs-a-minute',
    title: 'a JWK Set that holds a secret or a short key costs the one before, and is fetched again after a minute',
    ...HOSTED,
    alter: (b) => {
      const sound = async (url: string) => {
        const fetched = await fetchJson(url);
        return keysOf(fetched?.value).some(isUnfit) ? undefined : fetched;
      };
      return fetching(b, { fetch: sound, forgets: true, sulk: 60, rest: 60 });
    },
    witness: withSecret,
  },
  {
    id: 'key-set-with-unfit-key-not-taken-over',
    title: 'a JWK Set that holds a secret or a short key does not replace the one before',
    ...HOSTED,
    alter: (b) => {
      const sound = new Map<string, readonly Jwk[]>();
      const careful = unlessUnfit(b, ({ client }) => sound.get(client.id) ?? []);
      return {
        ...careful,
        registeredKeys: async (attempt, scene) => {
          const keys = await careful.registeredKeys(attempt, scene);
          sound.set(attempt.client.id, keys);
          return keys;
        },
      };
    },
    witness: withSecret,
  },
  {
    id: 'keys-without-use-passed-over',
    title: 'a key verifies only when its use says so',
    ...HOSTED,
    alter: (b) => ({ ...b, keyFits: (key, alg) => key['use'] === 'sig' && b.keyFits(key, alg) }),
    witness: async (bench) => {
      const set = hostedSet(bench);
      const { use: _, ...rotated } = set.rotated;
      set.publish(2, rotated);
      return set.ask('rotated');
    },
  },
  {
    id: 'key-set-fetched-behind-requests',
    title: 'no request waits for a JWK Set that is fetched again; the next ones find it',
    ...HOSTED,
    alter: (b) => {
      const source = jwksSource();
      const kept = new Map<string, readonly Jwk[]>();
      return {
        ...b,
        registeredKeys: (attempt, { now }) => {
          const { id } = attempt.client;
          const before = kept.get(id);
          const fetched = source.keys(attempt.client, kidOf(attempt), now).then((keys) => {
            kept.set(id, keys);
            return keys;
          });
          return before ?? fetched;
        },
      };
    },
    witness: async (bench) => {
      const set = hostedSet(bench);
      await set.ask();
      set.publish(2, set.rotated);
      bench.advance(20);
      const first = await set.ask('rotated');
      bench.advance(1);
      return `${first}, ${await set.ask()}`;
    },
  },
];
