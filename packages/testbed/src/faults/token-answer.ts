import { randomBytes } from 'node:crypto';
import type { JsonObject } from '@assay/validator';
import type { Behaviour } from '../behaviour.ts';
import { looks, type WireReply, type Witness } from '../bench/witness.ts';
import type { Defect } from '../defect.ts';
import { objectIn, textOf } from '../json-object.ts';
import type { Reply } from '../scene.ts';
import { withoutHeader } from '../without-header.ts';
import { FAPI2, SECRET } from './about.ts';

/** Members of the token answer set, or taken away with undefined. */
function answering(b: Behaviour, change: (body: JsonObject) => Record<string, unknown>): Behaviour {
  return {
    ...b,
    tokenBody: (scope, requested, policy) => {
      const body = b.tokenBody(scope, requested, policy);
      return { ...body, ...change(body) } as JsonObject;
    },
  };
}

/** Token answers changed as a whole. */
function tokenReply(b: Behaviour, change: (reply: Reply) => Reply): Behaviour {
  return {
    ...b,
    finish: (reply, outcome, scene) => b.finish(outcome.kind === 'token' ? change(reply) : reply, outcome, scene),
  };
}

function member(name: string): Witness {
  return looks({}, (reply) => reply.json[name]);
}

function header(name: string): Witness {
  return looks({}, (reply: WireReply) => reply.headers[name]);
}

/** Faults in the token answer. */
export const tokenAnswerFaults: readonly Defect[] = [
  {
    id: 'token-answer-cacheable',
    title: 'a token is sent without Cache-Control',
    kind: 'wrong-behaviour',
    rules: ['response-no-store'],
    alter: (b) => tokenReply(b, (reply) => withoutHeader(reply, 'Cache-Control')),
    witness: header('cache-control'),
  },
  {
    id: 'token-answer-private-only',
    title: 'Cache-Control forbids shared caches only',
    kind: 'wrong-behaviour',
    rules: ['response-no-store'],
    alter: (b) => tokenReply(b, (reply) => ({ ...reply, headers: { ...reply.headers, 'Cache-Control': 'private' } })),
    witness: header('cache-control'),
  },
  {
    id: 'token-answer-without-pragma',
    title: 'a token is sent without Pragma',
    kind: 'wrong-behaviour',
    rules: ['response-pragma'],
    alter: (b) => tokenReply(b, (reply) => withoutHeader(reply, 'Pragma')),
    witness: header('pragma'),
  },
  {
    id: 'token-answer-as-html',
    title: 'a token is sent as text/html',
    kind: 'wrong-behaviour',
    rules: ['response-media-type'],
    alter: (b) => tokenReply(b, (reply) => ({ ...reply, headers: { ...reply.headers, 'Content-Type': 'text/html' } })),
    witness: header('content-type'),
  },
  {
    id: 'token-answer-201',
    title: 'a token is answered with 201',
    kind: 'wrong-behaviour',
    rules: ['response-status'],
    alter: (b) => ({ ...b, tokenStatus: () => 201 }),
    witness: looks({}, (reply) => reply.status),
  },
  {
    id: 'expires-in-text',
    title: 'expires_in is digits in quotes',
    kind: 'wrong-behaviour',
    rules: ['response-expires-in-type'],
    alter: (b) => answering(b, (body) => ({ expires_in: textOf(body['expires_in']) })),
    witness: member('expires_in'),
  },
  {
    id: 'expires-in-negative',
    title: 'expires_in counts backwards',
    kind: 'wrong-behaviour',
    rules: ['response-expires-in-type'],
    alter: (b) => answering(b, (body) => ({ expires_in: -Number(body['expires_in']) })),
    witness: member('expires_in'),
  },
  {
    id: 'expires-in-left-out',
    title: 'expires_in is left out, though the profile asks for it',
    kind: 'wrong-behaviour',
    rules: ['response-expires-in-required'],
    alter: (b) => answering(b, () => ({ expires_in: undefined })),
    witness: member('expires_in'),
  },
  {
    id: 'token-type-absent',
    title: 'token_type is left out',
    kind: 'wrong-behaviour',
    rules: ['response-token-type'],
    alter: (b) => answering(b, () => ({ token_type: undefined })),
    witness: member('token_type'),
  },
  {
    id: 'token-type-jwt',
    title: 'token_type names the format of the token',
    kind: 'wrong-behaviour',
    rules: ['response-token-type'],
    profiles: ['redox-source-auth-v2', 'smart-backend-services'],
    alter: (b) => answering(b, () => ({ token_type: 'JWT' })),
    witness: member('token_type'),
  },
  {
    id: 'access-token-in-an-object',
    title: 'access_token is an object with the token in it',
    kind: 'wrong-behaviour',
    rules: ['response-access-token'],
    alter: (b) => answering(b, (body) => ({ access_token: { value: body['access_token'] } })),
    witness: looks({}, (reply) => typeof reply.json['access_token']),
  },
  {
    id: 'access-token-empty',
    title: 'access_token is empty',
    kind: 'wrong-behaviour',
    rules: ['response-access-token'],
    alter: (b) => answering(b, () => ({ access_token: '' })),
    witness: looks({}, (reply) => reply.json['access_token'] === ''),
  },
  {
    id: 'refresh-token-issued',
    title: 'a refresh token comes with client credentials',
    kind: 'wrong-behaviour',
    rules: ['response-no-refresh-token'],
    alter: (b) => answering(b, () => ({ refresh_token: 'cmVmcmVzaA' })),
    witness: member('refresh_token'),
  },
  {
    id: 'access-token-of-eight-characters',
    title: 'an access token has eight characters, too few for the entropy asked for',
    kind: 'wrong-behaviour',
    rules: ['response-access-token-length'],
    profiles: FAPI2,
    alter: (b) => answering(b, () => ({ access_token: randomBytes(6).toString('base64url') })),
    witness: looks({}, (reply) => JSON.stringify(reply.json['access_token']).length),
  },
  {
    id: 'token-answer-shows-the-secret',
    title: 'the token answer holds the whole registration of the client, its secret too',
    kind: 'wrong-behaviour',
    rules: ['error-no-leak'],
    when: SECRET,
    alter: (b) => ({
      ...b,
      finish: (reply, outcome, scene) => {
        if (outcome.kind !== 'token') return b.finish(reply, outcome, scene);
        const { id, secret } = outcome.client;
        const body = { ...objectIn(reply.body), client: { client_id: id, client_secret: secret } };
        return b.finish({ ...reply, body: JSON.stringify(body) }, outcome, scene);
      },
    }),
    witness: member('client'),
  },
];
