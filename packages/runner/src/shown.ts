import { parseAssertion, shorten, type TokenRequest, type TokenResponse } from '@assay/validator';
import type { Minted } from '@assay/cases';
import { cutSignature, type Redactor, redacted } from './redact.ts';
import type { Exchange, ShownRequest, ShownResponse } from './report.ts';
import type { Answer } from './transport.ts';

const bodyShown = 2048;
const valueShown = 512;
const secretParams = new Set(['client_secret', 'password', 'assertion', 'refresh_token', 'code']);
const secretMembers = /("(?:access_token|refresh_token|id_token)"\s*:\s*)"((?:[^"\\]|\\.)*)"/g;

/** Turns what was sent and received into what may be shown. */
export function show(minted: Minted, answer: Answer, redactor: Redactor): Exchange {
  return { request: showRequest(minted, redactor), response: showAnswer(answer, redactor), seconds: round(answer.seconds) };
}

function showRequest(minted: Minted, redactor: Redactor): ShownRequest {
  const { request } = minted;
  const parsed = minted.assertion === undefined ? undefined : parseAssertion(minted.assertion);
  const clean = (text: string) => shorten(redactor.redact(text), valueShown);
  return {
    method: request.method,
    url: clean(withoutSecrets(request.url)),
    headers: headersOf(request, clean),
    params: paramsOf(request, clean),
    ...(parsed?.header && { header: JSON.parse(redactor.redact(JSON.stringify(parsed.header))) }),
    ...(parsed?.claims && { claims: JSON.parse(redactor.redact(JSON.stringify(parsed.claims))) }),
    diff: minted.diff.map(clean),
  };
}

/** Values of header fields that assay does not set itself may be secrets, so only their names are shown. */
function headersOf(request: TokenRequest, clean: (text: string) => string): Record<string, string> {
  const own = new Set(['accept', 'content-type']);
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
  return url.replace(/([?&])(client_assertion|client_secret)=[^&#]*/g, `$1$2=${redacted}`);
}

function showAnswer(answer: Answer, redactor: Redactor): ShownResponse {
  if ('none' in answer) return { none: answer.none };
  const { response } = answer;
  const clean = (text: string) => redactor.redact(text);
  return {
    status: response.status,
    headers: Object.fromEntries(
      response.headers.map(([name, value]) => [name, name === 'set-cookie' ? redacted : shorten(clean(value), valueShown)]),
    ),
    body: shorten(clean(textOf(response)).replace(secretMembers, `$1"${redacted}"`), bodyShown),
  };
}

/** The body as text; octets that are not UTF-8 become replacement characters. */
export function textOf({ body }: TokenResponse): string {
  return typeof body === 'string' ? body : new TextDecoder().decode(body);
}

/** Milliseconds are enough. */
export function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
