import { randomUUID } from 'node:crypto';
import type { ClientFunction } from '@assay/runner';
import jwt from 'jsonwebtoken';
import { assertionUse } from './assertion-use.ts';

/** What the code sample on the page of Redox gives to its JWT library, its quotes, braces and commas mended. */
const printed = { expiresIn: '5m', algorithm: 'RS384', audience: '' } as const;

/** The sample as printed: no audience, and no name of the key. */
export function redoxSampleAsPrinted(privateKey: string): ClientFunction {
  return assertionUse(({ clientId }) =>
    jwt.sign({}, privateKey, { ...printed, issuer: clientId, subject: clientId, jwtid: randomUUID() }),
  );
}

/** The sample repaired: both are filled in, nothing else is changed. */
export function redoxSampleRepaired(privateKey: string, keyid: string): ClientFunction {
  return assertionUse(({ clientId, tokenEndpoint: audience }) =>
    jwt.sign({}, privateKey, { ...printed, audience, keyid, issuer: clientId, subject: clientId, jwtid: randomUUID() }),
  );
}
