import { randomUUID } from 'node:crypto';
import type { Behaviour } from '../behaviour.ts';
import type { Defect } from '../defect.ts';
import { startEndpoint } from '../endpoint.ts';
import { FORM_TYPE } from '../form.ts';
import type { Policy } from '../policy.ts';
import { benchClients, registeredKey } from './clients.ts';
import { startKeyHost } from './key-host.ts';
import { pairFor } from './keys.ts';
import { signText } from './signing.ts';
import { exchange } from './wire.ts';
import type { BenchClient, Draft, Members, SigningKey, WireReply, WireRequest, WitnessBench } from './witness.ts';

/** What a bench is opened for. */
export interface BenchOptions {
  readonly policy: Policy;
  readonly behaviour: Behaviour;
  /** Picks the tested client; default the first of the policy. */
  readonly when?: Defect['when'] | undefined;
  /** Default 1000 milliseconds. */
  readonly waitMs?: number;
}

/** A bench that must be closed. */
export type OpenBench = WitnessBench & { readonly close: () => Promise<void> };

const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

function without(members: Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

function form(params: NonNullable<Draft['params']>): string {
  const pairs = Object.entries(params).flatMap(([name, value]) =>
    (value === undefined ? [] : [value].flat()).map((one): [string, string] => [name, one]),
  );
  return new URLSearchParams(pairs).toString();
}

type Base = WitnessBench['base'];

type Hands = Pick<WitnessBench, 'base' | 'sign' | 'assertion' | 'post' | 'send'>;

interface Server {
  readonly tokenEndpoint: string;
  readonly issuer: string;
  readonly policy: Policy;
  readonly now: () => number;
}

function baseFor({ tokenEndpoint, issuer, policy, now }: Server): (client: BenchClient) => ReturnType<Base> {
  const typ = policy.types.includes('jwt') ? 'JWT' : policy.types[0];
  const aud = policy.audiences.includes('token-endpoint') ? tokenEndpoint : issuer;
  const seconds = Math.min(90, policy.maxLifetimeSeconds - 10);
  return (client) => ({
    header: without({ alg: client.alg, typ, kid: client.kid, 'x5t#S256': client.thumbprint }),
    claims: { iss: client.id, sub: client.id, aud, exp: now() + seconds, iat: now(), jti: randomUUID() },
    params: {
      grant_type: 'client_credentials',
      scope: 'system/Patient.rs',
      client_assertion_type: JWT_BEARER,
    },
  });
}

function write(draft: Draft, client: BenchClient, base: ReturnType<Base>): string {
  const header = draft.headerText ?? JSON.stringify(without({ ...base.header, ...draft.header }));
  const payload = draft.payload ?? JSON.stringify(without({ ...base.claims, ...draft.claims }));
  const signed = signText(header, payload, { alg: draft.alg ?? client.alg, key: draft.key ?? client.key });
  return draft.text === undefined ? signed : draft.text(signed);
}

function fits(client: BenchClient, when: Defect['when']): boolean {
  return (
    (when?.method === undefined || client.method === when.method) &&
    (when?.alg === undefined || when.alg.includes(client.alg))
  );
}

function cast(
  clients: readonly BenchClient[],
  when: Defect['when'],
): Pick<WitnessBench, 'tested' | 'other' | 'hosted' | 'disabled'> {
  const tested = clients.find((client) => client.id.startsWith('first') && fits(client, when));
  if (tested === undefined) throw new TypeError('no client of this policy fits');
  const sibling = (owner: string): BenchClient =>
    clients.find((client) => client.id === tested.id.replace('first', owner)) ?? tested;
  return { tested, other: sibling('second'), hosted: sibling('hosted'), disabled: sibling('disabled') };
}

/** The hands of a bench: what writes and sends requests to one endpoint. */
function hands(server: Server, tested: BenchClient, waitMs: number): Hands {
  const { tokenEndpoint } = server;
  const base = baseFor(server);
  const assertion = (draft: Draft): string => {
    const client = draft.client ?? tested;
    return write(draft, client, base(client));
  };
  const post = (wire: WireRequest): Promise<WireReply> => exchange(tokenEndpoint, wire, { waitMs });
  return {
    base: (client) => base(client ?? tested),
    sign: signText,
    assertion,
    post,
    send: (draft) => {
      const params = { ...base(tested).params, client_assertion: assertion(draft), ...draft.params };
      return post({
        method: draft.method ?? 'POST',
        target: `${new URL(tokenEndpoint).pathname}${draft.query ?? ''}`,
        headers: { 'content-type': FORM_TYPE, ...draft.headers },
        body: draft.body ?? form(params),
      });
    },
  };
}

function strangerFor({ alg, method }: BenchClient): SigningKey {
  return method === 'client_secret_jwt' ? Buffer.alloc(64, 7) : pairFor(alg, 'stranger').privateKey;
}

/**
 * Starts an endpoint with clients of every algorithm of its policy, on a clock that only `advance` moves.
 *
 * @throws TypeError when the policy has no client that fits `when`
 */
export async function openBench({ policy, behaviour, when, waitMs = 1000 }: BenchOptions): Promise<OpenBench> {
  const keyHost = await startKeyHost();
  const clients = benchClients(policy, keyHost.url);
  for (const client of clients) {
    if (client.kid !== undefined) keyHost.serve(`/${client.id}/jwks.json`, { keys: [registeredKey(client)] });
  }
  let seconds = Math.floor(Date.now() / 1000);
  const now = (): number => seconds;
  const endpoint = await startEndpoint({ policy, clients, behaviour, now });
  const { tokenEndpoint, issuer } = endpoint;
  const roles = cast(clients, when);
  return {
    ...{ tokenEndpoint, issuer, policy, clients, now, serve: keyHost.serve },
    ...roles,
    ...hands({ tokenEndpoint, issuer, policy, now }, roles.tested, waitMs),
    stranger: strangerFor(roles.tested),
    advance: (by) => {
      seconds += by;
    },
    close: async () => {
      await endpoint.close();
      await keyHost.close();
    },
  };
}
