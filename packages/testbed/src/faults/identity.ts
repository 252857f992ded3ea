import { sends, sendsInTurn, short } from '../bench/witness.ts';
import type { EndpointClient } from '../client.ts';
import type { Defect } from '../defect.ts';

/** A method that exists on text only, called on whatever the claim holds. */
function lowerCase(value: unknown): string {
  return (value as string).toLowerCase();
}

/** Faults in finding out who the client is. */
export const identityFaults: readonly Defect[] = [
  {
    id: 'iss-not-compared',
    title: 'the client is found by sub, and iss is not read',
    kind: 'missing-check',
    rules: ['iss-is-client-id', 'iss-required'],
    alter: (b) => ({ ...b, issuerMatches: () => true }),
    witness: sends({ claims: { iss: 'somebody-else' } }),
  },
  {
    id: 'sub-not-compared',
    title: 'the client is found by iss, and sub is not read',
    kind: 'missing-check',
    rules: ['sub-is-client-id', 'sub-required'],
    alter: (b) => ({ ...b, claimedClient: ({ claims }) => claims['iss'], subjectMatches: () => true }),
    witness: sends({ claims: { sub: 'somebody-else' } }),
  },
  {
    id: 'iss-absent-accepted',
    title: 'iss is compared only when it is there',
    kind: 'missing-check',
    rules: ['iss-required'],
    alter: (b) => ({ ...b, issuerMatches: (iss, client) => iss === undefined || b.issuerMatches(iss, client) }),
    witness: sends({ claims: { iss: undefined } }),
  },
  {
    id: 'sub-absent-accepted',
    title: 'without sub the client is the issuer',
    kind: 'wrong-behaviour',
    rules: ['sub-required'],
    alter: (b) => ({
      ...b,
      claimedClient: ({ claims }) => claims['sub'] ?? claims['iss'],
      subjectMatches: (sub, client) => sub === undefined || b.subjectMatches(sub, client),
    }),
    witness: sends({ claims: { sub: undefined } }),
  },
  {
    id: 'iss-prefix-accepted',
    title: 'an iss that the client id begins with passes',
    kind: 'wrong-behaviour',
    rules: ['iss-is-client-id'],
    alter: (b) => ({ ...b, issuerMatches: (iss, client) => typeof iss === 'string' && client.id.startsWith(iss) }),
    witness: sends((bench) => ({ claims: { iss: bench.tested.id.slice(0, -1) } })),
  },
  {
    id: 'iss-longer-accepted',
    title: 'an iss that begins with the client id passes',
    kind: 'wrong-behaviour',
    rules: ['iss-is-client-id'],
    alter: (b) => ({ ...b, issuerMatches: (iss, client) => typeof iss === 'string' && iss.startsWith(client.id) }),
    witness: sends((bench) => ({ claims: { iss: `${bench.tested.id}.example` } })),
  },
  {
    id: 'iss-array-searched',
    title: 'an iss that is an array passes when the client id is in it',
    kind: 'wrong-behaviour',
    rules: ['iss-is-client-id'],
    alter: (b) => ({
      ...b,
      issuerMatches: (iss, client) => (Array.isArray(iss) ? iss.includes(client.id) : b.issuerMatches(iss, client)),
    }),
    witness: sends((bench) => ({ claims: { iss: [bench.tested.id, 'somebody-else'] } })),
  },
  {
    id: 'sub-case-folded',
    title: 'sub is compared without letter case',
    kind: 'wrong-behaviour',
    rules: ['sub-is-client-id'],
    alter: (b) => ({
      ...b,
      claimedClient: ({ claims }) => claims['iss'],
      subjectMatches: (sub, client) => typeof sub === 'string' && sub.toLowerCase() === client.id.toLowerCase(),
    }),
    witness: sends((bench) => ({ claims: { sub: bench.tested.id.toUpperCase() } })),
  },
  {
    id: 'sub-trimmed',
    title: 'space around sub is cut off',
    kind: 'wrong-behaviour',
    rules: ['sub-is-client-id'],
    alter: (b) => ({
      ...b,
      claimedClient: ({ claims }) => claims['iss'],
      subjectMatches: (sub, client) => typeof sub === 'string' && sub.trim() === client.id,
    }),
    witness: sends((bench) => ({ claims: { sub: `${bench.tested.id} ` } })),
  },
  {
    id: 'sub-object-crashes',
    title: 'a sub that is an object ends in an exception and 500',
    kind: 'wrong-behaviour',
    rules: ['refusal-answered'],
    alter: (b) => ({
      ...b,
      findClient: (id, clients) => clients.find((client) => client.id.toLowerCase() === lowerCase(id ?? '')),
      onCrash: () => ({ status: 500, headers: { 'Content-Type': 'text/plain' }, body: 'TypeError' }),
    }),
    witness: sends({ claims: { sub: { $ne: null } } }),
  },
  {
    id: 'client-unknown-takes-the-last',
    title: 'for an id that finds nobody the client of the request before is taken',
    kind: 'wrong-behaviour',
    rules: ['client-known', 'sub-is-client-id', 'iss-is-client-id'],
    alter: (b) => {
      let last: EndpointClient | undefined;
      return {
        ...b,
        findClient: (id, clients) => {
          last = b.findClient(id, clients) ?? last;
          return last;
        },
        issuerMatches: (iss) => typeof iss === 'string' && iss !== '',
        subjectMatches: (sub) => typeof sub === 'string' && sub !== '',
      };
    },
    witness: sendsInTurn({}, { claims: { iss: 'nobody', sub: 'nobody' } }),
  },
  {
    id: 'client-id-parameter-wins',
    title: 'the parameter client_id says who gets the token, whoever signed',
    kind: 'wrong-behaviour',
    rules: ['client-id-matches'],
    alter: (b) => ({ ...b, clientIdMatches: () => true }),
    witness: sends((bench) => ({ params: { client_id: bench.other.id } })),
  },
  {
    id: 'client-id-demanded',
    title: 'a request without client_id is refused',
    kind: 'wrong-behaviour',
    rules: ['client-id-optional'],
    alter: (b) => ({ ...b, clientIdMatches: (parameter, client) => parameter === client.id }),
    witness: sends({}),
  },
  {
    id: 'client-not-enabled-accepted',
    title: 'a client for which the method was never switched on authenticates with it',
    kind: 'missing-check',
    rules: ['method-enabled-for-client'],
    profiles: ['reltio-client-secret-jwt'],
    needs: ['not-enabled'],
    alter: (b) => ({ ...b, clientEnabled: () => true }),
    witness: async (bench) => short(await bench.send({ client: bench.disabled })),
  },
];
