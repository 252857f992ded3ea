import { createHash } from 'node:crypto';
import { textOf } from '../../json-object.ts';
import { differ, shows, showsFirst } from '../bench/client-witness.ts';
import type { ClientDefect } from '../client-defect.ts';
import { counter } from './about.ts';

const twice = { starts: 2 } as const;
const fresh = shows(({ tokens }) => differ(tokens.map(({ claims }) => claims['jti'])), twice);
const aCoupleOf: readonly string[] = ['process-restarted', 'no-scope', 'unknown-members'];

/** Faults in making a `jti`. */
export const jtiFaults: readonly ClientDefect[] = [
  {
    id: 'jti-constant',
    title: 'every assertion has the jti of the sample it was copied from',
    kind: 'wrong-behaviour',
    rules: ['jti-single-use'],
    scenarios: ['process-restarted'],
    alter: (b) => ({ ...b, jti: () => 'random-value-1234' }),
    witness: fresh,
  },
  {
    id: 'jti-hash-of-the-client',
    title: 'jti is a hash of client and audience',
    kind: 'wrong-behaviour',
    rules: ['jti-single-use'],
    scenarios: ['process-restarted'],
    alter: (b) => ({
      ...b,
      jti: ({ errand: { clientId, tokenEndpoint } }) =>
        createHash('sha256').update(`${clientId} ${tokenEndpoint}`).digest('base64url'),
    }),
    witness: fresh,
  },
  {
    id: 'jti-counted-anew-in-every-process',
    title: 'jti is counted from one again after a restart',
    kind: 'wrong-behaviour',
    rules: ['jti-single-use'],
    scenarios: ['process-restarted'],
    alter: (b) => ({ ...b, jti: ({ nth, errand: { clientId } }) => `${clientId}-${nth}` }),
    witness: fresh,
  },
  {
    id: 'jti-once-for-every-start',
    title: 'jti is drawn once when the process starts',
    kind: 'wrong-behaviour',
    rules: ['jti-single-use'],
    scenarios: ['resource-refuses-once'],
    alter: (b) => ({
      ...b,
      jti: (making) => {
        const kept = (making.memory.get('jti') as string | undefined) ?? b.jti(making) ?? '';
        making.memory.set('jti', kept);
        return kept;
      },
    }),
    witness: shows(({ tokens }) => differ(tokens.map(({ claims }) => claims['jti'])), {
      resource: (nth) => (nth === 1 ? { status: 401 } : undefined),
    }),
  },
  {
    id: 'jti-left-out',
    title: 'the assertion has no jti',
    kind: 'missing',
    rules: ['jti-required'],
    alter: (b) => ({ ...b, jti: () => undefined }),
    witness: showsFirst(({ claims }) => 'jti' in claims),
  },
  {
    id: 'jti-a-number',
    title: 'jti is a number',
    kind: 'wrong-behaviour',
    rules: ['jti-type', 'jti-not-counter'],
    alter: (b) => ({ ...b, jti: () => Math.floor(Math.random() * 1e15) }),
    witness: showsFirst(({ claims }) => typeof claims['jti']),
  },
  {
    id: 'jti-a-counter',
    title: 'jti is a bare counter',
    kind: 'wrong-behaviour',
    rules: ['jti-not-counter'],
    scenarios: aCoupleOf,
    alter: (b) => {
      const count = counter(1000);
      return { ...b, jti: () => String(count()) };
    },
    witness: shows(({ tokens }) => tokens.map(({ claims }) => textOf(claims['jti']).length)),
  },
  {
    id: 'jti-a-timestamp',
    title: 'jti is the time in milliseconds',
    kind: 'wrong-behaviour',
    rules: ['jti-not-counter'],
    scenarios: aCoupleOf,
    alter: (b) => ({ ...b, jti: () => String(Date.now()) }),
    witness: shows(({ tokens }) => tokens.map(({ claims }) => textOf(claims['jti']).length)),
  },
];
