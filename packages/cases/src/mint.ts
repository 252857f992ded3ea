import { canSign, type Damage, damage, damageApplies, keySetOf, sign, signatureFact, withEmbedded } from '@assay/jws';
import type { Pair, SignatureFact, TokenRequest } from '@assay/validator';
import type { KeyChoice } from './case.ts';
import { describeEdits } from './diff.ts';
import { assertionSlot, assertionType, type Bench, base, type Draft, type Member } from './draft.ts';
import { applyEdits, boundary } from './edit.ts';
import type { Recipe } from './recipe.ts';
import { tamperWith } from './tamper.ts';
import { Unresolvable } from './unresolvable.ts';
import { unknownScope } from './value.ts';

/** A request ready to send, and what is known about it without asking anyone. */
export interface Minted {
  readonly request: TokenRequest;
  /** The assertion as it is sent; absent when the request holds none. */
  readonly assertion?: string;
  readonly signature: SignatureFact;
  readonly draft: Draft;
  /** How it differs from the valid request, one line each. */
  readonly diff: readonly string[];
  readonly requestedScope?: string;
  readonly unknownScopes: readonly string[];
  readonly authorizationSent: boolean;
}

/** What is taken over from an earlier request: header and claims, the `jti` alone, the signature as it stands, or cookies. */
export interface Earlier extends Pick<Minted, 'draft' | 'assertion'> {
  readonly what: 'jti' | 'claims' | 'signature' | 'cookies';
  /** Those that its answer set, as a Cookie field holds them; default none. */
  readonly cookies?: string;
}

/**
 * Makes one request: the valid one, edited, signed, damaged and written.
 *
 * @throws Unresolvable when the recipe has no meaning in this profile or run
 * @throws AssayError `ERR_KEY` when a key cannot sign
 */
export async function mint(recipe: Recipe, bench: Bench, earlier?: Earlier): Promise<Minted> {
  const started = takeOver(base(bench), earlier);
  const edited = applyEdits(started, recipe.edit ?? [], bench);
  const draft = earlier?.what === 'claims' ? edited : neverTheSame(edited, recipe);
  const signed = await signDraft(draft, recipe, bench);
  const lent = earlier?.what === 'signature';
  const assertion = wrap(lent ? withSignatureOf(signed, earlier) : signed, draft);
  const params = draft.params.map(([name, value]): Pair => [name, value === assertionSlot ? assertion : value]);
  const scope = params.find(([name]) => name === 'scope')?.[1];
  return {
    request: write({ ...draft, params }, bench),
    assertion,
    signature: isUntouched(recipe) && !lent ? valid : await signatureOf(assertion, bench),
    draft,
    // Told of what is shown alone.
    get diff() {
      return describeEdits(recipe, draft, bench);
    },
    ...(scope !== undefined && scope !== '' && { requestedScope: scope }),
    unknownScopes: scope?.split(' ').includes(unknownScope) ? [unknownScope] : [],
    authorizationSent: draft.authorization !== undefined,
  };
}

function takeOver(draft: Draft, earlier: Earlier | undefined): Draft {
  if (earlier === undefined || earlier.what === 'signature') return draft;
  if (earlier.what === 'cookies') return earlier.cookies ? { ...draft, cookies: earlier.cookies } : draft;
  if (earlier.what === 'claims') return { ...draft, header: earlier.draft.header, claims: earlier.draft.claims };
  const jti = earlier.draft.claims.find(([name]) => name === 'jti');
  return jti === undefined ? draft : { ...draft, claims: draft.claims.map((one) => (one[0] === 'jti' ? jti : one)) };
}

let withoutJti = 0;

/** Seconds by which assertions without `jti` differ: a run sends no more of them in one second. */
const spread = 10;

/** Without a `jti` two requests of one second could be the same octets, and the second a replay: `exp` differs. */
function neverTheSame(draft: Draft, { edit = [] }: Recipe): Draft {
  if (draft.claims.some(([name]) => name === 'jti') || edit.some(({ path }) => path === '/claims/exp')) return draft;
  withoutJti += 1;
  // Later ones end later: so they differ even where the clock alone would make them the same.
  const sooner = spread - 1 - (withoutJti % spread);
  const moved = ([name, text]: Member): Member => [name, name === 'exp' ? String(Number(text) - sooner) : text];
  return { ...draft, claims: draft.claims.map(moved) };
}

/** The signature of an earlier assertion under what was signed just now. */
function withSignatureOf(signed: string, { assertion = '' }: Earlier): string {
  return `${signed.slice(0, signed.lastIndexOf('.'))}${assertion.slice(assertion.lastIndexOf('.'))}`;
}

