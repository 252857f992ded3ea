import { setTimeout as wait } from 'node:timers/promises';
import type { Behaviour } from '../behaviour.ts';
import { withSignature } from '../bench/signing.ts';
import { sends, sendsInTurn, short, type Witness, type WitnessBench } from '../bench/witness.ts';
import type { Defect } from '../defect.ts';
import { textOf } from '../json-object.ts';
import type { Attempt } from '../scene.ts';
import { RELTIO, STRICT } from './about.ts';

/** A memory of keys that is not the endpoint's own. */
function remembers(b: Behaviour, take: (seen: Set<string>, key: string) => boolean | Promise<boolean>): Behaviour {
  const seen = new Set<string>();
  return { ...b, consume: (key) => take(seen, key) };
}

function takeOnce(seen: Set<string>, key: string): boolean {
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

/** A memory of so many uses: the oldest makes room. */
function lastUses(b: Behaviour, most: number): Behaviour {
  return remembers(b, (seen, key) => {
    const fresh = takeOnce(seen, key);
    const [oldest] = seen;
    if (seen.size > most && oldest !== undefined) seen.delete(oldest);
    return fresh;
  });
}

/** No memory of a `jti` that the store cannot hold. */
function unstored(b: Behaviour, fits: (jti: string) => boolean): Behaviour {
  return {
    ...b,
    replayKey: (attempt) => {
      const { jti } = attempt.claims;
      return typeof jti === 'string' && !fits(jti) ? undefined : b.replayKey(attempt);
    },
  };
}

/** The same `jti` under another key. */
function keyed(b: Behaviour, key: (jti: string, attempt: Attempt) => string): Behaviour {
  return {
    ...b,
    replayKey: (attempt) => {
      const { jti } = attempt.claims;
      return b.replayKey(attempt) === undefined || typeof jti !== 'string' ? undefined : key(jti, attempt);
    },
  };
}

/** The same `jti` twice, in two assertions. */
function twice(between?: (bench: WitnessBench) => Promise<unknown>): Witness {
  return async (bench) => {
    const claims = { jti: 'once-and-again', exp: bench.now() + 200 };
    const before = short(await bench.send({ claims }));
    await between?.(bench);
    return `${before}, ${short(await bench.send({ claims }))}`;
  };
}

/** So many other assertions. */
function others(count: number): (bench: WitnessBench) => Promise<void> {
  return async (bench) => {
    for (let sent = 0; sent < count; sent += 1) await bench.send({});
  };
}

function both(...jtis: readonly [string, string]): Witness {
  return sendsInTurn({ claims: { jti: jtis[0] } }, { claims: { jti: jtis[1] } });
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Faults in single use. */
export const replayFaults: readonly Defect[] = [
  {
    id: 'jti-not-remembered',
    title: 'an assertion is good as often as it is sent',
    kind: 'missing-check',
    rules: ['jti-single-use'],
    alter: (b) => ({ ...b, consume: () => true }),
    witness: twice(),
  },
  {
    id: 'jti-keyed-by-token-text',
    title: 'the text of the assertion is remembered and not its jti',
    kind: 'wrong-behaviour',
    rules: ['jti-single-use'],
    alter: (b) => keyed(b, (_jti, { text }) => text),
    witness: sendsInTurn({ claims: { jti: 'one' } }, { claims: { jti: 'one', more: true } }),
  },
  {
    id: 'jti-keyed-with-exp',
    title: 'a jti counts as new under another exp',
    kind: 'wrong-behaviour',
    rules: ['jti-single-use'],
    alter: (b) => keyed(b, (jti, { client, claims }) => `${client.id} ${jti} ${JSON.stringify(claims['exp'])}`),
    witness: sendsInTurn({ claims: { jti: 'one' } }, (bench) => ({ claims: { jti: 'one', exp: bench.now() + 95 } })),
  },
  {
    id: 'jti-burned-before-authentication',
    title: 'jti is used up before the signature is checked',
    kind: 'wrong-behaviour',
    rules: ['jti-consumed-after-authentication'],
    alter: (b) => ({ ...b, order: ['client', 'replay', 'header', 'signature', 'claims', 'grant', 'scope'] }),
    witness: sendsInTurn(
      { claims: { jti: 'guessed' }, text: withSignature((octets) => octets.with(9, (octets[9] ?? 0) ^ 1)) },
      { claims: { jti: 'guessed' } },
    ),
  },
  {
    id: 'jti-checked-then-set',
    title: 'between asking for a jti and storing it others may ask',
    kind: 'wrong-behaviour',
    rules: ['jti-consumed-atomically'],
    alter: (b) =>
      remembers(b, async (seen, key) => {
        if (seen.has(key)) return false;
        await wait(50);
        seen.add(key);
        return true;
      }),
    witness: async (bench) => {
      const assertion = bench.assertion({});
      const answers = await Promise.all(Array.from({ length: 20 }, () => bench.send({ text: () => assertion })));
      return `${answers.filter((answer) => answer.status === 200).length} of 20 accepted`;
    },
  },
  {
    id: 'jti-cache-of-25',
    title: 'only the last 25 uses are remembered',
    kind: 'wrong-behaviour',
    rules: ['jti-remembered-until-exp'],
    alter: (b) => lastUses(b, 25),
    witness: twice(others(30)),
  },
  {
    id: 'jti-cache-of-100',
    title: 'only the last hundred uses are remembered',
    kind: 'wrong-behaviour',
    rules: ['jti-remembered-until-exp'],
    needs: ['slow'],
    alter: (b) => lastUses(b, 100),
    witness: twice(others(105)),
  },
  {
    id: 'jti-keyed-with-aud',
    title: 'a jti counts as new when aud is written otherwise',
    kind: 'wrong-behaviour',
    rules: ['jti-single-use'],
    profiles: ['smart-backend-services', 'oidc-core-private-key-jwt'],
    alter: (b) => keyed(b, (jti, { client, claims }) => `${client.id} ${jti} ${JSON.stringify(claims['aud'])}`),
    witness: sendsInTurn({ claims: { jti: 'one' } }, (bench) => ({
      claims: { jti: 'one', aud: [textOf(bench.base().claims['aud'])] },
    })),
  },
  {
    id: 'jti-keyed-with-scope',
    title: 'a jti counts as new when another scope is asked for',
    kind: 'wrong-behaviour',
    rules: ['jti-single-use'],
    alter: (b) => keyed(b, (jti, { client, pairs }) => `${client.id} ${jti} ${b.valueOf(pairs, 'scope') ?? ''}`),
    witness: sendsInTurn({ claims: { jti: 'one' } }, (bench) => ({
      claims: { jti: 'one' },
      params: { scope: `${bench.base().params['scope'] ?? bench.tested.scopes[0] ?? ''} more` },
    })),
  },
  {
    id: 'jti-too-long-to-store',
    title: 'a jti of more than 255 characters does not fit the column and is not remembered',
    kind: 'wrong-behaviour',
    rules: ['jti-single-use'],
    alter: (b) => unstored(b, (jti) => jti.length <= 255),
    witness: both('n'.repeat(300), 'n'.repeat(300)),
  },
  {
    id: 'jti-beyond-ascii-not-stored',
    title: 'a jti beyond ASCII does not fit the column and is not remembered',
    kind: 'wrong-behaviour',
    rules: ['jti-single-use'],
    alter: (b) => unstored(b, (jti) => !/[^ -~]/.test(jti)),
    witness: both('żółć-日本', 'żółć-日本'),
  },
  {
    id: 'jti-taken-over-by-other-client',
    title: 'of a jti only the client is remembered that used it last',
    kind: 'wrong-behaviour',
    rules: ['jti-single-use'],
    needs: ['second-client'],
    alter: (b) => {
      const last = new Map<string, string>();
      return {
        ...keyed(b, (jti, { client }) => JSON.stringify([jti, client.id])),
        consume: (key) => {
          const [jti, client] = JSON.parse(key) as [string, string];
          const fresh = last.get(jti) !== client;
          last.set(jti, client);
          return fresh;
        },
      };
    },
    witness: twice((bench) => bench.send({ client: bench.other, claims: { jti: 'once-and-again' } })),
  },
  {
    id: 'jti-forgotten-after-5-seconds',
    title: 'a use is remembered for five seconds, however long the assertion is good',
    kind: 'wrong-behaviour',
    rules: ['jti-remembered-until-exp'],
    needs: ['slow'],
    alter: (b) => ({ ...b, rememberUntil: (_exp, { now }) => now + 5 }),
    witness: twice(async (bench) => bench.advance(8)),
  },
  {
    id: 'jti-memory-lost-on-refusal',
    title: 'a refused request clears the memory of uses',
    kind: 'wrong-behaviour',
    rules: ['jti-single-use', 'jti-remembered-until-exp'],
    alter: (b) => {
      const seen = new Set<string>();
      return {
        ...b,
        consume: (key) => takeOnce(seen, key),
        finish: (reply, outcome, scene) => {
          if (outcome.kind === 'refused') seen.clear();
          return b.finish(reply, outcome, scene);
        },
      };
    },
    witness: twice((bench) => bench.send({ claims: { aud: 'https://stranger.example' } })),
  },
  {
    id: 'jti-two-workers',
    title: 'two workers answer in turn, each with a memory of its own',
    kind: 'wrong-behaviour',
    rules: ['jti-single-use'],
    alter: (b) => {
      const workers = [new Set<string>(), new Set<string>()];
      let turn = 0;
      return {
        ...b,
        consume: (key) => {
          turn += 1;
          return takeOnce(workers[turn % 2] ?? new Set(), key);
        },
      };
    },
    witness: twice(),
  },
  {
    id: 'jti-shared-between-clients',
    title: 'the memory of uses does not tell clients apart',
    kind: 'wrong-behaviour',
    rules: ['jti-scoped-by-issuer'],
    needs: ['second-client'],
    alter: (b) => keyed(b, (jti) => jti),
    witness: sendsInTurn({ claims: { jti: 'shared' } }, (bench) => ({
      client: bench.other,
      claims: { jti: 'shared' },
    })),
  },
  {
    id: 'jti-case-folded',
    title: 'two jti that differ in letter case are one',
    kind: 'wrong-behaviour',
    rules: ['jti-compared-exactly'],
    alter: (b) => keyed(b, (jti, { client }) => `${client.id} ${jti.toLowerCase()}`),
    witness: both('Nonce-A', 'nonce-a'),
  },
  {
    id: 'jti-cut-to-36',
    title: 'jti is stored in a column of 36 characters',
    kind: 'wrong-behaviour',
    rules: ['jti-compared-exactly'],
    alter: (b) => keyed(b, (jti, { client }) => `${client.id} ${jti.slice(0, 36)}`),
    witness: both(`${'n'.repeat(40)}1`, `${'n'.repeat(40)}2`),
  },
  {
    id: 'jti-beyond-ascii-crashes',
    title: 'a jti with letters beyond ASCII ends in 500',
    kind: 'wrong-behaviour',
    rules: ['jti-any-form', 'refusal-answered'],
    profiles: ['redox-source-auth-v2'],
    alter: (b) => ({
      ...b,
      jtiAccepted: (jti, policy) => {
        if (typeof jti === 'string' && /[^ -~]/.test(jti)) throw new TypeError('invalid character in a column');
        return b.jtiAccepted(jti, policy);
      },
      onCrash: () => ({ status: 500, headers: {}, body: '' }),
    }),
    witness: sends({ claims: { jti: 'żółć-日本' } }),
  },
  {
    id: 'jti-must-be-uuid',
    title: 'a jti that is no UUID is refused',
    kind: 'wrong-behaviour',
    rules: ['jti-compared-exactly'],
    alter: (b) => ({ ...b, jtiAccepted: (jti) => typeof jti === 'string' && UUID.test(jti) }),
    witness: sends({ claims: { jti: 'audit-4711' } }),
  },
  {
    id: 'jti-absent-accepted',
    title: 'jti is remembered only when it is there',
    kind: 'missing-check',
    rules: ['jti-required'],
    profiles: STRICT,
    alter: (b) => ({ ...b, jtiAccepted: (jti, policy) => jti === undefined || b.jtiAccepted(jti, policy) }),
    witness: sends({ claims: { jti: undefined } }),
  },
  {
    id: 'jti-empty-accepted',
    title: 'an empty jti counts as one',
    kind: 'wrong-behaviour',
    rules: ['jti-required'],
    profiles: STRICT,
    alter: (b) => ({ ...b, jtiAccepted: (jti) => typeof jti === 'string' }),
    witness: sends({ claims: { jti: '' } }),
  },
  {
    id: 'jti-turned-into-text',
    title: 'a jti of any type is turned into text',
    kind: 'wrong-behaviour',
    rules: ['jti-type'],
    alter: (b) => ({
      ...b,
      jtiAccepted: (jti, policy) => b.jtiAccepted(jti === undefined ? jti : textOf(jti), policy),
      replayKey: (attempt) => {
        const { jti } = attempt.claims;
        return jti === undefined ? undefined : `${attempt.client.id} ${textOf(jti)}`;
      },
    }),
    witness: sends({ claims: { jti: 4711 } }),
  },
  {
    id: 'jti-demanded',
    title: 'an assertion without jti is refused, though the claim is optional',
    kind: 'wrong-behaviour',
    rules: ['jti-optional'],
    profiles: RELTIO,
    alter: (b) => ({ ...b, jtiAccepted: (jti) => typeof jti === 'string' && jti !== '' }),
    witness: sends({ claims: { jti: undefined } }),
  },
];
