import { holds, type Json, type Pair, type Profile } from '@assay/validator';
import { lineOf } from './line.ts';
import { methodOf, type Target, type Variant } from './target.ts';

/** A member of a JSON object still to be written: its name and its JSON text. Duplicates survive. */
export type Member = readonly [name: string, text: string];

/** Stands in the parameters where the signed assertion goes. */
export const assertionSlot = '\u0000assertion';

/** The fixed value of client_assertion_type (RFC 7523 section 2.2). */
export const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** A token request before it is signed and written. */
export interface Draft {
  readonly header: readonly Member[];
  readonly claims: readonly Member[];
  /** Replaces the whole JSON text of the header. */
  readonly headerText?: string;
  /** Replaces the whole JSON text of the claims. */
  readonly claimsText?: string;
  readonly params: readonly Pair[];
  readonly method: string;
  readonly contentType?: string;
  readonly authorization?: string;
  /** Replaces the Host header field. */
  readonly host?: string;
  /** Sends X-Forwarded-Host and Forwarded (RFC 7239) with this host. */
  readonly forwardedHost?: string;
  /** Sends a Cookie header field. */
  readonly cookies?: string;
  /** Sends the body in many small chunks, without saying how long it is (RFC 9112 section 7.1). */
  readonly chunked?: true;
  readonly query: readonly Pair[];
  /** Moves parameters from the body to the query. */
  readonly move?: 'all' | 'credentials';
  /** Writes the parameters otherwise than as a form, or behind ten thousand others, or replaces the body. */
  readonly body?: { readonly as: 'json' | 'multipart' | 'text' | 'crowded' } | { readonly raw: string };
  /** Replaces the signed assertion, or wraps it. */
  readonly assertion?: { readonly raw: string } | { readonly prefix: string; readonly suffix: string };
}

/** How the valid request may differ where an endpoint wants more than the profile asks for. */
export interface Neighbour {
  readonly id: string;
  /** A fact: "with client_id". */
  readonly title: string;
  /** The rule that the difference concerns. */
  readonly rule: string;
  /** Whether refusing the base and accepting this one breaks that rule; else it is only worth knowing. */
  readonly promised: boolean;
  readonly change: (draft: Draft, variant: Variant, target: Target) => Draft;
}

/** Everything a request is made from. */
export interface Bench {
  readonly profile: Profile;
  readonly target: Target;
  readonly variant: Variant;
  /** Seconds on the endpoint's clock. */
  readonly now: number;
  /** Applied to every valid request of the run, when the plain base was refused. */
  readonly neighbour?: Neighbour;
}

/** The JSON text of a value. */
export function member(name: string, value: Json): Member {
  return [name, JSON.stringify(value)];
}

/**
 * The valid request least likely to be refused: `exp` 90 s ahead, or ten less than a shorter limit, `iat` now, a fresh
 * `jti`, `typ`, `kid` where the key has one, `x5t#S256` where the profile wants it, one scope, no `client_id`, no `nbf`.
 */
export function base(bench: Bench): Draft {
  const { target, variant, now, neighbour } = bench;
  const { header, claims, params, lifetime } = frameOf(bench);
  const draft: Draft = {
    header,
    claims: [...claims, member('exp', now + lifetime), member('iat', now), member('jti', crypto.randomUUID())],
    params,
    method: 'POST',
    contentType: 'application/x-www-form-urlencoded',
    query: [],
  };
  return neighbour === undefined ? draft : neighbour.change(draft, variant, target);
}

/** What all valid requests of a variant share. */
interface Frame extends Pick<Draft, 'header' | 'claims' | 'params'>, Pick<Bench, 'profile' | 'target'> {
  /** Seconds from `iat` to `exp`. */
  readonly lifetime: number;
}

const frames = new WeakMap<Variant, Frame>();

/** The frame of a variant: made once as long as profile and target stay the same. */
function frameOf(bench: Bench): Frame {
  const { profile, target, variant } = bench;
  const known = frames.get(variant);
  if (known?.profile === profile && known.target === target) return known;
  const frame = newFrame(bench);
  frames.set(variant, frame);
  return frame;
}

