/** The engine, with cases that differ from the valid request by one claim and are accepted. */
import { type Case, shippedProfile, type Variant } from '@assay/cases';
import { generateKey } from '@assay/jws';
import { digestOf, runTest } from '@assay/runner';
import { inFlight } from './bare-loop.ts';

/** A run that is ready to start. */
export interface Engine {
  /** Sends about so many requests, controls among them, and tells how many. */
  readonly run: (requests: number) => Promise<number>;
}

/** Prepares a client of this algorithm. */
export async function openEngine(alg: string, tokenEndpoint: string): Promise<Engine> {
  const profile = shippedProfile('rfc7523');
  const [key, stranger] = await Promise.all([generateKey(alg, { kid: 'key' }), generateKey(alg, { kid: 'key' })]);
  const variant: Variant = { name: alg, client: { clientId: 'client', key, role: 'tested' }, stranger };
  const run = async (requests: number): Promise<number> => {
    let sent = 0;
    const events = runTest({
      profile,
      digest: digestOf(profile),
      version: '0.0.0',
      target: { tokenEndpoint, scope: 'api', headers: [], params: [] },
      variants: [variant],
      cases: Array.from({ length: requests }, (_, index) => caseOf(index)),
      properties: [],
      capabilities: new Set(),
      seed: 1,
      runs: 1,
      concurrency: inFlight,
      transport: { timeoutSeconds: 10 },
    });
    for await (const event of events) {
      if (event.type === 'result' && event.result.group === 'bench' && event.result.status !== 'passed')
        throw new Error(`${event.result.status}: ${event.result.message}`);
      if (event.type === 'end') sent = event.requests;
    }
    return sent;
  };
  return { run };
}

function caseOf(index: number): Case {
  return {
    id: `claim-${index}`,
    title: 'a claim of its own',
    since: '2026-11',
    group: 'bench',
    edit: [{ op: 'add', path: '/claims/x', value: index }],
    violates: [],
    tolerates: ['unknown-claims-accepted'],
  } as Case;
}
