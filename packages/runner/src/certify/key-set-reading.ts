import { certificateThumbprints, type KeySet, keySet } from '@assay/jws';
import { AssayError, type TokenResponse } from '@assay/validator';
import type { Answer, Send } from '../transport.ts';
import { textOf } from './recorded.ts';
import type { Observed } from './request-tally.ts';

/** What stands at a registered JWK Set URL, and what is wrong with how it is served. */
export interface KeySetReading {
  /** Absent when no key set could be read. */
  readonly keys?: KeySet;
  /** SHA-256 thumbprints of the certificates in it, base64url. */
  readonly certificates?: readonly string[];
  readonly broken: readonly Observed[];
}

const rule = 'jwks-url-served';
/** Servers give up after about so many seconds. */
const slowSeconds = 5;

/** Reads the key set at a registered URL, as a server does (RFC 7517 section 5). Never throws for what is served. */
export async function readKeySet(url: string, send: Send): Promise<KeySetReading> {
  const headers = [['accept', 'application/jwk-set+json, application/json']] as const;
  const answer = await send({ method: 'GET', url, headers, body: '' });
  const lost = lostBy(answer);
  if (lost !== undefined || 'none' in answer) return { broken: [{ rule, message: `the JWK Set URL ${lost}` }] };
  const text = textOf(answer.response);
  const keys = await keysOf(text);
  if (keys === undefined)
    return { broken: [{ rule, message: 'the JWK Set URL answers with something that is no JWK Set' }] };
  const certificates = await certificateThumbprints(text);
  const broken = flawsOf(answer.response, answer.seconds);
  return { keys, ...(certificates.length > 0 && { certificates }), broken };
}

function lostBy(answer: Answer): string | undefined {
  if ('none' in answer) return `cannot be read: no answer (${answer.none})`;
  const { status } = answer.response;
  if (status >= 300 && status < 400) return `answers with a redirect (${status}), which servers do not follow`;
  return status === 200 ? undefined : `answers with status ${status}`;
}

async function keysOf(text: string): Promise<KeySet | undefined> {
  try {
    return await keySet(text);
  } catch (error) {
    if (error instanceof AssayError) return undefined;
    throw error;
  }
}

function flawsOf({ headers }: TokenResponse, seconds: number): readonly Observed[] {
  const field = (name: string) => headers.find(([one]) => one.toLowerCase() === name)?.[1] ?? '';
  const level = 'SHOULD' as const;
  const type = field('content-type').split(';')[0]?.trim().toLowerCase() ?? '';
  const isJson = /^application\/(?:[\w.-]+\+)?json$/.test(type);
  return [
    ...(isJson ? [] : [{ rule, level, message: `the JWK Set URL answers with the media type "${type.slice(0, 60)}"` }]),
    ...(seconds > slowSeconds
      ? [{ rule, level, message: `the JWK Set URL takes ${seconds.toFixed(1)} s to answer` }]
      : []),
    ...(/max-age=\d/.test(field('cache-control'))
      ? []
      : [{ rule: 'jwks-cache-control-sent', message: 'the JWK Set URL does not say how long the set may be kept' }]),
  ];
}
