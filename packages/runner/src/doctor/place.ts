import type { TestClient } from '@assay/cases';

/** Where a member of a client stands in the configuration. */
export function placeOfClient({ place = '' }: TestClient, member: string): string {
  return `${place}/${member}`;
}

/** The member that names the key of a client. */
export function keyMember({ key }: TestClient): 'key' | 'secretEnv' {
  return key.method === 'client_secret_jwt' ? 'secretEnv' : 'key';
}
