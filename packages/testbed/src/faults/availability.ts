import { withSignature } from '../bench/signing.ts';
import { sendsInTurn, type WireRequest } from '../bench/witness.ts';
import type { Defect } from '../defect.ts';

const DAMAGED = { text: withSignature((octets) => octets.with(9, (octets[9] ?? 0) ^ 1)) } as const;

const metadataRequest: WireRequest = {
  method: 'GET',
  target: '/.well-known/smart-configuration',
  headers: {},
  body: '',
};

/** Faults that keep the endpoint from answering, and one of what it says about itself. */
export const availabilityFaults: readonly Defect[] = [
  {
    id: 'dead-after-bad-signature',
    title: 'after one wrong signature nothing is answered any more',
    kind: 'wrong-behaviour',
    rules: ['keeps-serving'],
    alter: (b) => {
      let dead = false;
      return {
        ...b,
        admit: (scene) => (dead ? 'hang' : b.admit(scene)),
        finish: (reply, outcome, scene) => {
          if (outcome.kind === 'refused' && outcome.refusal.detail === 'signature') dead = true;
          return b.finish(reply, outcome, scene);
        },
      };
    },
    witness: sendsInTurn(DAMAGED, {}),
  },
  {
    id: 'deaf-after-malformed-assertion',
    title: 'after an assertion that cannot be read every connection is torn down',
    kind: 'wrong-behaviour',
    rules: ['keeps-serving'],
    alter: (b) => {
      let broken = false;
      return {
        ...b,
        admit: (scene) => (broken ? 'reset' : b.admit(scene)),
        finish: (reply, outcome, scene) => {
          if (outcome.kind === 'refused' && outcome.refusal.detail === 'assertion cannot be read') broken = true;
          return b.finish(reply, outcome, scene);
        },
      };
    },
    witness: sendsInTurn({ text: () => 'a.b.c' }, {}),
  },
  {
    id: 'metadata-names-another-endpoint',
    title: 'the metadata documents name the token endpoint of another deployment',
    kind: 'wrong-behaviour',
    rules: ['discovery-advertises'],
    needs: ['operator'],
    profiles: ['smart-backend-services'],
    alter: (b) => ({
      ...b,
      metadata: (issuer, _tokenEndpoint, policy) => b.metadata(issuer, 'https://staging.example/token', policy),
    }),
    witness: async (bench) => {
      const reply = await bench.post(metadataRequest);
      return reply.json['token_endpoint'] === bench.tokenEndpoint ? 'this endpoint' : 'another endpoint';
    },
  },
  {
    id: 'metadata-leaves-algorithms-out',
    title: 'the metadata documents do not say which algorithms may sign',
    kind: 'wrong-behaviour',
    rules: ['discovery-advertises'],
    needs: ['operator'],
    profiles: ['smart-backend-services'],
    alter: (b) => ({
      ...b,
      metadata: (issuer, tokenEndpoint, policy) => ({
        issuer,
        token_endpoint: tokenEndpoint,
        token_endpoint_auth_methods_supported: b.metadata(issuer, tokenEndpoint, policy)['grant_types_supported'] ?? [],
      }),
    }),
    witness: async (bench) => {
      const reply = await bench.post(metadataRequest);
      return Object.keys(reply.json).join(' ');
    },
  },
];
