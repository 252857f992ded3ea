import { textOf } from '../../json-object.ts';
import { showsFirst } from '../bench/client-witness.ts';
import type { ClientDefect } from '../client-defect.ts';
import { claims } from './about.ts';

const STRICT: readonly string[] = ['redox-source-auth-v2', 'smart-backend-services'];

/** How far a claim is from the arrival, in tens of seconds. */
const distance = (name: string) =>
  showsFirst(({ claims: sent, at }) => Math.round((Number(sent[name]) - at / 1000) / 10));

/** Faults in `exp`, `nbf` and `iat`. */
export const dateFaults: readonly ClientDefect[] = [
  {
    id: 'exp-left-out',
    title: 'the assertion has no exp',
    kind: 'missing',
    rules: ['exp-required'],
    alter: claims({ exp: undefined }),
    witness: showsFirst(({ claims: sent }) => 'exp' in sent),
  },
  {
    id: 'exp-one-hour-ahead',
    title: 'exp is an hour ahead',
    kind: 'wrong-behaviour',
    rules: ['exp-max-lifetime'],
    profiles: STRICT,
    alter: claims(({ now }) => ({ exp: now + 3600 })),
    witness: distance('exp'),
  },
  {
    id: 'exp-as-long-as-the-token-lives',
    title: 'exp is as far ahead as the last token lived',
    kind: 'wrong-behaviour',
    rules: ['exp-max-lifetime'],
    profiles: STRICT,
    scenarios: ['resource-refuses-once'],
    alter: (b) => ({
      ...claims(({ now, memory }) => ({ exp: now + Number(memory.get('lifetime') ?? 60) }))(b),
      readToken: (answer) => {
        answer.making.memory.set('lifetime', answer.reply.json['expires_in']);
        return b.readToken(answer);
      },
    }),
    witness: async ({ run }) => {
      const { tokens } = await run({ resource: (nth) => (nth === 1 ? { status: 401 } : undefined) });
      return tokens.map(({ claims: sent, at }) => Number(sent['exp']) - at / 1000 > 300).join();
    },
  },
  {
    id: 'exp-in-milliseconds',
    title: 'exp counts milliseconds',
    kind: 'wrong-behaviour',
    rules: ['exp-max-lifetime'],
    profiles: STRICT,
    alter: claims(({ now }) => ({ exp: (now + 60) * 1000 })),
    witness: showsFirst(({ claims: sent }) => textOf(sent['exp']).length),
  },
  {
    id: 'exp-as-text',
    title: 'exp is a text with digits in it',
    kind: 'wrong-behaviour',
    rules: ['exp-type'],
    alter: claims(({ now }) => ({ exp: String(now + 60) })),
    witness: showsFirst(({ claims: sent }) => typeof sent['exp']),
  },
  {
    id: 'exp-with-a-fraction',
    title: 'exp has a fraction where whole seconds are asked for',
    kind: 'wrong-behaviour',
    rules: ['exp-integer-seconds'],
    profiles: STRICT,
    alter: claims(({ now }) => ({ exp: now + 60.25 })),
    witness: showsFirst(({ claims: sent }) => Number.isInteger(sent['exp'])),
  },
  {
    id: 'exp-now',
    title: 'the assertion lives for no second',
    kind: 'wrong-behaviour',
    rules: ['exp-in-future'],
    alter: claims(({ now }) => ({ exp: now })),
    witness: distance('exp'),
  },
  {
    id: 'clock-ten-minutes-behind',
    title: 'the clock of the client is ten minutes behind',
    kind: 'wrong-behaviour',
    rules: ['exp-in-future', 'iat-not-too-old'],
    alter: claims(({ now }) => ({ iat: now - 600, exp: now - 540 })),
    witness: distance('iat'),
  },
  {
    id: 'clock-two-minutes-ahead',
    title: 'the clock of the client is two minutes ahead, and iat says so',
    kind: 'wrong-behaviour',
    rules: ['iat-not-in-future', 'exp-max-lifetime', 'exp-max-after-iat'],
    profiles: ['epic-backend-services', 'fapi-2-security-profile', 'keycloak-signed-jwt'],
    alter: claims(({ now }) => ({ iat: now + 120, exp: now + 170 })),
    witness: distance('iat'),
  },
  {
    id: 'nbf-ninety-seconds-ahead',
    title: 'nbf is a minute and a half ahead',
    kind: 'wrong-behaviour',
    rules: ['nbf-not-in-future'],
    alter: claims(({ now }) => ({ nbf: now + 90, exp: now + 170 })),
    witness: distance('nbf'),
  },
  {
    id: 'iat-as-date',
    title: 'iat is a date in words',
    kind: 'wrong-behaviour',
    rules: ['iat-type'],
    alter: claims(({ now }) => ({ iat: new Date(now * 1000).toISOString() })),
    witness: showsFirst(({ claims: sent }) => typeof sent['iat']),
  },
  {
    id: 'nbf-as-text',
    title: 'nbf is a text with digits in it',
    kind: 'wrong-behaviour',
    rules: ['nbf-type'],
    alter: claims(({ now }) => ({ nbf: String(now) })),
    witness: showsFirst(({ claims: sent }) => typeof sent['nbf']),
  },
];
