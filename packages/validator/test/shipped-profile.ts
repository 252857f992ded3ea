import { readFileSync } from 'node:fs';
import type { Profile, ProfileSource } from '../src/profile.ts';
import { resolveProfile } from '../src/resolve-profile.ts';

/** The shipped profiles, by id. */
export type ShippedId = 'rfc7523' | 'smart-backend-services' | 'redox-source-auth-v2' | 'reltio-client-secret-jwt';

/** A profile as it is shipped, resolved. */
export function shippedProfile(id: ShippedId): Profile {
  return resolveProfile(source(id), source);
}

function source(id: string): ProfileSource {
  const file = new URL(import.meta.resolve(`@assay/suites/profiles/${id}.json`));
  return JSON.parse(readFileSync(file, 'utf8')) as ProfileSource;
}
