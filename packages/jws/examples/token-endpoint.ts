import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { keySet, secretSet, signatureFact } from '@assay/jws';
import { type ClientFact, type JsonObject, parseSubject, validate } from '@assay/validator';
import { profile } from '@assay/validator/profiles/redox-source-auth-v2';

type Client = ClientFact & { scopes: readonly string[]; jwks?: JsonObject; secret: string };
const clients: readonly Client[] = JSON.parse(readFileSync('clients.json', 'utf8'));
const audiences = { tokenEndpoint: 'http://127.0.0.1:9400/oauth/token' };
const spent = new Set<string>(); // in production: one store for all servers; an entry may go when its assertion expired

async function answer({ method = '', url = '', rawHeaders }: IncomingMessage, body: Buffer): Promise<[number, object]> {
  const headers = rawHeaders.flatMap((name, i, all) => (i % 2 ? [] : [[name, all[i + 1] ?? ''] as const]));
  const { params = [], assertion } = parseSubject({ method, url, headers, body });
  const client = clients.find(({ id }) => id === assertion?.claims?.['sub']);
  const keys = client?.jwks ? await keySet(client.jwks) : secretSet(client?.secret ?? randomUUID());
  const signature = await signatureFact(assertion?.text ?? '', keys);
  const use = JSON.stringify([client?.id, assertion?.claims?.['jti']]);
  const known = { audiences, keys: keys.facts, signature, replay: spent.has(use) ? 'seen' : 'fresh' } as const;
  const facts = { ...known, ...(client && { client }), now: Date.now() / 1000 };
  const { outcome, findings } = validate({ method, url, headers, body }, profile, facts);
  const broken = findings.find(({ level }) => level !== 'MAY');
  const asked = params.find(([name]) => name === 'scope')?.[1].split(' ') ?? [];
  const scope = asked.filter((one) => client?.scopes.includes(one)).join(' ');
  const { status, error } = profile.refusals[broken?.refusal ?? (outcome === 'accept' ? 'scope' : 'authentication')];
  if (outcome !== 'accept' || broken || scope === '') return [status[0] ?? 400, { error: error[0] }];
  spent.add(use); // nothing was awaited since the look: of two that come together, one gets here
  return [200, { access_token: randomUUID(), token_type: 'bearer', expires_in: 300, scope }];
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (chunks.push(chunk) > 1_000) return void request.destroy();
  const [status, body] = await answer(request, Buffer.concat(chunks));
  const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', Pragma: 'no-cache' };
  response.writeHead(status, headers).end(JSON.stringify(body));
}

createServer((...both) => void serve(...both).catch(() => both[1].destroy())).listen(9400, '127.0.0.1');
