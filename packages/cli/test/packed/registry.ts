import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename } from 'node:path';

interface Published {
  readonly tarball: string;
  /** Its `package.json`, as packed. */
  readonly manifest: { readonly name: string; readonly version: string };
}

/** Serves tarballs as a registry does; the environment makes npm take `@assay` from it, and all else from its own. */
export async function startRegistry(
  tarballs: readonly string[],
): Promise<{ readonly env: Readonly<Record<string, string>>; readonly close: () => void }> {
  const packages = tarballs.map((tarball): Published => {
    const manifest = execFileSync('tar', ['-xzOf', tarball, 'package/package.json'], { encoding: 'utf8' });
    return { tarball, manifest: JSON.parse(manifest) as Published['manifest'] };
  });
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '').slice(1);
    const found = packages.find((one) => one.manifest.name === path || basename(one.tarball) === path);
    if (found === undefined) response.writeHead(404).end('{}');
    else if (found.manifest.name === path) response.end(JSON.stringify(documentOf(found, `${origin}/`)));
    else response.end(readFileSync(found.tarball));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { env: { 'npm_config_@assay:registry': origin }, close: () => server.close() };
}

function documentOf({ tarball, manifest }: Published, origin: string): object {
  const integrity = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
  const version = { ...manifest, dist: { tarball: `${origin}${basename(tarball)}`, integrity } };
  return {
    name: manifest.name,
    'dist-tags': { latest: manifest.version },
    versions: { [manifest.version]: version },
  };
}
