import { type Draft, looks, sends, short, type Witness } from '../bench/witness.ts';
import type { Variant } from '../defect.ts';
import type { Reply } from '../scene.ts';

function inRow(count: number, draft: Draft): Witness {
  return async (bench) => {
    const seen = new Set<string>();
    for (let sent = 0; sent < count; sent += 1) seen.add(short(await bench.send(draft)));
    return [...seen].sort().join(', ');
  };
}

/** The page of a server in front. */
function page(status: number, title: string): Reply {
  return { status, headers: { 'Content-Type': 'text/html' }, body: `<h1>${title}</h1>` };
}

const BAD: Draft = { claims: { aud: 'https://stranger.example' } };

const FAILURES_BEFORE_LOCK = 5;
const LOCK_SECONDS = 1;

/** Lawful ways to protect an endpoint. */
export const protectionVariants: readonly Variant[] = [
  {
    id: 'rate-limit-429',
    title: 'every 15th request is answered 429 with Retry-After',
    alter: (b) => {
      let requests = 0;
      return {
        ...b,
        admit: (scene) => {
          requests += 1;
          if (requests % 15 !== 0) return b.admit(scene);
          const seconds = String((requests / 15) % 2);
          const headers = { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store', 'Retry-After': seconds };
          return { status: 429, headers, body: 'slow down' };
        },
      };
    },
    witness: inRow(15, {}),
  },
  {
    id: 'overload-5xx',
    title: 'every 20th request is answered 503 once; the same request succeeds when it comes again',
    alter: (b) => {
      let requests = 0;
      return {
        ...b,
        admit: (scene) => {
          requests += 1;
          const headers = { 'Content-Type': 'text/html', 'Cache-Control': 'no-store' };
          return requests % 20 === 0 ? { status: 503, headers, body: '<h1>busy</h1>' } : b.admit(scene);
        },
      };
    },
    witness: inRow(20, {}),
  },
  {
    id: 'lockout',
    title: 'five failures of a client in a row lock it out for a second',
    alter: (b) => {
      const failures = new Map<string, number>();
      const lockedUntil = new Map<string, number>();
      let now = 0;
      const locked = (id: string): boolean => (lockedUntil.get(id) ?? 0) > now;
      return {
        ...b,
        admit: (scene) => {
          now = scene.now;
          return b.admit(scene);
        },
        clientEnabled: (client) => !locked(client.id) && b.clientEnabled(client),
        finish: (reply, outcome, scene) => {
          const id = outcome.client?.id;
          if (id === undefined || locked(id)) return b.finish(reply, outcome, scene);
          const failed = outcome.kind === 'refused' && outcome.refusal.reason === 'authentication';
          const count = failed ? (failures.get(id) ?? 0) + 1 : 0;
          failures.set(id, count % FAILURES_BEFORE_LOCK);
          if (count === FAILURES_BEFORE_LOCK) lockedUntil.set(id, scene.now + LOCK_SECONDS);
          return b.finish(reply, outcome, scene);
        },
      };
    },
    witness: async (bench) => {
      for (let sent = 0; sent < FAILURES_BEFORE_LOCK; sent += 1) await bench.send(BAD);
      const during = short(await bench.send({}));
      bench.advance(2);
      return `${during}, then ${short(await bench.send({}))}`;
    },
  },
  {
    id: 'connection-closed-after-each-answer',
    title: 'every answer ends its connection',
    alter: (b) => ({
      ...b,
      finish: (reply, outcome, scene) => {
        const closing: Reply = { ...reply, headers: { ...reply.headers, Connection: 'close' } };
        return b.finish(closing, outcome, scene);
      },
    }),
    witness: looks({ headers: { connection: 'keep-alive' } }, (reply) => reply.headers['connection']),
  },
  {
    id: 'short-assertions-only',
    title: 'an assertion of more than 16 KiB is refused',
    alter: (b) => ({ ...b, assertionTooLong: (text) => text.length > 16_384 }),
    witness: sends({ claims: { extra: 'x'.repeat(20_000) } }),
  },
  {
    id: 'length-required-411',
    title: 'a body without Content-Length is answered 411 by the server in front',
    alter: (b) => ({
      ...b,
      admit: (scene) =>
        scene.request.headers['transfer-encoding'] === undefined ? b.admit(scene) : page(411, '411 Length Required'),
    }),
    witness: sends({ headers: { 'transfer-encoding': 'chunked' } }),
  },
  {
    id: 'thousand-parameters-at-most',
    title: 'a form of more than a thousand parameters is answered 413 in plain text',
    alter: (b) => {
      const LIMIT = 1000;
      return {
        ...b,
        admit: (scene) =>
          scene.request.body.filter((octet) => octet === 0x26).length > LIMIT
            ? { status: 413, headers: { 'Content-Type': 'text/plain' }, body: 'too many parameters' }
            : b.admit(scene),
      };
    },
    witness: sends({ params: { x: Array.from({ length: 1100 }, () => '1') } }),
  },
  {
    id: 'large-bodies-413',
    title: 'a body of more than 16 KiB is answered 413 by the server in front, which says nothing about caches',
    alter: (b) => ({
      ...b,
      admit: (scene) => (scene.request.body.length > 16_384 ? page(413, '413 Content Too Large') : b.admit(scene)),
    }),
    witness: sends({ claims: { extra: 'x'.repeat(20_000) } }),
  },
  {
    id: 'unknown-methods-501',
    title: 'a method that the server in front does not know is answered 501',
    alter: (b) => ({
      ...b,
      admit: (scene) =>
        ['GET', 'HEAD', 'POST'].includes(scene.request.method) ? b.admit(scene) : page(501, '501 Not Implemented'),
    }),
    witness: sends({ method: 'PUT' }),
  },
];
