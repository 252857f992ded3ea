import { setTimeout as wait } from 'node:timers/promises';
import type { Behaviour } from '../behaviour.ts';
import { sends } from '../bench/witness.ts';
import type { Defect } from '../defect.ts';
import { objectIn } from '../json-object.ts';
import type { Answer, Outcome } from '../scene.ts';

const CRASHED: Answer = { status: 500, headers: { 'Content-Type': 'text/plain' }, body: 'Internal Server Error' };

/** The assertion of a request that was refused. */
function assertionOf(outcome: Outcome): string {
  return outcome.kind === 'refused' ? (outcome.given?.assertion ?? '') : '';
}

function headerOf(assertion: string): Readonly<Record<string, unknown>> {
  return objectIn(Buffer.from(assertion.split('.', 1)[0] ?? '', 'base64url').toString('utf8')) ?? {};
}

/** Some assertions are never answered. */
function silentFor(b: Behaviour, costly: (assertion: string) => boolean): Behaviour {
  return {
    ...b,
    finish: (reply, outcome, scene) => (costly(assertionOf(outcome)) ? 'hang' : b.finish(reply, outcome, scene)),
  };
}

/** Some assertions are answered after so many seconds. */
function slowFor(b: Behaviour, seconds: (assertion: string) => number): Behaviour {
  return {
    ...b,
    finish: async (reply, outcome, scene) => {
      await wait(seconds(assertionOf(outcome)) * 1000);
      return b.finish(reply, outcome, scene);
    },
  };
}

/** The seconds that a shell would sleep. */
function slept(kid: unknown): number {
  return typeof kid === 'string' ? Number(/\bsleep (\d)/.exec(kid)?.[1] ?? 0) : 0;
}

function encrypted(header: object, content = 'AAAA'): { text: () => string } {
  return { text: () => `${Buffer.from(JSON.stringify(header)).toString('base64url')}..AAAA.${content}.AAAA` };
}

/** What working off a token costs when nobody bounds it; the seconds are waited, not worked. */
const COSTLY_SECONDS = 3;

/** A claim that a library behind cannot take. */
function crashesOver(id: string, title: string, over: (iss: string) => boolean, iss: string): Defect {
  return {
    id,
    title,
    kind: 'wrong-behaviour',
    rules: ['refusal-answered'],
    alter: (b) => ({
      ...b,
      findClient: (name, clients) => {
        if (typeof name === 'string' && over(name)) throw new TypeError('invalid character');
        return b.findClient(name, clients);
      },
      onCrash: () => CRASHED,
    }),
    witness: sends({ claims: { iss, sub: iss } }),
  };
}

/** Faults in bounding what a request may cost. */
export const hostileFaults: readonly Defect[] = [
  {
    id: 'encrypted-rounds-take-seconds',
    title: 'an encrypted assertion is refused after the rounds of key derivation that it asks for',
    kind: 'wrong-behaviour',
    rules: ['refusal-prompt'],
    alter: (b) => slowFor(b, (assertion) => (Number(headerOf(assertion)['p2c'] ?? 0) > 2e6 ? COSTLY_SECONDS : 0)),
    witness: sends(encrypted({ alg: 'PBES2-HS256+A128KW', enc: 'A128GCM', p2s: 'AAAA', p2c: 3_000_000 })),
  },
  {
    id: 'compressed-without-limit',
    title: 'what an encrypted assertion holds is inflated to its end before it is refused',
    kind: 'wrong-behaviour',
    rules: ['refusal-prompt'],
    alter: (b) =>
      slowFor(b, (assertion) =>
        headerOf(assertion)['zip'] === 'DEF' && assertion.length > 50_000 ? COSTLY_SECONDS : 0,
      ),
    witness: sends(encrypted({ alg: 'dir', enc: 'A256GCM', zip: 'DEF' }, 'A'.repeat(60_000))),
  },
  {
    id: 'kid-handed-to-a-shell',
    title: 'kid is part of a command line that looks up the key',
    kind: 'wrong-behaviour',
    rules: ['kid-treated-as-data'],
    alter: (b) => slowFor(b, (assertion) => slept(headerOf(assertion)['kid'])),
    witness: sends((bench) => ({ header: { kid: '$(sleep 2)' }, key: bench.stranger })),
  },
  {
    id: 'dots-never-counted-to-the-end',
    title: 'an assertion of thousands of dots is taken apart over and over, and no answer comes',
    kind: 'wrong-behaviour',
    rules: ['refusal-answered'],
    alter: (b) => silentFor(b, (assertion) => assertion.split('.').length > 5000),
    witness: sends({ text: () => '.'.repeat(9000) }),
  },
  {
    id: 'long-assertion-hangs',
    title: 'an assertion of more than a million characters is never answered',
    kind: 'wrong-behaviour',
    rules: ['refusal-answered'],
    alter: (b) => silentFor(b, (assertion) => assertion.length > 1_000_000),
    witness: sends({ text: () => 'a'.repeat(1_100_000) }),
  },
  {
    id: 'deep-json-crashes',
    title: 'JSON that is nested ten thousand deep ends in a stack overflow and 500',
    kind: 'wrong-behaviour',
    rules: ['refusal-answered'],
    alter: (b) => ({
      ...b,
      parseJson: (octets) => {
        if (octets.filter((octet) => octet === 0x5b || octet === 0x7b).length > 10_000)
          throw new RangeError('Maximum call stack size exceeded');
        return b.parseJson(octets);
      },
      onCrash: () => CRASHED,
    }),
    witness: sends({ payload: '['.repeat(20_000) }),
  },
  {
    id: 'chunked-body-awaited',
    title: 'without Content-Length the body is waited for, and no answer comes',
    kind: 'wrong-behaviour',
    rules: ['refusal-answered'],
    alter: (b) => ({
      ...b,
      admit: (scene) => (scene.request.headers['transfer-encoding'] === undefined ? b.admit(scene) : 'hang'),
    }),
    witness: sends({ headers: { 'transfer-encoding': 'chunked' } }),
  },
  {
    id: 'crowded-form-crashes',
    title: 'a form of more than five thousand parameters ends in 500',
    kind: 'wrong-behaviour',
    rules: ['refusal-answered'],
    alter: (b) => ({
      ...b,
      parameters: (body, query) => {
        if (body.length > 5000) throw new RangeError('too many parameters');
        return b.parameters(body, query);
      },
      onCrash: () => CRASHED,
    }),
    witness: sends({ params: { x: Array.from({ length: 6000 }, () => '1') } }),
  },
  crashesOver('zero-octet-crashes', 'a zero octet in iss ends in 500', (iss) => iss.includes('\0'), 'nobody\0'),
  crashesOver(
    'lone-surrogate-crashes',
    'half a character in iss ends in 500',
    (iss) => !iss.isWellFormed(),
    'nobody\ud800',
  ),
  {
    id: 'parameter-list-crashes',
    title: 'an assertion that is named like a list ends in 500',
    kind: 'wrong-behaviour',
    rules: ['refusal-answered'],
    alter: (b) => ({
      ...b,
      parameters: (body, query) => {
        if (body.some(([name]) => name === 'client_assertion[]')) throw new TypeError('explode(): not a string');
        return b.parameters(body, query);
      },
      onCrash: () => CRASHED,
    }),
    witness: sends({ params: { client_assertion: undefined, 'client_assertion[]': 'x' } }),
  },
];
