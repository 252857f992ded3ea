import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../../runner/test/free-address.ts';
import { keys, secret, secretName } from '../scenarios/workshop.ts';
import type { Project } from './project.ts';

/** The endpoint that is printed for authors of servers. */
export const example: string = readFileSync(
  new URL('../../../jws/examples/token-endpoint.ts', import.meta.url),
  'utf8',
);

const scopes = ['system/Patient.rs', 'system/Observation.rs'];
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const jwk = (key: KeyObject, kid: string) => ({ ...key.export({ format: 'jwk' }), kid });

const registered = [
  { id: 'first-rs384', algs: ['RS384'], jwks: { keys: [jwk(rsa.publicKey, 'first-rs384')] } },
  { id: 'first-es384', algs: ['ES384'], jwks: { keys: [keys.first.public] } },
  { id: 'second-es384', algs: ['ES384'], jwks: { keys: [keys.second.public] } },
  { id: 'first-hs384', algs: ['HS384'], method: 'client_secret_jwt', secret },
].map((client) => ({ method: 'private_key_jwt', scopes, ...client }));

/** A running example. */
export interface FortyLines {
  /** The configuration to test it with; `secretName` holds the secret. */
  readonly config: object;
  readonly stop: () => Promise<void>;
}

/** Starts the example from the packages of a project, with clients of every algorithm. */
export async function startFortyLines(project: Project, node: string): Promise<FortyLines> {
  const port = await freePort();
  await project.write('clients.json', JSON.stringify(registered));
  await project.write('first-rs384.jwk.json', JSON.stringify(jwk(rsa.privateKey, 'first-rs384')));
  await project.write('token-endpoint.ts', example.replaceAll('9400', String(port)));
  const server = spawn(join(node, 'node'), ['token-endpoint.ts'], {
    cwd: project.path,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const issuer = `http://127.0.0.1:${port}`;
  await listening(issuer, server);
  const clients = ['first-rs384', 'first-es384', 'second-es384'].map((clientId) => {
    return { clientId, alg: clientId.slice(-5).toUpperCase(), key: `./${clientId}.jwk.json` };
  });
  return {
    config: {
      profile: 'redox-source-auth-v2',
      tokenEndpoint: `${issuer}/oauth/token`,
      issuer,
      scope: scopes[0],
      clients: [...clients, { clientId: 'first-hs384', alg: 'HS384', secretEnv: secretName }],
    },
    stop: async () => {
      if (server.exitCode !== null) throw new Error('the example ended by itself');
      server.kill();
      await once(server, 'exit');
    },
  };
}

async function listening(issuer: string, server: ChildProcess): Promise<void> {
  let said = '';
  server.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  for (let tries = 0; tries < 200 && server.exitCode === null; tries += 1) {
    const answered = await fetch(issuer).catch(() => undefined);
    if (answered !== undefined) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the example does not listen: ${said}`);
}
