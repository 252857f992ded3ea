import type { Authority, Identity } from './authority.ts';

/**
 * Makes a throw-away certificate authority.
 *
 * @param name its common name
 */
export async function newAuthority(name: string): Promise<Authority> {
  // Loaded only for TLS: what writes certificates is large.
  const { authority } = await import('./authority.ts');
  return authority(name);
}

/** What `certify` needs to speak TLS: an identity that clients are told to trust, and one that nobody trusts. */
export interface ThrowAwayTls {
  /** PEM text of the authority that clients are to trust. */
  readonly ca: string;
  readonly identity: Identity;
  /** The same host, under an authority that the client was not told of. */
  readonly foreign: Identity;
}

/**
 * Makes certificates for one run.
 *
 * @param host the host that clients are given, beside the names of this machine
 */
export async function throwAwayTls(host: string): Promise<ThrowAwayTls> {
  const names = [...new Set([host, '127.0.0.1', '::1', 'localhost'])];
  const [known, unknown] = await Promise.all([newAuthority('assay, for this run'), newAuthority('nobody trusts this')]);
  const [identity, foreign] = await Promise.all([known.issue({ names }), unknown.issue({ names })]);
  return { ca: known.cert, identity, foreign };
}
