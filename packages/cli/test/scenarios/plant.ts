import { type Behaviour, correct } from '@assay/testbed';
import type { JsonObject } from '@assay/validator';
import { type Authority, authority } from './authority.ts';
import type { Front, FrontOptions } from './front.ts';
import { type Pair, pair, secret, secretName } from './workshop.ts';

/** The configuration. */
export const file = 'assay.config.json';
/** A client with a key pair. */
export const es384 = { clientId: 'first-es384', alg: 'ES384', key: './first-es384.jwk.json' };
/** A client with a secret. */
export const hs384 = { clientId: 'first-hs384', alg: 'HS384', secretEnv: secretName };
/** The environment with that secret. */
export const env = { [secretName]: secret };

/** An endpoint that tells its callers, unwisely, what it found wrong. */
export const talkative: Behaviour = {
  ...correct,
  errorBody: ({ detail }, code) => ({ error: code, error_description: detail }),
};

/** Issues the certificates. */
export const home: Authority = await authority();

/** One thing that is wrong between a configuration and a token. */
export interface Planted {
  readonly title: string;
  readonly front?: () => FrontOptions | Promise<FrontOptions>;
  readonly more?: JsonObject | ((front: Front) => JsonObject);
  readonly files?: Readonly<Record<string, JsonObject | string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** The first line of output. */
  readonly says: RegExp;
  /** The place that `assay test` names as well. */
  readonly at: string;
  readonly code?: number;
}

/** A key pair that is registered nowhere. */
export const otherPair: Pair = pair('first-es384');
