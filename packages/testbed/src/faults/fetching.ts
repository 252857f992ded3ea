import type { Behaviour } from '../behaviour.ts';
import { kidOf } from '../correct/keys.ts';
import { type JwksHabits, jwksSource } from '../jwks-source.ts';

/** The endpoint with other habits of fetching registered sets. */
export function fetching(b: Behaviour, habits: Partial<JwksHabits>): Behaviour {
  const source = jwksSource(habits);
  return { ...b, registeredKeys: (attempt, scene) => source.keys(attempt.client, kidOf(attempt), scene.now) };
}
