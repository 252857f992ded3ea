import { algorithms, signatureFact } from '@assay/jws';
import type { Assertion, Facts, Method, Profile } from '@assay/validator';
import type { Io } from '../io.ts';
import { type Keys, loadKeys } from './keys.ts';
import type { CheckArguments } from './options.ts';

/** What the options say, made into facts, and what had to be presumed because no option says it. */
export interface Known {
  readonly facts: Facts;
  /** Presumptions, in sentences. */
  readonly presumed: readonly string[];
  /** Texts that must not be shown. */
  readonly confidential: readonly string[];
}

/**
 * Gathers the facts: client, audiences, keys, and with keys the check of the signature.
 *
 * One assertion is judged as the first of its session: its `jti` is fresh.
 *
 * @throws AssayError `ERR_KEY` for a key set or variable that cannot be read
 */
export async function factsFor(
  assertion: Assertion | undefined,
  profile: Profile,
  { given, io }: { readonly given: CheckArguments; readonly io: Io },
): Promise<Known> {
  const { alg, kid } = assertion?.header ?? {};
  const keys = await loadKeys(given, io);
  const [only, ...others] = Object.keys(profile.methods) as readonly Method[];
  const told = keys?.method ?? (others.length === 0 ? only : undefined);
  const method = told ?? methodOf(alg);
  const audiences = audiencesOf(given);
  const named = keys?.nameless === true && typeof kid === 'string' ? kid : undefined;
  const client = { id: given.clientId ?? '', method, algs: algsOf(profile, method, alg) };
  return {
    facts: {
      now: given.now ?? Math.floor(Date.now() / 1000),
      tolerance: given.skew,
      replay: 'fresh',
      history: {},
      ...(given.clientId !== undefined && { client }),
      ...(audiences && { audiences }),
      ...(keys && (await keyFacts(keys, assertion, named))),
    },
    presumed: [
      ...(told === undefined && given.clientId !== undefined
        ? [`Taken as ${method}, which alg suggests; --jwks or --secret-env would say so.`]
        : []),
      ...(named === undefined ? [] : ['The key is PEM and has no kid; it is taken for the one that kid names.']),
    ],
    confidential: keys?.confidential ?? [],
  };
}

/** What is known of the keys, and what they make of the signature. */
async function keyFacts(
  { set, certificates }: Keys,
  assertion: Assertion | undefined,
  kid: string | undefined,
): Promise<Pick<Facts, 'keys' | 'signature' | 'certificates'>> {
  const keys = kid === undefined ? set.facts : set.facts.map((key) => ({ ...key, kid }));
  const signature = await signatureFact(assertion?.text ?? '', set);
  return { keys, signature, ...(certificates.length > 0 && { certificates }) };
}

function methodOf(alg: unknown): Method {
  return typeof alg === 'string' && /^HS/i.test(alg) ? 'client_secret_jwt' : 'private_key_jwt';
}

/** No option says what the client is registered for: the algorithm it uses, when that is one of its method. */
function algsOf({ methods }: Profile, method: Method, alg: unknown): readonly string[] {
  const known = typeof alg === 'string' && algorithms.includes(alg) && methodOf(alg) === method;
  return known ? [alg] : (methods[method] ?? []);
}

function audiencesOf({ audience, tokenEndpoint, issuer }: CheckArguments): Facts['audiences'] {
  if (audience.length === 0 && tokenEndpoint === undefined && issuer === undefined) return undefined;
  return {
    ...(tokenEndpoint !== undefined && { tokenEndpoint }),
    ...(issuer !== undefined && { issuer }),
    ...(audience.length > 0 && { values: audience }),
  };
}
