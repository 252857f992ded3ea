import { type Case, profileIds, shippedCases, shippedProfile } from '@assay/cases';
import type { Profile } from '@assay/validator';

let cases: readonly Case[] | undefined;
let profiles: readonly Profile[] | undefined;

/** Every shipped case, read once. */
export function allCases(): readonly Case[] {
  cases ??= shippedCases();
  return cases;
}

/** Every shipped profile, resolved once. */
export function allProfiles(): readonly Profile[] {
  profiles ??= profileIds().map(shippedProfile);
  return profiles;
}
