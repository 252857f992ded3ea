import { hmacBeside, secretOf } from '@assay/jws';
import { isJsonObject, type Json, type JsonObject } from '@assay/validator';
import { assertionSlot, audienceOf, type Bench, tokenType } from './draft.ts';
import { lineOf } from './line.ts';
import { isLoopback } from './target.ts';
import { Unresolvable } from './unresolvable.ts';
import { changeUrl, type UrlChange, widened } from './url-change.ts';

/** Text that goes into JSON as it is, without being written as a JSON value. */
export interface Raw {
  readonly raw: string;
}

/** Resolves a value of a case to JSON text. @throws Unresolvable when it has no meaning here */
export function jsonText(value: Json, bench: Bench): string {
  if (Array.isArray(value)) return `[${value.map((one) => jsonText(one, bench)).join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  if ('$raw' in value) return plainText(value, bench);
  if (Object.keys(value).some((name) => name.startsWith('$'))) return JSON.stringify(resolve(value, bench));
  const members = Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}:${jsonText(one, bench)}`);
  return `{${members.join(',')}}`;
}

/** Resolves a value of a case to the text of a parameter or header field. @throws Unresolvable */
export function plainText(value: Json, bench: Bench): string {
  if (isJsonObject(value) && '$raw' in value) return plainText(value['$raw'] ?? '', bench);
  if (isJsonObject(value) && Object.keys(value).some((name) => name.startsWith('$')))
    return textOf(resolve(value, bench));
  return textOf(value);
}

/** A string as it is, everything else as JSON. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

/** Scope tokens that no endpoint can know, in a value of a case. */
export const unknownScope = 'assay-unknown/scope.x';

type Form = (argument: Json, form: JsonObject, bench: Bench) => Json;

const forms: Readonly<Record<string, Form>> = {
  $now: (offset, form, bench) => moment(bench.now + seconds(offset, bench), form['as']),
  $url: (name, form, bench) => changedUrl(url(textOf(name), bench), form),
  $client: (which, form, bench) => changeText(client(textOf(which), bench), form),
  $unique: (kind) => unique(textOf(kind)),
  $signed: () => assertionSlot,
  $secret: (_which, _form, bench) => secret(bench),
  $repeat: (pair) => (Array.isArray(pair) ? String(pair[0]).repeat(Number(pair[1])) : ''),
  $scope: (which, _, bench) => scope(textOf(which), bench),
  $basic: (pair, _, bench) => basic(pair, bench),
  $alg: (which, form, { variant }) => changeText(which === 'hmac' ? hmacBeside(variant.name) : variant.name, form),
  $typ: (_, form, bench) => changeText(tokenType(bench), form),
  $kid: (which, form, bench) => changeText(kid(textOf(which), bench), form),
  $thumbprint: (which, form, bench) => changeText(thumbprint(textOf(which), bench), form),
};

function resolve(form: JsonObject, bench: Bench): Json {
  const name = Object.keys(form).find((one) => one.startsWith('$')) ?? '';
  const make = forms[name];
  if (make === undefined) throw new Unresolvable(`the value form ${name} is unknown`);
  return make(form[name] ?? null, form, bench);
}

/** Seconds from now: a number, or the parameter of a rule and a distance beyond or within it. */
function seconds(offset: Json, { profile }: Bench): number {
  if (typeof offset === 'number') return offset;
  if (!isJsonObject(offset)) throw new Unresolvable('$now takes a number or a reference');
  const reference = textOf(offset['beyond'] ?? offset['within']);
  const [rule = '', param = ''] = reference.split('.');
  const value = lineOf(profile, rule)?.params[param];
  if (typeof value !== 'number') throw new Unresolvable(`the profile ${profile.id} sets no ${reference}`);
  const by = Number(offset['by']);
  return offset['beyond'] === undefined ? value - by : value + by;
}

function moment(at: number, as: Json | undefined): Json {
  if (as === 'string') return String(at);
  if (as === 'fraction') return at + 0.5;
  return as === 'milliseconds' ? at * 1000 : at;
}

