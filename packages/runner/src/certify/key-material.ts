import { isJsonObject, type Json, parseAssertion, parseJson, parseSubject, type TokenRequest } from '@assay/validator';
import { spellings } from '../redact.ts';
import { textOf } from './recorded.ts';

/** Secrets shorter than this many characters stand in harmless places too. */
const leastSecret = 8;
const privateMembers: readonly string[] = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'];
const pem = /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----[^-]*/g;

/** Key material found in a request: what it is, and the texts that must not be shown. */
export interface KeyMaterialFound {
  readonly what: string;
  readonly texts: readonly string[];
}

/**
 * Looks for the shared secret, private keys in PEM and private JWKs anywhere in a request: URL, header fields, body,
 * parameters, and header and claims of the assertion.
 *
 * @param secrets texts that no request may carry, in whatever spelling
 */
export function keyMaterialIn(request: TokenRequest, secrets: readonly string[]): KeyMaterialFound | undefined {
  const texts = textsOf(request);
  const secret = secrets
    .filter((one) => one.length >= leastSecret)
    .find((one) =>
      spellings(one).some((spelt) => spelt.length >= leastSecret && texts.some((text) => text.includes(spelt))),
    );
  if (secret !== undefined) return { what: 'the shared secret', texts: [secret] };
  const keys = texts.flatMap((text) => text.match(pem) ?? []);
  if (keys.length > 0)
    return { what: 'a private key in PEM', texts: keys.flatMap((key) => key.split(/\r?\n|\\n/)).filter(isBody) };
  const members = texts.flatMap((text) => privateJwks(text));
  return members.length === 0 ? undefined : { what: 'a private JWK', texts: members };
}

function isBody(line: string): boolean {
  return line.length >= leastSecret && !line.startsWith('-----');
}

/** Every text of a request, as sent and decoded. */
function textsOf(request: TokenRequest): readonly string[] {
  const { http, params = [], assertion } = parseSubject(request);
  const tokens = [...params, ...(http?.query ?? [])].map(([, value]) => value);
  const parts = [assertion, ...tokens.filter((one) => one.split('.').length === 3).map((one) => parseAssertion(one))];
  return [
    request.url,
    ...request.headers.flatMap(([name, value]) => [name, value, ...basic(value)]),
    textOf(request),
    ...tokens,
    ...parts.flatMap((one) => [JSON.stringify(one?.header ?? {}), JSON.stringify(one?.claims ?? {})]),
  ];
}

function basic(value: string): readonly string[] {
  const encoded = /^Basic +(\S+)$/i.exec(value)?.[1];
  return encoded === undefined ? [] : [Buffer.from(encoded, 'base64').toString('utf8')];
}

/** The private members of every JWK in a JSON text. */
function privateJwks(text: string): readonly string[] {
  if (!text.includes('"kty"')) return [];
  const parsed = parseJson(text);
  return parsed.ok ? privateIn(parsed.value) : [];
}

function privateIn(value: Json): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(privateIn);
  if (typeof value === 'string') return privateJwks(value);
  if (!isJsonObject(value)) return [];
  const own =
    'kty' in value ? privateMembers.flatMap((name) => (typeof value[name] === 'string' ? [value[name]] : [])) : [];
  return [...own, ...Object.values(value).flatMap(privateIn)];
}
