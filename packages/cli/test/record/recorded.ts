import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateKey, privateJwkOf } from '@assay/jws';
import { expect } from 'vitest';
import { inProcess, type Said } from '../scenarios/in-process.ts';
import { type Folder, folder } from '../scenarios/workshop.ts';

const client = fileURLToPath(new URL('../certify/client.ts', import.meta.url));
const registered = await generateKey('ES384', { kid: 'key-1' });
const vendor = await generateKey('ES256');
const stranger = await generateKey('ES256');

/** The command of a correct client, and its key. */
export const command: readonly string[] = ['--', process.execPath, client];
export const keyed = { CLIENT_KEY_FILE: 'first.jwk.json' } as const;
/** The private key of the client, as it is to be seen nowhere. */
export const privateMember = String(privateJwkOf(registered)?.['d']);

/** A folder with a client, a vendor with a key for records, and somebody else with another. */
export function vendorsFolder(): Promise<Folder> {
  return folder({
    'jwks.json': { keys: [registered.publicJwk ?? {}] },
    'first.jwk.json': privateJwkOf(registered) ?? {},
    'vendor.jwk.json': privateJwkOf(vendor) ?? {},
    'vendor.jwks.json': { keys: [vendor.publicJwk ?? {}] },
    'stranger.jwk.json': privateJwkOf(stranger) ?? {},
    'stranger.jwks.json': { keys: [stranger.publicJwk ?? {}] },
    'assay.config.json': {
      profile: 'redox-source-auth-v2',
      scope: 'system/Patient.rs',
      clients: [{ clientId: 'vendor', alg: 'ES384', jwks: './jwks.json' }],
    },
  });
}

/** One copy of a record, to be changed. */
export interface Copy {
  readonly read: (name: string) => Promise<string>;
  readonly change: (name: string, edit: (text: string) => string) => Promise<void>;
  /** Writes the digests of the files as they are now into the manifest. */
  readonly redigest: () => Promise<void>;
  readonly sign: (key: string) => Promise<Said>;
  readonly verify: (key?: string) => Promise<Said>;
  readonly remove: (name: string) => Promise<void>;
  readonly files: () => Promise<readonly string[]>;
}

/** Copies a record of a folder. */
export async function copyOf(place: Folder, record: string): Promise<Copy> {
  const path = await mkdtemp(join(place.path, 'copy-'));
  await cp(join(place.path, record), path, { recursive: true });
  const read = (name: string) => readFile(join(path, name), 'utf8');
  const change: Copy['change'] = async (name, edit) => {
    const before = await read(name);
    const after = edit(before);
    expect(after, `${name} is changed`).not.toBe(before);
    await writeFile(join(path, name), after);
  };
  return {
    read,
    change,
    redigest: async () => {
      const manifest = JSON.parse(await read('record.json')) as { files: Record<string, string> };
      for (const name of Object.keys(manifest.files))
        manifest.files[name] = createHash('sha256')
          .update(await readFile(join(path, name)))
          .digest('hex');
      await writeFile(join(path, 'record.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
    },
    sign: (key) => inProcess(['record', 'sign', path, '--key', key], { cwd: place.path }),
    verify: (key = 'vendor.jwks.json') => inProcess(['record', 'verify', path, '--key', key], { cwd: place.path }),
    remove: (name) => rm(join(path, name)),
    files: () => readdir(path),
  };
}
