import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { freePort } from '../../../runner/test/free-address.ts';
import { clientsOf } from './clients.ts';
import { setUp } from './glewlwyd/admin.ts';
import type { RunningServer } from './judge-server.ts';
import { missing } from './missing.ts';

/** Where the package lies unpacked: installed, it asks questions that fail without a terminal. */
const home = existsSync('/opt/glewlwyd') ? '/opt/glewlwyd' : '/';
const program = join(home, 'usr/bin/glewlwyd');
const documents = join(home, 'usr/share/doc/glewlwyd');

/** Why Glewlwyd cannot be run here, if it cannot; the baseline is that of one version. */
export function glewlwydMissing(): string | undefined {
  return missing('glewlwyd 2.7 in /opt/glewlwyd and its libraries', [
    'sh',
    '-c',
    `${program} -v | grep -q '^2\\.7\\.'`,
  ]);
}

/** Starts Glewlwyd on loopback with an empty database, its OpenID Connect plugin and clients of both methods. */
export async function startGlewlwyd(): Promise<RunningServer> {
  const folder = await mkdtemp(join(tmpdir(), 'glewlwyd-'));
  const port = await freePort();
  const root = `http://127.0.0.1:${port}/api`;
  await makeDatabase(join(folder, 'glewlwyd.db'));
  await writeFile(join(folder, 'glewlwyd.conf'), configuration(folder, port));
  const child = spawn(program, ['-c', join(folder, 'glewlwyd.conf')], { stdio: 'ignore' });
  const close = async (): Promise<void> => {
    await stopped(child);
    await rm(folder, { recursive: true });
  };
  try {
    await listening(root, child);
    const variants = await clientsOf(['HS256', 'RS256']);
    await setUp(
      root,
      variants.flatMap(({ client, second }) => [client, second ?? client]),
    );
    const issuer = `${root}/oidc`;
    return {
      target: { tokenEndpoint: `${issuer}/token`, issuer, scope: 'api', headers: [], params: [] },
      variants,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function makeDatabase(file: string): Promise<void> {
  const schema = gunzipSync(await readFile(join(documents, 'database/init.sqlite3.sql.gz'))).toString('utf8');
  const database = new DatabaseSync(file);
  database.exec(schema);
  // Every jti is a transaction of its own; a journal that only grows makes each of them cheaper.
  database.exec('PRAGMA journal_mode = WAL');
  database.close();
}

function configuration(folder: string, port: number): string {
  const modules = join(home, 'usr/lib/glewlwyd');
  return `port=${port}
bind_address="127.0.0.1"
external_url="http://127.0.0.1:${port}"
api_prefix="api"
log_mode="console"
log_level="NONE"
cookie_domain="localhost"
cookie_secure=0
session_expiration=3600
session_key="GLEWLWYD2_SESSION_ID"
admin_scope="g_admin"
profile_scope="g_profile"
user_module_path="${modules}/user"
client_module_path="${modules}/client"
user_auth_scheme_module_path="${modules}/scheme"
plugin_module_path="${modules}/plugin"
hash_algorithm="SHA512"
database = { type = "sqlite3"; path = "${folder}/glewlwyd.db"; };
`;
}

/** Waits until it answers, at most 20 seconds. */
async function listening(root: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200 && child.exitCode === null; tries += 1) {
    const answered = await fetch(`${root}/auth/`).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await wait(100);
  }
  throw new Error('Glewlwyd does not listen');
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
