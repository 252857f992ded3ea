import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { reasons, shippedProfile } from '@assay/cases';
import { keySet, secretSet } from '@assay/jws';
import {
  type CertifiedClient,
  type CertifyOptions,
  certify,
  collect,
  openTransport,
  type Report,
  readKeySet,
  realEnvironment,
  scenarios,
} from '@assay/runner';
import {
  type ClientBehaviour,
  type ClientNeed,
  type ClientSetup,
  nextKeySet,
  policyFor,
  referenceClient,
  setupFor,
} from '@assay/testbed';
import { openTls } from '../src/certify-tls.ts';

/** A client of the testbed that is to be certified. */
export interface Certifying {
  readonly profile: string;
  readonly alg: string;
  readonly behaviour: ClientBehaviour;
  /** Ids of the scenarios to play; default all. */
  readonly scenarios?: readonly string[];
  readonly needs: readonly ClientNeed[];
}

/** Scenarios under way at once: nearly all of their time is spent waiting. */
const jobs = 8;
/** How much slower the clock runs where pauses of milliseconds are measured. */
const slowness = 5;

/** Certifies a client of the testbed in this process and returns the report. */
export async function judgeClient({ behaviour, needs, ...what }: Certifying): Promise<Report> {
  const profile = shippedProfile(what.profile);
  const setup = behaviour.own(setupFor(policyFor(profile.id), what.alg));
  const tls = needs.includes('tls') ? await openTls('127.0.0.1') : undefined;
  try {
    const run = certify({
      profile,
      version: '0.0.0',
      scope: 'system/Patient.rs system/Observation.rs',
      scenarios: scenarios.filter(({ id }) => what.scenarios?.includes(id) ?? true),
      start: startOf(setup, behaviour),
      jobs,
      ...(await keysOf(setup, behaviour, needs)),
      ...(tls && { tls }),
      ...(needs.includes('slow-clock') && { environment: slowClock() }),
    });
    return (await collect(run, { profile, reasons: reasons(), failOn: 'failed' })).report;
  } finally {
    await tls?.remove();
  }
}

function startOf(setup: ClientSetup, behaviour: ClientBehaviour): NonNullable<CertifyOptions['start']> {
  const client = referenceClient(setup, behaviour);
  return async (task, signal) => {
    const ended = await client({ ...task, signal }).then(
      () => ({ ok: true, how: 'resolved' }),
      (error: unknown) => ({ ok: false, how: `rejected: ${error instanceof Error ? error.message : String(error)}` }),
    );
    return { ...ended, output: '' };
  };
}

async function keysOf(
  setup: ClientSetup,
  behaviour: ClientBehaviour,
  needs: readonly ClientNeed[],
): Promise<Pick<CertifyOptions, 'client' | 'reading' | 'nextKey'>> {
  const { id: clientId, method, alg, secret, jwks, jwksUrl, certificates } = setup.client;
  const registered = { clientId, method, alg, ...(jwksUrl !== undefined && { jwksUrl }) };
  if (secret !== undefined) return { client: { ...registered, keys: secretSet(secret), confidential: [secret] } };
  const rotates = needs.includes('next-key');
  const next = rotates ? nextKeySet(setup) : { keys: [] };
  const client: CertifiedClient = {
    ...registered,
    // A key is registered before it signs.
    keys: await keySet(JSON.stringify({ keys: [...(jwks?.keys ?? []), ...next.keys] })),
    confidential: [],
    ...(certificates && { certificates }),
    ...(rotates && { nextKeys: await keySet(JSON.stringify(next)) }),
  };
  const reading = needs.includes('key-set-url') ? await readServed(setup, behaviour) : undefined;
  return { client, ...(reading && { reading }), ...(rotates && { nextKey: 'next' }) };
}

/** Serves the key set as the client does, and reads it as a server would. */
async function readServed(setup: ClientSetup, { keySet: answerOf }: ClientBehaviour): ReturnType<typeof readKeySet> {
  const { status, headers, body } = answerOf(setup);
  const server = createServer((_, response) => response.writeHead(status, headers).end(body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { send, close } = openTransport({ timeoutSeconds: 10 });
  try {
    return await readKeySet(`http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`, send);
  } finally {
    await close();
    server.close();
  }
}

function slowClock(): NonNullable<CertifyOptions['environment']> {
  const start = Date.now();
  return { ...realEnvironment, now: () => start + (Date.now() - start) / slowness };
}