function newFrame(bench: Bench): Frame {
  const { profile, target, variant } = bench;
  const { clientId, key } = variant.client;
  const limit = paramOf(bench, 'exp-max-lifetime', 'seconds');
  return {
    profile,
    target,
    header: [
      member('alg', key.alg),
      member('typ', tokenType(bench)),
      ...(key.kid === undefined ? [] : [member('kid', key.kid)]),
      ...thumbprint(bench),
    ],
    claims: [member('iss', clientId), member('sub', clientId), member('aud', audienceOf(bench))],
    params: [
      ['grant_type', 'client_credentials'],
      ...(target.scope === undefined ? [] : [['scope', target.scope] as const]),
      ['client_assertion_type', assertionType],
      ['client_assertion', assertionSlot],
      ...target.params,
    ],
    lifetime: typeof limit === 'number' ? Math.min(90, limit - 10) : 90,
  };
}

/** The audience of the base: the token endpoint where the profile takes it, else the issuer. */
export function audienceOf(bench: Bench): string {
  const { target } = bench;
  const accept = paramOf(bench, 'aud-accepted', 'accept');
  const issuerOnly = Array.isArray(accept) && !accept.includes('tokenEndpoint');
  return issuerOnly ? (target.issuer ?? target.tokenEndpoint) : target.tokenEndpoint;
}

/** The `typ` of the base: JWT where the profile takes it, else the first that it names. */
export function tokenType(bench: Bench): string {
  const accept = paramOf(bench, 'typ-value', 'accept');
  const [first = 'JWT', ...more] = Array.isArray(accept) ? (accept as readonly string[]) : [];
  return more.includes('JWT') ? 'JWT' : first;
}

/** The certificate of the key, where the profile wants it named. */
function thumbprint({ profile, variant }: Bench): readonly Member[] {
  const { certificate } = variant.client.key;
  const wanted = lineOf(profile, 'x5t-s256-required')?.client !== undefined;
  return wanted && certificate !== undefined ? [member('x5t#S256', certificate)] : [];
}

/** A parameter of a rule that binds such a client; undefined where the profile does not hold the rule. */
function paramOf({ profile, variant }: Bench, rule: string, name: string): Json | undefined {
  const line = lineOf(profile, rule);
  const client = { id: variant.client.clientId, method: methodOf(variant), algs: [variant.name] };
  return line !== undefined && holds(line.when, client) ? line.params[name] : undefined;
}

/** The documented neighbours of the base, tried in this order when the base is refused. */
export const neighbours: readonly Neighbour[] = [
  {
    id: 'with-client-id',
    title: 'with client_id as a parameter',
    rule: 'client-id-optional',
    promised: true,
    change: (draft, variant) => ({ ...draft, params: [...draft.params, ['client_id', variant.client.clientId]] }),
  },
  {
    id: 'aud-issuer',
    title: 'with the issuer as aud',
    rule: 'aud-accepted',
    promised: false,
    change: (draft, _, { issuer }) => (issuer === undefined ? draft : withClaim(draft, 'aud', issuer)),
  },
  {
    id: 'exp-50',
    title: 'with exp 50 s ahead',
    rule: 'exp-limit-honoured',
    promised: true,
    change: (draft) => withClaim(draft, 'exp', claimNumber(draft, 'iat') + 50),
  },
  {
    id: 'with-kid',
    title: 'with a kid',
    rule: 'kid-optional',
    promised: true,
    change: (draft) =>
      draft.header.some(([name]) => name === 'kid')
        ? draft
        : { ...draft, header: [...draft.header, member('kid', 'key-1')] },
  },
  {
    id: 'without-typ',
    title: 'without typ',
    rule: 'typ-value',
    promised: false,
    change: (draft) => ({ ...draft, header: draft.header.filter(([name]) => name !== 'typ') }),
  },
  {
    id: 'without-scope',
    title: 'without scope',
    rule: 'scope-syntax',
    promised: false,
    change: (draft) => ({ ...draft, params: draft.params.filter(([name]) => name !== 'scope') }),
  },
];

function withClaim(draft: Draft, name: string, value: Json): Draft {
  return { ...draft, claims: draft.claims.map((one) => (one[0] === name ? member(name, value) : one)) };
}

function claimNumber(draft: Draft, name: string): number {
  return Number(draft.claims.find((one) => one[0] === name)?.[1]);
}
