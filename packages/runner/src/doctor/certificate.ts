import type { PeerCertificate } from 'node:tls';
import type { TransportOptions } from '../dispatchers.ts';
import type { Cause } from './check.ts';
import type { Handshake } from './handshake.ts';

/** A certificate that ends within so many days deserves a word. */
const soonDays = 14;
const day = 86_400_000;

/** Why a certificate is not taken, and what to do: its time first, whatever else is wrong with it. */
export function certificateCause(
  { hostname }: URL,
  { certificate, untrusted }: Handshake,
  { ca }: TransportOptions,
): Cause | undefined {
  if (certificate === undefined || untrusted === undefined) return undefined;
  const at = '/tokenEndpoint';
  const { valid_from: from, valid_to: until, subjectaltname = 'no name' } = certificate;
  if (Date.parse(until) < Date.now())
    return {
      at,
      message: `the certificate of ${hostname} expired on ${dateOf(until)}`,
      help: 'Renew it at the endpoint, and check the clock of this machine.',
    };
  if (Date.parse(from) > Date.now())
    return {
      at,
      message: `the certificate of ${hostname} is good from ${dateOf(from)} only`,
      help: 'Check the clock of this machine, and the certificate at the endpoint.',
    };
  if (untrusted === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return {
      at,
      message: `the certificate is for ${subjectaltname.slice(0, 200)}, not for ${hostname}`,
      help: 'Write the URL with a name that the certificate is for.',
    };
  return {
    at: '/ca',
    message: `no authority that is trusted here issued the certificate of ${hostname} (${untrusted}; ${issuerOf(certificate)})`,
    help:
      ca === undefined
        ? 'Name the PEM file of its authority in "ca"; or let the endpoint send its intermediate certificates.'
        : 'The authorities in "ca" did not issue it: check the file, and whether intermediate certificates are missing.',
  };
}

/** Until when a certificate is good, and whether that is soon. */
export function certificateNote({ valid_to: until }: PeerCertificate): {
  readonly text: string;
  readonly soon: boolean;
} {
  const left = Math.floor((Date.parse(until) - Date.now()) / day);
  const soon = left < soonDays;
  return { text: `certificate good until ${dateOf(until)}${soon ? `: ${left} days from now` : ''}`, soon };
}

function issuerOf({ issuer }: PeerCertificate): string {
  const name = [issuer.CN, issuer.O].flat().find((one) => one !== undefined && one !== '');
  return `issuer ${name ?? 'unnamed'}`;
}

function dateOf(text: string): string {
  return new Date(text).toISOString().slice(0, 10);
}
