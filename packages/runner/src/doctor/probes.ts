import { randomUUID } from 'node:crypto';
import type { Recipe, TestClient } from '@assay/cases';
import { type ClientKey, canSign, secretKey, secretOf } from '@assay/jws';
import { parseResponse } from '@assay/validator';
import { fire, type Lane } from '../session.ts';
import { observe, type Shot } from '../shot.ts';
import type { Answer } from '../transport.ts';

/** Sends the valid request of a lane as another client would, or otherwise changed. */
export function probe(lane: Lane, client: TestClient, recipe: Recipe = {}): Promise<Shot> {
  return fire({ ...lane, variant: { ...lane.variant, client } }, recipe);
}

/** Whether a probe was given a token. */
export async function takes(lane: Lane, client: TestClient): Promise<boolean> {
  return observe(await probe(lane, client)) === 'accepted';
}

/** The same client with another key. */
export function withKey(client: TestClient, key: ClientKey): TestClient {
  return { ...client, key };
}

/** A client that is registered nowhere. */
export function stranger(client: TestClient): TestClient {
  return { ...client, clientId: `no-such-client-${randomUUID().slice(0, 8)}` };
}

/** The other algorithms of a profile that the key of a client can sign with. */
export function otherAlgorithms({ session, variant }: Lane): readonly string[] {
  const { key } = variant.client;
  const allowed = session.profile.methods[key.method] ?? [];
  return allowed.filter((alg) => alg !== key.alg && canSign(key, alg));
}

/** The secret without the white space around it; undefined when there is none. */
export function trimmed({ key }: TestClient): ClientKey | undefined {
  const secret = secretOf(key);
  const bare = secret?.trim();
  if (secret === undefined || bare === undefined || bare === secret || bare === '') return undefined;
  return secretKey(bare, { alg: key.alg, ...(key.kid !== undefined && { kid: key.kid }) });
}

/** An answer without what differs from one request to the next: two causes that read the same cannot be told apart. */
export function fingerprint(answer: Answer, clientId: string): string {
  if ('none' in answer) return answer.none;
  const { status, members } = parseResponse(answer.response);
  const told = [members['error'], members['error_description'], members['error_uri']].map((one) =>
    JSON.stringify(one ?? ''),
  );
  const plain = told.join('\n').replaceAll(clientId, '<client>');
  return `${status}\n${plain.replace(/[0-9a-f]{8,}(-[0-9a-f]{4,})*|\d+/gi, '#')}`;
}
