import { type ClientKey, generateKey, withCertificate } from '@assay/jws';
import type { Profile } from '@assay/validator';
import type { Bench, Target, Variant } from '../src/index.ts';

/** The algorithms a profile is tried with: the first that it lists of each family of algorithms. */
export function algsOf({ methods }: Profile): readonly string[] {
  const listed = Object.values(methods).flat();
  const family = (alg: string) => alg.slice(0, 2);
  return listed.filter((alg, index) => listed.findIndex((other) => family(other) === family(alg)) === index);
}

const keys = new Map<string, Promise<ClientKey>>();

function key(alg: string, name: string): Promise<ClientKey> {
  const fresh = () => generateKey(alg, alg.startsWith('HS') ? {} : { kid: `${name}-key` }).then(withCertificate);
  const made = keys.get(alg + name) ?? fresh();
  keys.set(alg + name, made);
  return made;
}

/** A variant with two clients and a stranger. */
export async function variantOf(alg: string): Promise<Variant> {
  const url = (name: string) => (alg.startsWith('HS') ? {} : { jwksUrl: `https://client.example/${name}.json` });
  return {
    name: alg,
    client: { clientId: 'client-one', key: await key(alg, 'one'), role: 'tested', ...url('one') },
    second: { clientId: 'client-two', key: await key(alg, 'two'), role: 'other', ...url('two') },
    stranger: await key(alg, 'stranger'),
  };
}

/** An endpoint that nobody serves: minting needs its names only. */
export const target: Target = {
  tokenEndpoint: 'http://127.0.0.1:9400/oauth/token',
  issuer: 'http://127.0.0.1:9400',
  resource: 'https://auth.example/resource',
  scope: 'system/Patient.rs',
  headers: [],
  params: [],
  foreignJwks: 'http://127.0.0.1:9401/jwks.json',
};

/** Everything a request is made from. */
export async function benchOf(profile: Profile, alg: string): Promise<Bench> {
  return { profile, target, variant: await variantOf(alg), now: 1_795_000_000 };
}
