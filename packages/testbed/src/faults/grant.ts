import type { Json } from '@assay/validator';
import { looks, sends, type WireReply } from '../bench/witness.ts';
import type { Defect } from '../defect.ts';
import { STRICT } from './about.ts';

function scopeOf(reply: WireReply): Json | undefined {
  return reply.json['scope'];
}

const NARROWED = { params: { scope: 'system/Patient.rs system/Unknown.cruds' } } as const;

/** Faults in granting. */
export const grantFaults: readonly Defect[] = [
  {
    id: 'grant-type-not-read',
    title: 'any grant_type, or none, issues a token',
    kind: 'missing-check',
    rules: ['grant-type-accepted', 'grant-type-required'],
    alter: (b) => ({ ...b, grantRefused: () => undefined }),
    witness: sends({ params: { grant_type: 'urn:example:no-such-grant' } }),
  },
  {
    id: 'grant-type-absent-defaults',
    title: 'without grant_type client_credentials is assumed',
    kind: 'wrong-behaviour',
    rules: ['grant-type-required'],
    alter: (b) => ({ ...b, grantRefused: (grant) => b.grantRefused(grant ?? 'client_credentials') }),
    witness: sends({ params: { grant_type: undefined } }),
  },
  {
    id: 'grant-type-trimmed-and-folded',
    title: 'grant_type is compared without letter case and space',
    kind: 'wrong-behaviour',
    rules: ['grant-type-accepted'],
    alter: (b) => ({ ...b, grantRefused: (grant) => b.grantRefused(grant?.trim().toLowerCase()) }),
    witness: sends({ params: { grant_type: ' CLIENT_CREDENTIALS' } }),
  },
  {
    id: 'grant-type-unknown-other-code',
    title: 'an unknown grant_type is answered invalid_grant',
    kind: 'wrong-behaviour',
    rules: ['error-code'],
    alter: (b) => ({
      ...b,
      errorCode: (refusal) => (refusal.reason === 'grant' ? 'invalid_grant' : b.errorCode(refusal)),
    }),
    witness: sends({ params: { grant_type: 'urn:example:no-such-grant' } }),
  },
  {
    id: 'scope-granted-unseen',
    title: 'whatever scope was asked for is granted',
    kind: 'missing-check',
    rules: ['scope-within-grant'],
    alter: (b) => ({
      ...b,
      grantScope: (requested, client, policy) => requested?.split(' ') ?? b.grantScope(requested, client, policy),
    }),
    witness: looks(NARROWED, scopeOf),
  },
  {
    id: 'scope-echoed',
    title: 'the answer repeats the scope that was asked for, not the one that was granted',
    kind: 'wrong-behaviour',
    rules: ['scope-within-grant'],
    alter: (b) => ({
      ...b,
      tokenBody: (scope, requested, policy) => ({
        ...b.tokenBody(scope, requested, policy),
        ...(requested === undefined ? {} : { scope: requested }),
      }),
    }),
    witness: looks(NARROWED, scopeOf),
  },
  {
    id: 'scope-absent-defaults',
    title: 'without scope everything registered is granted, though the parameter is required',
    kind: 'wrong-behaviour',
    rules: ['scope-required'],
    profiles: STRICT,
    alter: (b) => ({
      ...b,
      grantScope: (requested, client, policy) =>
        requested === undefined ? client.scopes : b.grantScope(requested, client, policy),
    }),
    witness: sends({ params: { scope: undefined } }),
  },
  {
    id: 'scope-narrowed-in-silence',
    title: 'fewer scopes are granted than asked for, and the answer does not say so',
    kind: 'wrong-behaviour',
    rules: ['response-scope-when-different', 'response-scope-required'],
    alter: (b) => ({
      ...b,
      tokenBody: (scope, requested, policy) => {
        const { scope: _granted, ...rest } = b.tokenBody(scope, requested, policy);
        return rest;
      },
    }),
    witness: looks(NARROWED, scopeOf),
  },
  {
    id: 'scope-broken-crashes',
    title: 'a scope outside the grammar ends in 500',
    kind: 'wrong-behaviour',
    rules: ['refusal-answered', 'scope-syntax', 'error-status'],
    alter: (b) => ({
      ...b,
      grantScope: (requested, client, policy) => {
        if (requested !== undefined && /["\\]/.test(requested)) throw new TypeError('unbalanced quote');
        return b.grantScope(requested, client, policy);
      },
      onCrash: () => ({ status: 500, headers: {}, body: '' }),
    }),
    witness: sends({ params: { scope: 'system/"Patient".rs' } }),
  },
  {
    id: 'scope-last-token-decides',
    title: 'only the last token of scope is looked up, and all are granted',
    kind: 'wrong-behaviour',
    rules: ['scope-within-grant'],
    alter: (b) => ({
      ...b,
      grantScope: (requested, client, policy) => {
        const tokens = requested?.split(' ') ?? [];
        return client.scopes.includes(tokens.at(-1) ?? '') ? tokens : b.grantScope(requested, client, policy);
      },
    }),
    witness: looks({ params: { scope: 'system/Unknown.cruds system/Patient.rs' } }, scopeOf),
  },
];
