import type { Bench, Minted } from '@assay/cases';
import { type ExpectedResponse, parseResponse, type ResponseView } from '@assay/validator';
import type { ShownFetch } from './report.ts';
import type { Answer, Received } from './transport.ts';

/** One request and what came of it. */
export interface Shot {
  readonly bench: Bench;
  readonly minted: Minted;
  readonly answer: Answer;
  /** Throttled beyond the patience of the run: says nothing about the request. */
  readonly throttled: boolean;
  /** Fetches of the key set that the suite serves, while the request was under way; absent when nobody counted. */
  readonly fetches?: readonly ShownFetch[];
}

/** What an answer amounts to. */
export type Observed = 'accepted' | 'refused' | 'odd' | 'throttled';

/** An answer taken apart. */
export function viewOf(response: Received): ResponseView {
  response.view ??= parseResponse(response);
  return response.view;
}

/** Sorts an answer: a token was issued, the request was refused, or something that is neither. */
export function observe({ answer, throttled, minted }: Shot): Observed {
  if (throttled) return 'throttled';
  if ('none' in answer) return 'odd';
  const { status } = answer.response;
  if (status >= 500 && !isNotImplemented(status, minted)) return 'odd';
  return viewOf(answer.response).issued ? 'accepted' : 'refused';
}

/** Methods that every server has, or that a token endpoint lives by. */
const implemented = new Set(['GET', 'HEAD', 'POST']);

/** 501 refuses a method that the server does not know for any resource (RFC 9110 section 15.6.2). */
function isNotImplemented(status: number, { request }: Pick<Minted, 'request'>): boolean {
  return status === 501 && !implemented.has(request.method);
}

/** A refusal that a client can read: 4xx with an OAuth error in a JSON body. Anything less asks for a control. */
export function isWellFormedRefusal(shot: Shot): boolean {
  const { answer } = shot;
  if ('none' in answer || answer.response.status < 400 || answer.response.status >= 500) return false;
  return typeof viewOf(answer.response).members['error'] === 'string';
}

/** What is known about the request when its answer is judged. */
export function expectedResponse(
  { minted, bench }: Pick<Shot, 'minted' | 'bench'>,
  refusal?: ExpectedResponse['refusal'],
): ExpectedResponse {
  return {
    ...(minted.requestedScope !== undefined && { requestedScope: minted.requestedScope }),
    unknownScopes: minted.unknownScopes,
    authorizationSent: minted.authorizationSent,
    ...(refusal !== undefined && { refusal }),
    confidential: [minted.assertion ?? '', ...bench.variant.client.key.confidential].filter((one) => one !== ''),
  };
}

/** The answer in a few words, for people: "400 invalid_client", "200 with a token", "no answer (timeout)". */
export function describeAnswer(answer: Answer): string {
  if ('none' in answer) return `no answer (${answer.none})`;
  const view = viewOf(answer.response);
  if (view.issued) return `${view.status} with a token`;
  const error = view.members['error'];
  if (typeof error !== 'string') return `${view.status} without an OAuth error`;
  // Never cut: half of a secret that comes back would not be known for one.
  return error.length > 40 ? `${view.status} with an error of ${error.length} characters` : `${view.status} ${error}`;
}
