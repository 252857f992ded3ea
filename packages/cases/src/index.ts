export type {
  Capability,
  Case,
  Edit,
  EditPath,
  KeyChoice,
  SetAilment,
  SetChange,
  SetKey,
  Step,
  UnfitKey,
} from './case.ts';
export { type Bench, base, type Draft, type Neighbour, neighbours } from './draft.ts';
export { parseJsonFile } from './json-file.ts';
export { lineOf } from './line.ts';
export { type Minted, mint } from './mint.ts';
export {
  type Breach,
  breachOf,
  deadBandSeconds,
  type Expectation,
  expectation,
  factsOf,
  judge,
  type Past,
  serverLine,
} from './oracle.ts';
export { type Planned, plan, type Setting } from './plan.ts';
export { type Checked, type CheckOptions, checkProperty } from './properties/check.ts';
export { properties } from './properties/index.ts';
export type { Property } from './properties/property.ts';
export type { Recipe } from './recipe.ts';
export { checkShape, nearest, type SchemaName } from './schemas.ts';
export {
  ownProfile,
  profileIds,
  profileSource,
  type Reason,
  reasons,
  type Section,
  sections,
  shippedCases,
  shippedProfile,
} from './suites.ts';
export { isLoopback, methodOf, type Role, type Target, type TestClient, type Variant } from './target.ts';
export { Unresolvable } from './unresolvable.ts';
