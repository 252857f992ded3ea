import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { pairFor } from '../../bench/keys.ts';
import { selfSigned } from '../../bench/self-signed.ts';
import type { ClientErrand } from '../behaviour.ts';

/** Starts a client at a host whose certificate nobody signed but itself, and counts the requests it gets. */
export async function requestsAtStranger(
  errand: ClientErrand,
  start: (errand: ClientErrand) => Promise<unknown>,
): Promise<number> {
  const { privateKey } = pairFor('RS256', 'stranger');
  const lines = selfSigned(privateKey).match(/.{1,64}/g) ?? [];
  const cert = `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
  let seen = 0;
  const server = createServer({ cert, key: privateKey.export({ type: 'pkcs8', format: 'pem' }) }, (_, response) => {
    seen += 1;
    response.writeHead(400).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = AbortSignal.timeout(800);
  try {
    const strange = { ...errand, issuer, tokenEndpoint: `${issuer}/token`, resource: `${issuer}/resource` };
    await start({ ...strange, signal: stop }).catch(() => undefined);
    return seen;
  } finally {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}