async function signDraft(draft: Draft, recipe: Recipe, { variant }: Bench): Promise<string> {
  const header = draft.headerText ?? objectText(draft.header);
  const payload = draft.claimsText ?? objectText(draft.claims);
  const key = keyFor(recipe.key ?? 'registered', variant);
  const wanted = algOf(draft);
  const alg = wanted !== undefined && canSign(key, wanted) ? wanted : variant.name;
  const made = await sign({ header, payload, key, alg });
  const signed = recipe.tamper === undefined ? made : tamperWith(made, recipe.tamper);
  if (recipe.damage === undefined) return signed;
  const name = recipe.damage as Damage;
  if (!damageApplies(name, key)) throw new Unresolvable(`the damage ${name} does not apply to ${key.alg}`);
  return damage(name, signed, { key, other: variant.stranger });
}

function keyFor(choice: KeyChoice, variant: Bench['variant']): Bench['variant']['stranger'] {
  if (choice === 'registered') return variant.client.key;
  if (choice === 'other') return variant.stranger;
  if (variant.second === undefined) throw new Unresolvable(`no second ${variant.name} client is configured`);
  return variant.second.key;
}

function algOf(draft: Draft): string | undefined {
  const text = draft.header.findLast(([name]) => name === 'alg')?.[1];
  return text?.startsWith('"') ? (JSON.parse(text) as string) : undefined;
}

function objectText(members: readonly Member[]): string {
  return `{${members.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`;
}

function wrap(signed: string, { assertion }: Draft): string {
  if (assertion === undefined) return signed;
  return 'raw' in assertion ? assertion.raw : `${assertion.prefix}${signed}${assertion.suffix}`;
}

const valid: SignatureFact = { outcome: 'valid' };

/** An undamaged signature of the registered key is valid by construction; everything else is verified. */
function isUntouched({ damage, tamper, key = 'registered', edit = [] }: Recipe): boolean {
  if (damage !== undefined || tamper !== undefined || key !== 'registered') return false;
  return !edit.some(({ path }) => path === '/assertion' || path.startsWith('/header'));
}

async function signatureOf(assertion: string, { variant }: Bench): Promise<SignatureFact> {
  const others = variant.second === undefined ? undefined : keySetOf(variant.second.key);
  const keys = withEmbedded(keySetOf(variant.client.key), keySetOf(variant.stranger));
  return signatureFact(assertion, keys, others);
}

const credentials = new Set(['client_assertion', 'client_assertion_type', 'client_secret']);

function write(draft: Draft, { target }: Bench): TokenRequest {
  const moved = draft.params.filter(
    ([name]) => draft.move === 'all' || (draft.move === 'credentials' && credentials.has(name)),
  );
  const kept = moved.length === 0 ? draft.params : draft.params.filter((one) => !moved.includes(one));
  const query = formText([...moved, ...draft.query]);
  const url =
    query === ''
      ? target.tokenEndpoint
      : `${target.tokenEndpoint}${target.tokenEndpoint.includes('?') ? '&' : '?'}${query}`;
  return {
    method: draft.method,
    url,
    headers: [
      ...target.headers,
      ['accept', 'application/json'],
      // Without it any coding of the answer is lawful (RFC 9110 section 12.5.3).
      ['accept-encoding', 'identity'],
      ...(draft.contentType === undefined ? [] : [['content-type', draft.contentType] as const]),
      ...(draft.chunked === undefined ? [] : [['transfer-encoding', 'chunked'] as const]),
      ...(draft.host === undefined ? [] : [['host', draft.host] as const]),
      ...(draft.forwardedHost === undefined ? [] : forwarded(draft.forwardedHost)),
      ...(draft.authorization === undefined ? [] : [['authorization', draft.authorization] as const]),
      ...(draft.cookies === undefined ? [] : [['cookie', draft.cookies] as const]),
    ],
    body: bodyOf(kept, draft),
  };
}

function forwarded(host: string): readonly Pair[] {
  return [
    ['x-forwarded-host', host],
    ['forwarded', `host=${host}`],
  ];
}

function bodyOf(params: readonly Pair[], { body, method }: Draft): string {
  if (body !== undefined && 'raw' in body) return body.raw;
  if (body?.as === 'json') return JSON.stringify(Object.fromEntries(params));
  if (body?.as === 'multipart') {
    const parts = params.map(
      ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    return `${parts.join('')}--${boundary}--\r\n`;
  }
  if (body?.as === 'crowded') return formText([...crowd(), ...params]);
  if (method === 'GET' || method === 'HEAD') return '';
  return formText(params);
}

/** Parameters that nobody asked for, more than any endpoint expects. */
function crowd(): readonly Pair[] {
  return Array.from({ length: 10_000 }, (_, index) => [`x_assay_${index}`, '1']);
}

function formText(pairs: readonly Pair[]): string {
  return pairs.map(([name, value]) => `${formPart(name)}=${formPart(value)}`).join('&');
}

/** Most names and values, and every assertion that is well formed, stand in a form as they are. */
function formPart(text: string): string {
  if (text === assertionType) return formAssertionType;
  return /^[\w.*-]*$/.test(text) ? text : formEncoded(text);
}

/** Stands in every form. */
const formAssertionType = formEncoded(assertionType);

function formEncoded(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1);
}
