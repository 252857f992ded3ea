import type { Json, JsonObject } from '@assay/validator';
import { registeredKey } from '../bench/clients.ts';
import { hostedSet } from '../bench/hosted-set.ts';
import { pairFor } from '../bench/keys.ts';
import { short } from '../bench/witness.ts';
import { keysByKid, kidOf } from '../correct/keys.ts';
import type { Defect } from '../defect.ts';
import { fetchJson } from '../fetch-json.ts';
import { FAPI2, PRIVATE, STRICT } from './about.ts';
import { fetching } from './fetching.ts';

const HOUR = 3600;
const REDOX: readonly string[] = ['redox-source-auth-v2'];

/** Faults in fetching and keeping the registered key set. */
export const keySetFaults: readonly Defect[] = [
  {
    id: 'set-fetched-for-every-request',
    title: 'the JWK Set is fetched for every request',
    kind: 'wrong-behaviour',
    rules: ['jwks-refetch-on-unknown-kid', 'jwks-cache-used'],
    profiles: REDOX,
    when: PRIVATE,
    needs: ['jwks-server'],
    alter: (b) => fetching(b, { fresh: () => 0 }),
    witness: async (bench) => {
      const set = hostedSet(bench);
      for (let sent = 0; sent < 3; sent += 1) await set.ask();
      return `${set.hits()} fetches`;
    },
  },
  {
    id: 'set-fetched-for-every-unknown-kid',
    title: 'every unknown kid has the JWK Set fetched again',
    kind: 'wrong-behaviour',
    rules: ['jwks-refetch-on-unknown-kid'],
    profiles: REDOX,
    when: PRIVATE,
    needs: ['jwks-server'],
    alter: (b) => fetching(b, { rest: 0 }),
    witness: async (bench) => {
      const set = hostedSet(bench);
      for (let sent = 0; sent < 3; sent += 1) await set.ask({ kid: `unknown-${sent}` });
      return `${set.hits()} fetches`;
    },
  },
  {
    id: 'set-kept-for-five-minutes',
    title: 'a JWK Set is kept for five minutes, whatever the assertion names',
    kind: 'wrong-behaviour',
    rules: ['jwks-refetch-on-unknown-kid', 'jwks-cache-not-longer'],
    profiles: REDOX,
    when: PRIVATE,
    needs: ['jwks-server', 'slow'],
    alter: (b) => fetching(b, { fresh: () => 300, rest: 300 }),
    witness: async (bench) => {
      const set = hostedSet(bench);
      await set.ask();
      set.publish(2, set.rotated);
      bench.advance(60);
      return set.ask('rotated');
    },
  },
  {
    id: 'set-kept-for-an-hour',
    title: 'a JWK Set is kept for an hour, unless a kid is missing in it',
    kind: 'wrong-behaviour',
    rules: ['jwks-cache-not-longer'],
    profiles: STRICT,
    when: PRIVATE,
    needs: ['jwks-server', 'slow'],
    alter: (b) => fetching(b, { fresh: () => HOUR }),
    witness: async (bench) => {
      const set = hostedSet(bench);
      set.publish(2, set.rotated);
      const before = await set.ask('rotated');
      set.publish(2);
      bench.advance(60);
      return `${before}, ${await set.ask('rotated')}`;
    },
  },
  {
    id: 'replaced-key-not-seen',
    title: 'a key that was seen once stays, whatever stands under its kid later',
    kind: 'wrong-behaviour',
    rules: ['jwks-cache-not-longer'],
    profiles: STRICT,
    when: PRIVATE,
    needs: ['jwks-server', 'slow'],
    alter: (b) => {
      const seen = new Map<Json | undefined, JsonObject>();
      return {
        ...b,
        registeredKeys: async (attempt, scene) => {
          const keys = await b.registeredKeys(attempt, scene);
          for (const key of keys) if (!seen.has(key['kid'])) seen.set(key['kid'], key);
          return keys.map((key) => seen.get(key['kid']) ?? key);
        },
      };
    },
    witness: async (bench) => {
      const set = hostedSet(bench);
      set.publish(2, { ...set.rotated, ...pairFor(bench.hosted.alg, 'replaced').jwk });
      await set.ask();
      set.publish(2, set.rotated);
      bench.advance(60);
      return set.ask('rotated');
    },
  },
  {
    id: 'key-of-one-kid-taken-first',
    title: 'of several keys with one kid the first is taken, whether it fits or not',
    kind: 'wrong-behaviour',
    rules: ['jwks-duplicate-kid-resolved'],
    profiles: FAPI2,
    when: PRIVATE,
    needs: ['jwks-server', 'slow'],
    alter: (b) => ({
      ...b,
      registeredKeys: async (attempt, scene) => {
        const keys = await b.registeredKeys(attempt, scene);
        return kidOf(attempt) === undefined ? keys : keysByKid(keys, attempt).slice(0, 1);
      },
    }),
    witness: async (bench) => {
      const { alg, kid = '' } = bench.hosted;
      const other = pairFor(alg.startsWith('ES') ? 'Ed25519' : 'ES256', 'other').jwk;
      bench.serve(`/${bench.hosted.id}/jwks.json`, { keys: [{ ...other, kid }, registeredKey(bench.hosted)] });
      return short(await bench.send({ client: bench.hosted }));
    },
  },
  {
    id: 'keys-of-one-kid-tried-in-turn',
    title: 'of several keys with one kid each may have signed',
    kind: 'wrong-behaviour',
    rules: ['kid-known'],
    profiles: STRICT,
    when: PRIVATE,
    needs: ['jwks-server', 'slow'],
    alter: (b) => ({ ...b, selectKeys: keysByKid }),
    witness: async (bench) => {
      const { alg, kid = '' } = bench.hosted;
      const twin = { ...pairFor(alg, 'twin').jwk, kid };
      bench.serve(`/${bench.hosted.id}/jwks.json`, { keys: [twin, registeredKey(bench.hosted)] });
      return short(await bench.send({ client: bench.hosted }));
    },
  },
  {
    id: 'slow-set-holds-everybody-up',
    title: 'while a JWK Set is fetched nobody is served, and the fetch may take as long as it likes',
    kind: 'wrong-behaviour',
    rules: ['keeps-serving', 'refusal-answered'],
    profiles: STRICT,
    when: PRIVATE,
    needs: ['jwks-server'],
    alter: (b) => {
      let running: Promise<unknown> = Promise.resolve();
      const whole = async (url: string) => {
        const response = await fetch(url);
        return { headers: Object.fromEntries(response.headers), value: await response.json() };
      };
      const patiently = (url: string) => {
        const fetched = whole(url).catch(() => undefined);
        running = fetched;
        return fetched;
      };
      const slow = fetching(b, { fetch: patiently });
      return {
        ...slow,
        admit: async (scene) => {
          await running;
          return b.admit(scene);
        },
      };
    },
    witness: async (bench) => {
      const set = hostedSet(bench);
      const asked = new Promise<void>((resolve) => set.answer(() => resolve()));
      const waiting = set.ask();
      await asked;
      const other = short(await bench.send({}));
      await waiting;
      return other;
    },
  },
  {
    id: 'broken-set-ends-the-server',
    title: 'a JWK Set that cannot be read ends the process',
    kind: 'wrong-behaviour',
    rules: ['keeps-serving'],
    profiles: STRICT,
    when: PRIVATE,
    needs: ['jwks-server'],
    alter: (b) => {
      let ended = false;
      const fragile = fetching(b, {
        fetch: async (url) => {
          const fetched = await fetchJson(url);
          ended ||= fetched === undefined;
          return fetched;
        },
      });
      return {
        ...fragile,
        admit: (scene) => (ended ? 'reset' : b.admit(scene)),
        finish: (reply, outcome, scene) => (ended ? 'reset' : b.finish(reply, outcome, scene)),
      };
    },
    witness: async (bench) => {
      const set = hostedSet(bench);
      set.answer((response) => void response.end('{"keys":['));
      await set.ask();
      return short(await bench.send({}));
    },
  },
  {
    id: 'failed-fetch-remembered-for-an-hour',
    title: 'a client whose JWK Set could not be fetched once is turned away for an hour',
    kind: 'wrong-behaviour',
    rules: ['keeps-serving'],
    profiles: STRICT,
    when: PRIVATE,
    needs: ['jwks-server'],
    alter: (b) => fetching(b, { forgets: true, sulk: HOUR, rest: HOUR }),
    witness: async (bench) => {
      const set = hostedSet(bench);
      set.answer((response) => void response.writeHead(500).end());
      await set.ask();
      set.publish(2);
      bench.advance(60);
      return set.ask();
    },
  },
];
