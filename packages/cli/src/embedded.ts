import { type Capability, lineOf, methodOf, type Target, type Variant } from '@assay/cases';
import { type ClientKey, generateKey, secretOf, withCertificate } from '@assay/jws';
import { type Behaviour, type Endpoint, type EndpointClient, policyFor, startEndpoint } from '@assay/testbed';
import type { Profile } from '@assay/validator';

/** The embedded endpoint with clients registered, and the same clients as a run knows them. */
export interface Embedded {
  readonly endpoint: Endpoint;
  readonly target: Target;
  readonly variants: readonly Variant[];
  readonly capabilities: ReadonlySet<Capability>;
}

type Owner = 'first' | 'second' | 'disabled' | 'stranger';

const scope = 'system/Patient.rs';
const made = new Map<string, Promise<ClientKey>>();

/** What is asked of the embedded endpoint. */
export interface EmbeddedOptions {
  readonly algs: readonly string[];
  readonly behaviour?: Behaviour;
  /** Where the key sets of its clients are served, without a path; default: the keys themselves are registered. */
  readonly keySets?: string;
  /** Its clock, in seconds since 1970; default the clock of the machine. */
  readonly now?: () => number;
}

/** Starts the embedded endpoint for a profile, with two clients for each of these algorithms. */
export async function startEmbedded(profile: Profile, options: EmbeddedOptions): Promise<Embedded> {
  const { algs, behaviour, keySets, now } = options;
  const certified = lineOf(profile, 'x5t-s256-known') !== undefined;
  const origin = keySets ?? 'https://client.example';
  const variants = await Promise.all(algs.map((alg) => variantFor(alg, { certified, origin })));
  const clients = variants.flatMap((one) =>
    (['client', 'second', 'notEnabled'] as const).map((who) => registered(one, who, keySets === undefined)),
  );
  const endpoint = await startEndpoint({
    policy: policyFor(profile.id),
    clients,
    ...(behaviour && { behaviour }),
    ...(now && { now }),
  });
  const { tokenEndpoint, issuer, resource } = endpoint;
  return {
    endpoint,
    target: { tokenEndpoint, issuer, scope, resource, headers: [], params: [] },
    variants,
    capabilities: new Set<Capability>(['second-client', 'hmac', 'intrusive', 'resource']),
  };
}

async function variantFor(
  alg: string,
  { certified, origin }: { readonly certified: boolean; readonly origin: string },
): Promise<Variant> {
  const name = alg.toLowerCase();
  const key = async (who: Owner) => (certified ? withCertificate(await keyOf(alg, who)) : keyOf(alg, who));
  const [first, second, disabled, stranger] = await Promise.all([
    key('first'),
    key('second'),
    key('disabled'),
    key('stranger'),
  ]);
  const url = (client: string) => (alg.startsWith('HS') ? {} : { jwksUrl: `${origin}/${client}/jwks.json` });
  return {
    name: alg,
    client: { clientId: `first-${name}`, key: first, role: 'tested', ...url(`first-${name}`) },
    second: { clientId: `second-${name}`, key: second, role: 'other', ...url(`second-${name}`) },
    notEnabled: { clientId: `disabled-${name}`, key: disabled, role: 'not-enabled', ...url(`disabled-${name}`) },
    stranger,
  };
}

/** Keys are made once a process: an RSA key takes longer than a whole run. The stranger borrows the tested `kid`. */
function keyOf(alg: string, who: Owner): Promise<ClientKey> {
  const name = `${alg} ${who}`;
  const kid = alg.startsWith('HS') ? undefined : `${who === 'stranger' ? 'first' : who}-${alg.toLowerCase()}-key`;
  const key = made.get(name) ?? generateKey(alg, kid === undefined ? {} : { kid });
  made.set(name, key);
  return key;
}

function registered(variant: Variant, which: 'client' | 'second' | 'notEnabled', inline: boolean): EndpointClient {
  const client = variant[which] ?? variant.client;
  const secret = secretOf(client.key);
  return {
    id: client.clientId,
    method: methodOf(variant),
    alg: variant.name,
    scopes: [scope, 'system/Observation.rs'],
    ...(inline && client.key.publicJwk && { jwks: { keys: [client.key.publicJwk] } }),
    ...(client.jwksUrl !== undefined && { jwksUrl: client.jwksUrl }),
    ...(client.key.certificate !== undefined && { certificates: [client.key.certificate] }),
    ...(secret !== undefined && { secret }),
    ...(which === 'notEnabled' && { enabled: false }),
  };
}
