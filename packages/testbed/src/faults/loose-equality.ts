import { sends } from '../bench/witness.ts';
import type { Defect } from '../defect.ts';
import { textOf } from '../json-object.ts';
import { FAPI2, GENERIC, PRIVATE, STRICT } from './about.ts';
import { alsoEqual } from './audience.ts';
import { alsoFound } from './key-choice.ts';

/** Whether a text that was sent passes for one that is registered. */
type Same = (sent: string, registered: string) => boolean;

/** SQL LIKE, with what was sent as the pattern. */
const like: Same = (sent, registered) => {
  const literal = sent.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replaceAll('%', '.*').replaceAll('_', '.')}$`, 's').test(registered);
};

const pattern: Same = (sent, registered) => {
  try {
    return new RegExp(`^${sent}$`).test(registered);
  } catch {
    return false;
  }
};

const cutAtZero: Same = (sent, registered) => sent.split('\0')[0] === registered;
const normalised: Same = (sent, registered) => sent.normalize('NFKC') === registered;

function wide(text: string): string {
  return text.replace(/[a-z]/i, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
}

function underscored(text: string): string {
  return `${text.slice(0, -1)}_`;
}

function looseClient(same: Same): Defect['alter'] {
  const fits = (sent: unknown, id: string) => typeof sent === 'string' && same(sent, id);
  return (b) => ({
    ...b,
    findClient: (id, clients) => b.findClient(id, clients) ?? clients.find((one) => fits(id, one.id)),
    issuerMatches: (iss, client) => b.issuerMatches(iss, client) || fits(iss, client.id),
    subjectMatches: (sub, client) => b.subjectMatches(sub, client) || fits(sub, client.id),
  });
}

const AUDIENCES = [...STRICT, ...FAPI2];
const CLIENTS = [...GENERIC, ...STRICT];

function audience(id: string, title: string, same: Same, sent: (aud: string) => string): Defect {
  return {
    id: `aud-${id}`,
    title: `aud ${title}`,
    kind: 'wrong-behaviour',
    rules: ['aud-accepted'],
    profiles: AUDIENCES,
    alter: (b) => alsoEqual(b, same),
    witness: sends((bench) => ({ claims: { aud: sent(textOf(bench.base().claims['aud'])) } })),
  };
}

function client(id: string, title: string, same: Same, sent: (client: string) => string): Defect {
  return {
    id: `client-${id}`,
    title: `iss and sub ${title}`,
    kind: 'wrong-behaviour',
    rules: ['client-known', 'iss-is-client-id', 'sub-is-client-id'],
    profiles: CLIENTS,
    alter: looseClient(same),
    witness: sends((bench) => ({ claims: { iss: sent(bench.tested.id), sub: sent(bench.tested.id) } })),
  };
}

function kid(id: string, title: string, same: Same, sent: (kid: string) => string): Defect {
  return {
    id: `kid-${id}`,
    title: `kid ${title}`,
    kind: 'wrong-behaviour',
    rules: ['kid-known'],
    profiles: STRICT,
    when: PRIVATE,
    alter: (b) => alsoFound(b, (registered, sent) => same(sent, registered)),
    witness: sends((bench) => ({ header: { kid: sent(bench.tested.kid ?? '') } })),
  };
}

/** Faults in comparing texts: what a database, a pattern, C or Unicode takes for the same. */
export const looseEqualityFaults: readonly Defect[] = [
  audience(
    'by-pattern',
    'is matched by a pattern whose dots match any letter',
    (sent, one) => pattern(one, sent),
    (aud) => aud.replaceAll('.', 'x'),
  ),
  audience('by-like', 'is compared by SQL LIKE', like, () => '%'),
  audience('cut-at-zero-octet', 'ends at a zero octet', cutAtZero, (aud) => `${aud}\0.example`),
  audience(
    'line-feed-dropped',
    'loses a line feed at its end',
    (sent, one) => sent.replace(/\n$/, '') === one,
    (aud) => `${aud}\n`,
  ),
  audience(
    'path-parameter-dropped',
    'loses what stands behind a semicolon',
    (sent, one) => sent.split(';')[0] === one,
    (aud) => `${aud};x=1`,
  ),
  audience('compatibility-normalised', 'is normalised to NFKC', normalised, wide),
  client('by-like', 'are compared by SQL LIKE', like, underscored),
  client('cut-at-zero-octet', 'end at a zero octet', cutAtZero, (id) => `${id}\0x`),
  client(
    'leading-space-dropped',
    'lose a space before them',
    (sent, id) => sent.trimStart() === id,
    (id) => ` ${id}`,
  ),
  client('compatibility-normalised', 'are normalised to NFKC', normalised, wide),
  kid('by-like', 'is compared by SQL LIKE', like, () => '%'),
  kid('as-pattern', 'is used as a regular expression', pattern, () => '.*'),
  kid(
    'last-segment',
    'counts from its last slash on',
    (sent, one) => sent.split('/').at(-1) === one,
    (one) => `https://keys.example/${one}`,
  ),
  kid(
    'fragment',
    'counts from its # on',
    (sent, one) => sent.split('#').at(-1) === one,
    (one) => `did:example:client#${one}`,
  ),
  kid('cut-at-zero-octet', 'ends at a zero octet', cutAtZero, (one) => `${one}\0x`),
  kid('compatibility-normalised', 'is normalised to NFKC', normalised, wide),
  {
    id: 'kid-true-any-key',
    title: 'a kid that is true equals any',
    kind: 'wrong-behaviour',
    rules: ['kid-string'],
    profiles: STRICT,
    when: PRIVATE,
    // A kid that is no text names no key, so that any is tried.
    alter: (b) => ({ ...b, kidAccepted: (sent, one, policy) => sent === true || b.kidAccepted(sent, one, policy) }),
    witness: sends({ header: { kid: true } }),
  },
  {
    id: 'iss-true-accepted',
    title: 'an iss that is true equals any',
    kind: 'wrong-behaviour',
    rules: ['iss-is-client-id'],
    alter: (b) => ({ ...b, issuerMatches: (iss, one) => iss === true || b.issuerMatches(iss, one) }),
    witness: sends({ claims: { iss: true } }),
  },
  {
    id: 'iss-zero-accepted',
    title: 'an iss that is zero equals any word',
    kind: 'wrong-behaviour',
    rules: ['iss-is-client-id'],
    alter: (b) => ({ ...b, issuerMatches: (iss, one) => iss === 0 || b.issuerMatches(iss, one) }),
    witness: sends({ claims: { iss: 0 } }),
  },
  {
    id: 'sub-true-accepted',
    title: 'a sub that is true equals any',
    kind: 'wrong-behaviour',
    rules: ['sub-is-client-id'],
    alter: (b) => ({
      ...b,
      claimedClient: ({ claims }) => claims['iss'],
      subjectMatches: (sub, one) => sub === true || b.subjectMatches(sub, one),
    }),
    witness: sends({ claims: { sub: true } }),
  },
  {
    id: 'typ-true-accepted',
    title: 'a typ that is true equals any',
    kind: 'wrong-behaviour',
    rules: ['typ-value'],
    profiles: STRICT,
    alter: (b) => ({ ...b, typAccepted: (typ, policy) => typ === true || b.typAccepted(typ, policy) }),
    witness: sends({ header: { typ: true } }),
  },
  {
    id: 'client-id-prefix-accepted',
    title: 'a client_id that the client id begins with passes',
    kind: 'wrong-behaviour',
    rules: ['client-id-matches'],
    alter: (b) => ({
      ...b,
      clientIdMatches: (sent, one) => (sent !== undefined && one.id.startsWith(sent)) || b.clientIdMatches(sent, one),
    }),
    witness: sends((bench) => ({ params: { client_id: bench.tested.id.slice(0, -1) } })),
  },
  {
    id: 'grant-type-prefix-accepted',
    title: 'a grant_type that begins with the right word passes',
    kind: 'wrong-behaviour',
    rules: ['grant-type-accepted'],
    alter: (b) => ({
      ...b,
      grantRefused: (grant) => (grant?.startsWith('client_credentials') === true ? undefined : b.grantRefused(grant)),
    }),
    witness: sends({ params: { grant_type: 'client_credentials_x' } }),
  },
  {
    id: 'grant-type-trimmed',
    title: 'space around grant_type is cut off',
    kind: 'wrong-behaviour',
    rules: ['grant-type-accepted'],
    alter: (b) => ({ ...b, grantRefused: (grant) => b.grantRefused(grant?.trim()) }),
    witness: sends({ params: { grant_type: 'client_credentials ' } }),
  },
];
