import { audienceNearMisses } from './audience-near-misses.ts';
import { damage } from './damage.ts';
import { lifetimeBoundary } from './lifetime-boundary.ts';
import type { Property } from './property.ts';

/** Every property, one file each. */
export const properties: readonly Property[] = [lifetimeBoundary, audienceNearMisses, damage];
