import {
  type Capability,
  methodOf,
  reasons,
  shippedCases,
  shippedProfile,
  type TestClient,
  type Variant,
} from '@assay/cases';
import { type ClientKey, generateKey, secretOf } from '@assay/jws';
import type { EndpointClient } from '@assay/testbed';
import {
  collect,
  type Report,
  type Result,
  type RunEvent,
  runTest,
  type Status,
  type TestOptions,
} from '../src/index.ts';
import { fastTime, speed } from './fast-time.ts';
import { freeAddress } from './free-address.ts';
import { type Arrival, type Misbehaviour, startMisbehaving } from './misbehaving.ts';

/** The scope that the clients may have. */
export const scope = 'system/Patient.rs';

/** What a scenario changes: the endpoint, and what is fired at it. */
export interface Scenario extends Partial<Omit<Misbehaviour, 'clients'>> {
  /** Ids of shipped cases, in the order of the suite. */
  readonly cases?: readonly string[];
  readonly alg?: string;
  readonly options?: Partial<TestOptions>;
  /** Header fields added to every request. */
  readonly headers?: TestOptions['target']['headers'];
  /** Path of the resource that tokens are tried at. */
  readonly resource?: string | undefined;
  /** The clients are registered by URL, and the suite serves their key sets there; long waits are no matter. */
  readonly hosted?: true;
  /** Fires somewhere else than at the endpoint. */
  readonly tokenEndpoint?: string;
  /** Sees every event as it comes. */
  readonly watch?: (event: RunEvent) => void;
}

/** How a scenario ended. */
export interface Ended {
  readonly report: Report;
  readonly events: readonly RunEvent[];
  readonly arrivals: readonly Arrival[];
  readonly variant: Variant;
  /** What was run. */
  readonly options: TestOptions;
  /** Status and requirement of the result with this id: `failed keeps-serving`. */
  readonly told: (id: string) => string;
  readonly result: (id: string) => Result;
  readonly statuses: () => ReadonlySet<Status>;
}

const made = new Map<string, Promise<ClientKey>>();

/** Two clients of an algorithm and a stranger who borrows the `kid` of the first. */
export async function variantOf(alg: string): Promise<Variant> {
  const owners = ['first', 'second', 'disabled', 'stranger'] as const;
  const [first, second, disabled, stranger] = await Promise.all(owners.map((who) => keyOf(alg, who)));
  if (!first || !second || !disabled || !stranger) throw new TypeError('four keys are made');
  return {
    name: alg,
    client: { clientId: 'first', key: first, role: 'tested' },
    second: { clientId: 'second', key: second, role: 'other' },
    notEnabled: { clientId: 'disabled', key: disabled, role: 'not-enabled' },
    stranger,
  };
}

function keyOf(alg: string, who: string): Promise<ClientKey> {
  const kid = alg.startsWith('HS') ? {} : { kid: who === 'stranger' ? 'first-key' : `${who}-key` };
  const key = made.get(alg + who) ?? generateKey(alg, kid);
  made.set(alg + who, key);
  return key;
}

/** The same clients, registered by URL. */
export function hostedAt(origin: string, variant: Variant): Variant {
  const at = (client: TestClient): TestClient => ({ ...client, jwksUrl: `${origin}/${client.clientId}/jwks.json` });
  const { client, second } = variant;
  return { ...variant, client: at(client), ...(second && { second: at(second) }) };
}

function registered(variant: Variant): readonly EndpointClient[] {
  return [variant.client, variant.second ?? [], variant.notEnabled ?? []]
    .flat()
    .map(({ clientId, key, role, jwksUrl }) => {
      const secret = secretOf(key);
      return {
        id: clientId,
        method: methodOf(variant),
        alg: variant.name,
        scopes: [scope],
        ...(key.publicJwk && jwksUrl === undefined && { jwks: { keys: [key.publicJwk] } }),
        ...(jwksUrl !== undefined && { jwksUrl }),
        ...(secret !== undefined && { secret }),
        ...(role === 'not-enabled' && { enabled: false }),
      };
    });
}

/** Plays a scenario: an endpoint of its own, a run against it, the report. Every wait is that of the design. */
export async function play(scenario: Scenario): Promise<Ended> {
  const jwksServer = scenario.hosted ? await freeAddress() : undefined;
  const inline = await variantOf(scenario.alg ?? 'ES384');
  const variant = jwksServer === undefined ? inline : hostedAt(`http://${jwksServer}`, inline);
  const profile = shippedProfile(scenario.profile ?? 'redox-source-auth-v2');
  const environment = scenario.options?.environment ?? fastTime();
  const now = (): number => environment.now() / 1000;
  const endpoint = await startMisbehaving({ now, ...scenario, profile: profile.id, clients: registered(variant) });
  const { issuer, tokenEndpoint } = endpoint;
  const options: TestOptions = {
    profile,
    digest: 'none',
    version: '0.0.0',
    target: {
      tokenEndpoint: scenario.tokenEndpoint ?? tokenEndpoint,
      issuer,
      scope,
      headers: scenario.headers ?? [],
      ...(scenario.resource !== undefined && { resource: `${issuer}${scenario.resource}` }),
      params: [],
    },
    variants: [variant],
    cases: shippedCases().filter((one) => scenario.cases?.includes(one.id)),
    properties: [],
    capabilities: new Set<Capability>([
      ...(['second-client', 'hmac', 'intrusive'] as const),
      ...(scenario.resource === undefined ? [] : (['resource'] as const)),
      ...(scenario.hosted ? (['jwks-server', 'slow'] as const) : []),
    ]),
    seed: 7,
    runs: 20,
    concurrency: 4,
    transport: { timeoutSeconds: 10 / speed },
    environment,
    ...(jwksServer !== undefined && { jwksServer }),
    ...scenario.options,
  };
  const events: RunEvent[] = [];
  try {
    const { report } = await collect(recorded(runTest(options), events, scenario.watch), {
      profile,
      reasons: reasons(),
      failOn: 'failed',
    });
    return { report, events, arrivals: endpoint.arrivals, variant, options, ...lookup(report) };
  } finally {
    await endpoint.close();
  }
}

async function* recorded(
  run: AsyncIterable<RunEvent>,
  events: RunEvent[],
  watch?: Scenario['watch'],
): AsyncGenerator<RunEvent> {
  for await (const event of run) {
    events.push(event);
    watch?.(event);
    yield event;
  }
}

function lookup({ results }: Report): Pick<Ended, 'told' | 'result' | 'statuses'> {
  const result = (id: string): Result => {
    const found = results.find((one) => one.id === id);
    if (found === undefined)
      throw new TypeError(`no result ${id}; there are ${results.map((one) => one.id).join(', ')}`);
    return found;
  };
  return {
    result,
    told: (id) => `${result(id).status} ${result(id).requirement}`,
    statuses: () => new Set(results.map((one) => one.status)),
  };
}
