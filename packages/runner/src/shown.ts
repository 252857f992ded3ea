import type { Minted } from '@assay/cases';
import {
  isJsonObject,
  type Json,
  type JsonObject,
  parseAssertion,
  parseJson,
  shorten,
  type TokenRequest,
  type TokenResponse,
} from '@assay/validator';
import { cutSignature, type Redactor, redacted } from './redact.ts';
import type { Exchange, ShownRequest, ShownResponse } from './report.ts';
import type { Answer } from './transport.ts';

const decoder = new TextDecoder();
const bodyShown = 2048;
const valueShown = 512;
const secretParams = new Set(['client_secret', 'password', 'assertion', 'refresh_token', 'code']);
const secretMembers = /("(?:access|refresh|id)_token"\s*:\s*)"((?:[^"\\]|\\.)*)"/g;
const secretPairs = /\b(?:access|refresh|id)_token=([^&\s"'<>]+)/g;

/** What of a request is shown. */
export type Showable = Pick<Minted, 'request' | 'assertion' | 'diff'>;

/** Turns what was sent and received into what may be shown. */
export function show(minted: Showable, answer: Answer, redactor: Redactor): Exchange {
  return {
    request: showRequest(minted, redactor),
    response: showAnswer(answer, redactor),
    seconds: round(answer.seconds),
  };
}

function showRequest(minted: Showable, redactor: Redactor): ShownRequest {
  const { request } = minted;
  const parsed = minted.assertion === undefined ? undefined : parseAssertion(minted.assertion);
  const clean = (text: string) => shorten(redactor.redact(text), valueShown);
  return {
    method: request.method,
    url: clean(withoutSecrets(request.url)),
    headers: headersOf(request, clean),
    params: paramsOf(request, clean),
    ...(parsed?.header && { header: cleanObject(parsed.header, clean) }),
    ...(parsed?.claims && { claims: cleanObject(parsed.claims, clean) }),
    diff: minted.diff.map(clean),
  };
}

function cleanObject(value: JsonObject, clean: (text: string) => string): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [clean(name), cleanJson(one, clean)]));
}

/** Cleans every text in a value; a number becomes a text when it spells something confidential or JSON cannot hold it. */
function cleanJson(value: Json, clean: (text: string) => string): Json {
  if (Array.isArray(value)) return value.map((one) => cleanJson(one, clean));
  if (isJsonObject(value)) return cleanObject(value, clean);
  if (typeof value === 'string') return clean(value);
  const cleaned = clean(typeof value === 'number' ? value.toString() : JSON.stringify(value));
  return cleaned === JSON.stringify(value) ? value : cleaned;
}

/** Values of header fields that assay does not set itself may be secrets, so only their names are shown. */
function headersOf(request: TokenRequest, clean: (text: string) => string): Record<string, string> {
  const own = new Set(['accept', 'accept-encoding', 'content-type']);
  return Object.fromEntries(request.headers.map(([name, value]) => [name, own.has(name) ? clean(value) : redacted]));
}

function paramsOf(request: TokenRequest, clean: (text: string) => string): Record<string, string> {
  if (typeof request.body !== 'string' || !request.body.includes('=')) return {};
  return Object.fromEntries(
    [...new URLSearchParams(request.body)].map(([name, value]) => {
      if (secretParams.has(name)) return [clean(name), value === '' ? '' : redacted];
      return [clean(name), clean(name === 'client_assertion' ? cutSignature(value) : value)];
    }),
  );
}

/** The query may hold credentials when a case puts them there. */
function withoutSecrets(url: string): string {
  return url.replace(
    /([?&])(client_assertion|client_secret|password|access_token|refresh_token|code)=[^&#]*/g,
    `$1$2=${redacted}`,
  );
}

function showAnswer(answer: Answer, redactor: Redactor): ShownResponse {
  if ('none' in answer) return { none: answer.none };
  const { response } = answer;
  const clean = (text: string) => redactor.redact(text);
  return {
    status: response.status,
    headers: Object.fromEntries(
      response.headers.map(([name, value]) => [
        clean(name),
        name === 'set-cookie' ? redacted : shorten(clean(value), valueShown),
      ]),
    ),
    body: shorten(clean(textOf(response)).replace(secretMembers, `$1"${redacted}"`), bodyShown),
  };
}

/** Tokens and cookies that an answer hands out. */
export function confidentialIn(response: TokenResponse): readonly string[] {
  const text = textOf(response);
  const cookies = response.headers.filter(([name]) => name === 'set-cookie').map(([, value]) => cookieValue(value));
  // Most of the refusals name none.
  if (!text.includes('_token')) return cookies;
  const members = captured(text, secretMembers);
  const pairs = text.includes('_token=') ? captured(text, secretPairs) : [];
  return [...cookies, ...members, ...members.filter((one) => one.includes('\\')).map(unescaped), ...pairs];
}

/** What stands behind the scheme in the Authorization fields of a request. */
export function credentialsIn({ headers }: TokenRequest): readonly string[] {
  const fields = headers.filter(([name]) => name.toLowerCase() === 'authorization');
  return fields.map(([, value]) => value.slice(value.indexOf(' ') + 1));
}

/** The cookies that an answer sets, as the next request brings them (RFC 6265 section 4.2.1). */
export function cookiesIn(answer: Answer): string {
  const fields = 'none' in answer ? [] : answer.response.headers.filter(([name]) => name === 'set-cookie');
  return fields.map(([, value]) => value.split(';')[0]?.trim() ?? '').join('; ');
}

function cookieValue(field: string): string {
  return (
    field
      .slice(field.indexOf('=') + 1)
      .split(';')[0]
      ?.trim() ?? ''
  );
}

/** What the last group of a global expression holds, at every match. */
function captured(text: string, expression: RegExp): readonly string[] {
  const found: string[] = [];
  // Cheaper than `matchAll`, which copies the expression.
  for (let match = expression.exec(text); match !== null; match = expression.exec(text)) found.push(match.at(-1) ?? '');
  return found;
}

/** A JSON text without its escapes. */
function unescaped(text: string): string {
  const parsed = parseJson(`"${text}"`);
  return parsed.ok && typeof parsed.value === 'string' ? parsed.value : text;
}

/** The body as text; octets that are not UTF-8 become replacement characters. */
export function textOf({ body }: TokenResponse): string {
  return typeof body === 'string' ? body : decoder.decode(body);
}

/** Milliseconds are enough. */
export function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
