import type { Variant } from '@assay/cases';
import { generateKey } from '@assay/jws';

/** Two clients for each algorithm, the first of them tested, with keys made for this run. */
export function clientsOf(algs: readonly string[]): Promise<readonly Variant[]> {
  return Promise.all(algs.map(variantOf));
}

async function variantOf(alg: string): Promise<Variant> {
  const id = alg.toLowerCase();
  const kid = alg.startsWith('HS') ? {} : { kid: `${id}-key` };
  const [first, second, stranger] = await Promise.all([
    generateKey(alg, kid),
    generateKey(alg, alg.startsWith('HS') ? {} : { kid: `${id}-other-key` }),
    generateKey(alg, kid),
  ]);
  return {
    name: alg,
    client: { clientId: `first-${id}`, key: first, role: 'tested' },
    second: { clientId: `second-${id}`, key: second, role: 'other' },
    stranger,
  };
}
