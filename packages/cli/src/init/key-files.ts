import { generateKey, privateJwkOf, thumbprint } from '@assay/jws';
import type { NewClient } from './clients.ts';
import type { NewFile } from './new-files.ts';

/** Makes a key pair for every client without a secret: the private key for its owner alone, the public one to register. */
export async function keyFiles(clients: readonly NewClient[]): Promise<readonly NewFile[]> {
  const paired = clients.filter((one) => one.secretEnv === undefined);
  if (paired.length === 0) return [];
  const files = await Promise.all(paired.map(pairFiles));
  const ignored = { path: 'keys/.gitignore', text: '*.jwk.json\n', what: 'keeps private keys out of version control' };
  return [...files.flat(), ignored];
}

async function pairFiles({ alg, key, jwks, clientId }: NewClient): Promise<readonly NewFile[]> {
  const made = await generateKey(alg);
  const kid = await thumbprint(made.publicJwk ?? {});
  const lines = (value: object): string => `${JSON.stringify(value, undefined, 2)}\n`;
  return [
    { path: key, text: lines({ ...privateJwkOf(made), kid }), what: `private key of ${clientId}`, mode: 0o600 },
    { path: jwks, text: lines({ keys: [{ ...made.publicJwk, kid }] }), what: `public key set of ${clientId}` },
  ];
}
