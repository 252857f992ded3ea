import type { Json } from '@assay/validator';
import type { Behaviour, Jwk } from '../behaviour.ts';
import { registeredKey } from '../bench/clients.ts';
import { sends, short } from '../bench/witness.ts';
import { keysByKid, kidOf } from '../correct/keys.ts';
import type { Defect } from '../defect.ts';
import { textOf } from '../json-object.ts';
import type { Attempt } from '../scene.ts';
import { PRIVATE, STRICT } from './about.ts';

/** Where the kid finds nothing, another comparison gets its turn. */
export function alsoFound(b: Behaviour, same: (registered: string, sent: string) => boolean): Behaviour {
  return {
    ...b,
    selectKeys: (keys, attempt, scene) => {
      const exact = b.selectKeys(keys, attempt, scene);
      const kid = kidOf(attempt);
      if (exact.length > 0 || kid === undefined) return exact;
      return keys.filter((key) => typeof key['kid'] === 'string' && same(key['kid'], kid));
    },
  };
}

/** Text that closes a quoted value and adds a condition that always holds. */
function injects(kid: Json | undefined): boolean {
  return typeof kid === 'string' && /'\s*or\s*'?(\w+)'?\s*=\s*'?\1/i.test(kid);
}

function toKid(change: (kid: string) => string): Defect['witness'] {
  return sends((bench) => ({ header: { kid: change(bench.tested.kid ?? '') } }));
}

/** Keeps the keys that were first seen for a client. */
function neverRefreshed(
  b: Behaviour,
  keepsAlso: (kept: readonly Jwk[], now: readonly Jwk[]) => readonly Jwk[],
): Behaviour {
  const kept = new Map<string, readonly Jwk[]>();
  return {
    ...b,
    registeredKeys: async (attempt: Attempt, scene) => {
      const fresh = await b.registeredKeys(attempt, scene);
      const keys = keepsAlso(kept.get(attempt.client.id) ?? fresh, fresh);
      kept.set(attempt.client.id, keys);
      return keys;
    },
  };
}

