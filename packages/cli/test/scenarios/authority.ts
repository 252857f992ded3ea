import { type Authority, newAuthority } from '@assay/runner';

export type { Authority, Identity } from '@assay/runner';

/** Makes an authority. Nobody trusts it who was not told to. */
export function authority(name = 'an authority of the tests'): Promise<Authority> {
  return newAuthority(name);
}