function url(name: string, bench: Bench): string {
  const { target, variant } = bench;
  if (name === 'audience') return audienceOf(bench);
  if (name === 'tokenEndpoint') return target.tokenEndpoint;
  if (name === 'resource') return target.resource ?? missing('the configuration names no resource');
  if (name === 'issuer') return target.issuer ?? missing('the configuration names no issuer');
  if (name === 'jwks') return variant.client.jwksUrl ?? missing(`client ${variant.client.clientId} has no jwksUrl`);
  return target.foreignJwks ?? missing('the endpoint is not on loopback, so it cannot reach a key set of ours');
}

function changedUrl(text: string, { $url: _, ...change }: JsonObject): string {
  const changed = changeUrl(text, change as UrlChange);
  return Object.keys(change).length > 0 && changed === text
    ? missing(`${text} stays the same by ${Object.keys(change).join(', ')}`)
    : changed;
}

function client(which: string, { variant }: Bench): string {
  if (which === 'id') return variant.client.clientId;
  if (which === 'unknown') return `assay-unknown-${crypto.randomUUID()}`;
  return variant.second?.clientId ?? missing(`no second ${variant.name} client is configured`);
}

/** The secret itself: it goes to its own endpoint, and in the clear to this machine alone. */
function secret({ target, variant }: Bench): string {
  if (!target.tokenEndpoint.startsWith('https:') && !isLoopback(target.tokenEndpoint))
    missing('a secret is sent as it is over TLS, or on this machine, alone');
  return secretOf(variant.client.key) ?? missing(`client ${variant.client.clientId} has no secret`);
}

function kid(which: string, { variant }: Bench): string {
  const own = variant.client.key.kid ?? missing(`client ${variant.client.clientId} has no kid`);
  if (which === 'id') return own;
  const other = variant.second?.key.kid ?? missing(`no second ${variant.name} client with a kid is configured`);
  return other === own ? missing('both clients use the same kid') : other;
}

function thumbprint(which: string, { profile, variant }: Bench): string {
  if (lineOf(profile, 'x5t-s256-known') === undefined) missing(`${profile.id} knows no x5t#S256`);
  const { client, second } = variant;
  if (which === 'id') return client.key.certificate ?? missing(`client ${client.clientId} has no certificate`);
  return second?.key.certificate ?? missing(`no second ${variant.name} client with a certificate is configured`);
}

/** Changes a text; a change that would change nothing has no meaning. */
export function changeText(text: string, form: JsonObject): string {
  const names = ['case', 'dropLast', 'last', 'prefix', 'suffix', 'wide'].filter((name) => name in form);
  const changed = names.reduce((current, name) => changeOnce(current, name, form), text);
  return names.length > 0 && changed === text ? missing(`"${text}" stays the same by ${names.join(', ')}`) : changed;
}

function changeOnce(text: string, name: string, form: JsonObject): string {
  const argument = form[name];
  if (name === 'dropLast') return text.slice(0, text.length - Number(argument));
  if (name === 'last') return text.slice(0, -1) + textOf(argument);
  if (name === 'wide') return widened(text);
  if (name === 'prefix') return textOf(argument) + text;
  if (name === 'suffix') return text + textOf(argument);
  if (argument === 'upper') return text.toUpperCase();
  return Array.from(text)
    .map((one) => (one === one.toUpperCase() ? one.toLowerCase() : one.toUpperCase()))
    .join('');
}

function unique(kind: string): string {
  const uuid = crypto.randomUUID();
  if (kind === 'uuid') return uuid;
  return kind === 'word' ? `n-${uuid.slice(0, 8)}` : `audit ${Date.now()} ${uuid.slice(0, 8)}`;
}

function scope(which: string, { target }: Bench): string {
  if (which === 'unknown') return unknownScope;
  const granted = target.scope ?? missing('the configuration names no scope');
  if (which === 'granted') return granted;
  return which === 'unknown-and-granted' ? `${unknownScope} ${granted}` : `${granted} ${unknownScope}`;
}

function basic(pair: Json, bench: Bench): string {
  if (!isJsonObject(pair)) throw new Unresolvable('$basic takes user and password');
  const part = (name: string) => encodeURIComponent(plainText(pair[name] ?? '', bench));
  return `Basic ${btoa(`${part('user')}:${part('password')}`)}`;
}

function missing(reason: string): never {
  throw new Unresolvable(reason);
}