/** Faults in choosing the key. */
export const keyChoiceFaults: readonly Defect[] = [
  {
    id: 'kid-unknown-any-key',
    title: 'a kid that finds nothing makes every key of the client a candidate',
    kind: 'wrong-behaviour',
    rules: ['kid-known'],
    profiles: STRICT,
    when: PRIVATE,
    alter: (b) => alsoFound(b, () => true),
    witness: toKid(() => 'no-such-key'),
  },
  {
    id: 'kid-prefix-compared',
    title: 'a kid that a registered one begins with finds it',
    kind: 'wrong-behaviour',
    rules: ['kid-known'],
    profiles: STRICT,
    when: PRIVATE,
    alter: (b) => alsoFound(b, (registered, sent) => registered.startsWith(sent)),
    witness: toKid((kid) => kid.slice(0, -1)),
  },
  {
    id: 'kid-case-folded',
    title: 'kid is compared without letter case',
    kind: 'wrong-behaviour',
    rules: ['kid-known'],
    profiles: STRICT,
    when: PRIVATE,
    alter: (b) => alsoFound(b, (registered, sent) => registered.toLowerCase() === sent.toLowerCase()),
    witness: toKid((kid) => kid.toUpperCase()),
  },
  {
    id: 'kid-trimmed',
    title: 'space around kid is cut off',
    kind: 'wrong-behaviour',
    rules: ['kid-known'],
    profiles: STRICT,
    when: PRIVATE,
    alter: (b) => alsoFound(b, (registered, sent) => registered === sent.trim()),
    witness: toKid((kid) => `${kid} `),
  },
  {
    id: 'kid-in-a-query',
    title: 'kid is pasted into a database query',
    kind: 'wrong-behaviour',
    rules: ['kid-treated-as-data', 'kid-known'],
    // Elsewhere any key of the client may serve when kid names none, and this shows no otherwise.
    profiles: STRICT,
    when: PRIVATE,
    alter: (b) => ({
      ...b,
      selectKeys: (keys, attempt, scene) =>
        injects(attempt.header['kid']) ? keys : b.selectKeys(keys, attempt, scene),
    }),
    witness: toKid(() => `x' OR '1'='1`),
  },
  {
    id: 'kid-absent-accepted',
    title: 'without kid the only key is taken',
    kind: 'missing-check',
    rules: ['kid-required'],
    profiles: STRICT,
    when: PRIVATE,
    alter: (b) => ({ ...b, kidAccepted: (kid, client, policy) => !kid || b.kidAccepted(kid, client, policy) }),
    witness: sends({ header: { kid: undefined } }),
  },
  {
    id: 'kid-number-crashes',
    title: 'a kid that is no string ends in an exception and 500',
    kind: 'wrong-behaviour',
    rules: ['refusal-answered', 'kid-string'],
    when: PRIVATE,
    alter: (b) => ({
      ...b,
      kidAccepted: (kid, client, policy) => b.kidAccepted((kid as string | undefined)?.trim(), client, policy),
      onCrash: () => ({ status: 500, headers: {}, body: '' }),
    }),
    witness: sends({ header: { kid: 7 } }),
  },
  {
    id: 'kid-array-searched',
    title: 'a kid that is an array names each of its entries',
    kind: 'wrong-behaviour',
    rules: ['kid-string'],
    when: PRIVATE,
    alter: (b) => ({
      ...b,
      kidAccepted: (kid, client, policy) => Array.isArray(kid) || b.kidAccepted(kid, client, policy),
      selectKeys: (keys, attempt, scene) => {
        const kid = attempt.header['kid'];
        const named = Array.isArray(kid) ? keys.filter((key) => kid.includes(key['kid'] ?? null)) : [];
        return named.length > 0 ? named : b.selectKeys(keys, attempt, scene);
      },
    }),
    witness: sends((bench) => ({ header: { kid: ['other', bench.tested.kid ?? ''] } })),
  },
  {
    id: 'key-of-any-client',
    title: 'keys of all clients lie in one table, found by kid',
    kind: 'wrong-behaviour',
    rules: ['key-belongs-to-client', 'kid-known'],
    when: PRIVATE,
    needs: ['second-client'],
    alter: (b) => ({
      ...b,
      selectKeys: (keys, attempt, scene) => {
        const all = scene.clients.flatMap((client) => client.jwks?.keys ?? []);
        const fitting = all.filter((key) => b.keyFits(key, attempt.alg));
        return [...b.selectKeys(keys, attempt, scene), ...keysByKid(fitting, attempt)];
      },
    }),
    witness: sends((bench) => ({ key: bench.other.key, header: { kid: bench.other.kid } })),
  },
  {
    id: 'withdrawn-key-kept',
    title: 'a key that left the JWK Set goes on verifying',
    kind: 'wrong-behaviour',
    rules: ['jwks-cache-not-longer'],
    profiles: STRICT,
    when: PRIVATE,
    needs: ['jwks-server', 'slow'],
    alter: (b) =>
      neverRefreshed(b, (kept, now) => [...now, ...kept.filter((one) => !now.some(({ kid }) => kid === one['kid']))]),
    witness: async (bench) => {
      const before = short(await bench.send({ client: bench.hosted }));
      bench.serve(`/${bench.hosted.id}/jwks.json`, { keys: [] });
      bench.advance(10);
      return `${before}, ${short(await bench.send({ client: bench.hosted }))}`;
    },
  },
  {
    id: 'new-key-not-seen',
    title: 'a JWK Set is fetched once and never again',
    kind: 'wrong-behaviour',
    rules: ['jwks-refetch-on-unknown-kid'],
    profiles: ['redox-source-auth-v2'],
    when: PRIVATE,
    needs: ['jwks-server'],
    alter: (b) => neverRefreshed(b, (kept) => kept),
    witness: async (bench) => {
      await bench.send({ client: bench.hosted });
      const rotated = { ...registeredKey(bench.other), kid: 'rotated' };
      bench.serve(`/${bench.hosted.id}/jwks.json`, { keys: [rotated] });
      bench.advance(10);
      const { key } = bench.other;
      return short(await bench.send({ client: bench.hosted, key, header: { kid: 'rotated' } }));
    },
  },
  {
    id: 'strange-key-spoils-the-set',
    title: 'one key of an unknown type makes the whole JWK Set unusable',
    kind: 'wrong-behaviour',
    rules: ['jwks-unknown-keys-ignored'],
    when: PRIVATE,
    needs: ['jwks-server'],
    alter: (b) => ({
      ...b,
      registeredKeys: async (attempt, scene) => {
        const keys = await b.registeredKeys(attempt, scene);
        return keys.every((key) => ['RSA', 'EC', 'OKP'].includes(textOf(key['kty']))) ? keys : [];
      },
    }),
    witness: async (bench) => {
      const keys = [{ kty: 'AKP', kid: 'future', alg: 'ML-DSA-44', pub: 'AA' }, registeredKey(bench.hosted)];
      bench.serve(`/${bench.hosted.id}/jwks.json`, { keys });
      return short(await bench.send({ client: bench.hosted }));
    },
  },
];
