import { createHmac } from 'node:crypto';
import { hashOf } from '../algorithm.ts';
import type { Behaviour } from '../behaviour.ts';
import type { Attempt, Scene } from '../scene.ts';

async function macHolds(b: Behaviour, attempt: Attempt, scene: Scene): Promise<boolean> {
  const hash = hashOf(attempt.alg);
  if (hash === undefined) return false;
  const input = b.signingInput(attempt);
  const keys = await b.macKeys(attempt, scene);
  return keys.some((key) => b.macMatches(createHmac(hash, key).update(input).digest(), attempt.signature));
}

/** Whether the assertion is signed with a key of its client. The algorithm was allowed before. */
export async function signatureHolds(b: Behaviour, attempt: Attempt, scene: Scene): Promise<boolean> {
  if (b.unsignedAccepted(attempt)) return true;
  if (attempt.alg.startsWith('HS')) return macHolds(b, attempt, scene);
  const input = Buffer.from(b.signingInput(attempt));
  const registered = await b.registeredKeys(attempt, scene);
  const fitting = registered.filter((key) => b.keyFits(key, attempt.alg));
  const chosen = b.selectKeys(fitting, attempt, scene);
  const keys = [...(await b.embeddedKeys(attempt, scene)), ...chosen];
  return keys.some((key) => b.verifyWithKey(key, attempt, input));
}
