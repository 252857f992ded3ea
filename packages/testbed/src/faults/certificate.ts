import type { JsonObject } from '@assay/validator';
import { sends } from '../bench/witness.ts';
import type { EndpointClient } from '../client.ts';
import type { Defect } from '../defect.ts';
import { CERTIFICATES } from './about.ts';

type Same = (named: string, registered: string) => boolean;

/** Whether a certificate of the client is the one that the header names, by another comparison. */
function compared(header: JsonObject, client: EndpointClient, same: Same): boolean {
  const named = header['x5t#S256'];
  return typeof named === 'string' && (client.certificates ?? []).some((registered) => same(named, registered));
}

/** Faults in finding the certificate that `x5t#S256` names. */
export const certificateFaults: readonly Defect[] = [
  {
    id: 'thumbprint-first-16-characters',
    title: 'x5t#S256 is compared to its 16th character',
    kind: 'wrong-behaviour',
    rules: ['x5t-s256-known'],
    profiles: CERTIFICATES,
    alter: (b) => ({
      ...b,
      certificateAccepted: (header, client) =>
        compared(header, client, (named, registered) => named.slice(0, 16) === registered.slice(0, 16)),
    }),
    witness: sends((bench) => ({ header: { 'x5t#S256': bench.tested.thumbprint?.slice(0, 20) } })),
  },
  {
    id: 'thumbprint-without-letter-case',
    title: 'x5t#S256 is compared without letter case',
    kind: 'wrong-behaviour',
    rules: ['x5t-s256-known'],
    profiles: CERTIFICATES,
    alter: (b) => ({
      ...b,
      certificateAccepted: (header, client) =>
        compared(header, client, (named, registered) => named.toLowerCase() === registered.toLowerCase()),
    }),
    witness: sends((bench) => ({ header: { 'x5t#S256': bench.tested.thumbprint?.toLowerCase() } })),
  },
  {
    id: 'thumbprint-of-another-type-skips-the-check',
    title: 'an x5t#S256 that is no string is passed over',
    kind: 'wrong-behaviour',
    rules: ['x5t-s256-known'],
    profiles: CERTIFICATES,
    alter: (b) => ({
      ...b,
      certificateAccepted: (header, client, policy) =>
        (header['x5t#S256'] !== undefined && typeof header['x5t#S256'] !== 'string') ||
        b.certificateAccepted(header, client, policy),
    }),
    witness: sends({ header: { 'x5t#S256': 7 } }),
  },
  {
    id: 'thumbprint-shape-is-enough',
    title: 'any x5t#S256 of 43 characters will do',
    kind: 'missing-check',
    rules: ['x5t-s256-known'],
    profiles: CERTIFICATES,
    alter: (b) => ({
      ...b,
      certificateAccepted: (header) => typeof header['x5t#S256'] === 'string' && header['x5t#S256'].length === 43,
    }),
    witness: sends((bench) => ({ header: { 'x5t#S256': bench.other.thumbprint } })),
  },
];
