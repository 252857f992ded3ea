import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { TestClient } from '@assay/cases';
import { secretOf } from '@assay/jws';
import { clientsOf } from './clients.ts';
import type { RunningServer } from './judge-server.ts';
import { missing } from './missing.ts';

/** The interpreter of Debian, which alone sees the packages of Debian. */
const python = '/usr/bin/python3';
const script = fileURLToPath(new URL('authlib/server.py', import.meta.url));

/** Why Authlib cannot be run here, if it cannot; the baseline is that of one version. */
export function authlibMissing(): string | undefined {
  const probe = "import authlib, flask, sys; sys.exit(not authlib.__version__.startswith('1.2.'))";
  return missing('python3-authlib 1.2 and python3-flask', [python, '-c', probe]);
}

/** Starts a server that is built with Authlib on loopback, with clients of both methods. */
export async function startAuthlib(): Promise<RunningServer> {
  const variants = await clientsOf(['HS256', 'ES256']);
  const child = spawn(python, [script], { stdio: ['pipe', 'pipe', 'ignore'] });
  const clients = variants.flatMap(({ client, second }) => [client, second ?? client]);
  child.stdin.end(JSON.stringify(clients.map(registered)));
  const ended = once(child, 'exit').then(() => {
    throw new Error('the server ended before it listened');
  });
  const [tokenEndpoint] = (await Promise.race([once(createInterface(child.stdout), 'line'), ended])) as [string];
  ended.catch(() => {});
  return {
    target: { tokenEndpoint, scope: 'api', headers: [], params: [] },
    variants,
    close: async () => {
      const gone = once(child, 'exit');
      child.kill();
      await gone;
    },
  };
}

function registered({ clientId, key }: TestClient): Record<string, unknown> {
  const secret = secretOf(key);
  return { client_id: clientId, ...(secret === undefined ? { jwk: key.publicJwk } : { secret }) };
}
