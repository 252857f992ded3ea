import { AssayError, type Side } from '@assay/validator';

/** What `assay check` is given. */
export interface CheckArguments {
  readonly input: string | undefined;
  readonly profile: string;
  readonly clientId: string | undefined;
  readonly audience: readonly string[];
  readonly tokenEndpoint: string | undefined;
  readonly issuer: string | undefined;
  readonly jwks: string | undefined;
  readonly secretEnv: string | undefined;
  /** Seconds since 1970-01-01T00:00:00Z. */
  readonly now: number | undefined;
  /** Seconds of tolerance on every time boundary. */
  readonly skew: number;
  readonly side: Side;
  readonly format: 'pretty' | 'json';
}

/** No later moment can be written as a date. */
const latest = 8.64e12;

/**
 * Refuses values that cannot be meant, an unset variable of a shell before all.
 *
 * @throws AssayError `ERR_USAGE` naming the option
 */
export function checkOptions(given: CheckArguments): void {
  const texts = {
    profile: given.profile,
    'client-id': given.clientId,
    'token-endpoint': given.tokenEndpoint,
    issuer: given.issuer,
    jwks: given.jwks,
    'secret-env': given.secretEnv,
  };
  for (const [name, text] of Object.entries(texts)) if (text === '') wrong(name, 'is empty');
  if (given.audience.includes('')) wrong('audience', 'is empty');
  for (const name of ['token-endpoint', 'issuer'] as const) {
    const url = texts[name];
    if (url !== undefined && !URL.canParse(url))
      wrong(name, `give an absolute URL, as in https://auth.example/oauth/token`);
  }
  if (given.jwks !== undefined && given.secretEnv !== undefined)
    wrong('jwks', 'a client has a key set or a secret; leave this or --secret-env out');
  if (given.now !== undefined && !(Number.isInteger(given.now) && given.now >= 0 && given.now <= latest))
    wrong('now', 'give whole seconds since 1970-01-01T00:00:00Z, as in 1795440301');
  if (!Number.isInteger(given.skew) || given.skew < 0) wrong('skew', 'give a whole number of seconds, 0 or more');
}

function wrong(name: string, message: string): never {
  throw new AssayError('ERR_USAGE', `--${name}: ${message}`);
}
