import type { Case, SetChange } from '@assay/cases';
import { isJsonObject, type JsonObject } from '@assay/validator';
import { afterEach, describe, expect, test } from 'vitest';
import { type KeySetServer, serveKeySets } from '../src/key-set-server.ts';
import { createRedactor } from '../src/redact.ts';
import { openRotation, type Rotation } from '../src/rotation.ts';
import type { Lane } from '../src/session.ts';
import { freeAddress } from './free-address.ts';
import { hostedAt, play, variantOf } from './judged.ts';

let server: KeySetServer | undefined;
afterEach(() => server?.close());

interface Hand extends Rotation {
  readonly set: () => Promise<readonly JsonObject[]>;
  readonly lane: Lane;
}

/** The hand of a sequence on a set that is really served; of the session it knows what a rotation asks for. */
async function hand(alg: string): Promise<Hand> {
  const listen = await freeAddress();
  const variant = hostedAt(`http://${listen}`, await variantOf(alg));
  server = await serveKeySets({ listen, variants: [variant] });
  const lane = { variant, session: { keySets: server, redactor: createRedactor() } } as unknown as Lane;
  const rotation = openRotation(lane);
  if (rotation === undefined) throw new TypeError('the set is served');
  const set = async (): Promise<readonly JsonObject[]> => {
    const { keys } = (await (await fetch(`http://${listen}/first/jwks.json`)).json()) as JsonObject;
    return Array.isArray(keys) ? keys.filter(isJsonObject) : [];
  };
  return { ...rotation, set, lane };
}

describe.each(['ES384', 'RS384', 'Ed25519'])('the key set of a client with %s', (alg) => {
  test('gets a new key of the same kind beside the registered one, and loses it', async () => {
    const { change, set, rotated, lane } = await hand(alg);
    const [registered] = await set();
    await change(['publish:new']);
    const [old, next] = await set();
    expect(old).toEqual(registered);
    expect(next).toMatchObject({
      kty: registered?.['kty'],
      alg,
      kid: expect.stringMatching(/^rotated-[0-9a-f-]{36}$/),
    });
    expect(next).not.toHaveProperty('d');
    expect(rotated(lane, 'new').variant.client.key.publicJwk).toEqual(next);
    await change(['withdraw:new']);
    expect(await set()).toEqual([registered]);
  });

  test('holds another key under the kid of the new one, replaced or beside it', async () => {
    const { change, set, rotated, lane } = await hand(alg);
    await change(['publish:new']);
    const [, first] = await set();
    await change(['replace:new']);
    const [, second] = await set();
    expect(second?.['kid']).toBe(first?.['kid']);
    expect(second).not.toEqual(first);
    await change(['add:same-kid']);
    expect((await set()).filter(({ kid }) => kid === first?.['kid'])).toHaveLength(2);
    expect(rotated(lane, 'new').variant.client.published).toHaveLength(1);
    await change(['remove:added', 'add:same-kid-other-kty']);
    const [other] = await set();
    expect(other?.['kid']).toBe(first?.['kid']);
    expect(other?.['kty']).not.toBe(first?.['kty']);
  });
});

describe('a key that must not verify', () => {
  test('stands before the others under its own kid, signs for the client, and is taken away', async () => {
    const { change, set, rotated, lane, harmless } = await hand('RS384');
    await change(['publish:new', 'add:rsa-1024']);
    const [short, registered, next] = await set();
    expect([short?.['kid'], short?.['alg'], short?.['use']]).toEqual([
      expect.stringMatching(/^rsa-1024-/),
      'RS384',
      'sig',
    ]);
    expect(harmless()).toBe(false);
    const { client } = rotated(lane, 'added').variant;
    expect(client.key.publicJwk).toEqual(short);
    expect([client.key.alg, client.clientId]).toEqual(['RS384', lane.variant.client.clientId]);
    expect(rotated(lane, 'new').variant.client.key.publicJwk).toEqual(next);
    await change(['remove:added']);
    expect(await set()).toEqual([registered, next]);
    expect(harmless()).toBe(true);
  });

  test('is hidden wherever its private half or its secret comes back', async () => {
    const { change, set, lane } = await hand('ES384');
    await change(['add:secret']);
    const [secret] = await set();
    expect(secret).toMatchObject({ kty: 'oct', alg: 'HS384', k: expect.stringMatching(/^[\w-]{86}$/) });
    expect(lane.session.redactor.redact(JSON.stringify({ echo: secret }))).not.toContain(secret?.['k']);
  });
});

describe('a changed key set', () => {
  const changes: readonly SetChange[] = ['publish:new', 'add:unknown-kty', 'add:unusable', 'broken'];

  test('has what nobody can use before the rest, and is as it was after all', async () => {
    const { change, set, restore, harmless } = await hand('ES384');
    const registered = await set();
    await change(changes.slice(0, 3));
    expect((await set()).map(({ kty }) => kty)).toEqual(['AKP', 'EC', 'EC', 'RSA', 'EC', 'EC']);
    expect(harmless()).toBe(false);
    restore();
    expect(await set()).toEqual(registered);
  });

  test('knows whether anybody has looked since, and whether it can be used', async () => {
    const { change, set, noticed, ailing, fetches } = await hand('ES384');
    await set();
    await change(['publish:new']);
    expect([noticed(), ailing()]).toEqual([false, false]);
    await change(['broken']);
    await expect(set()).rejects.toThrow(SyntaxError);
    expect([noticed(), ailing(), fetches().length]).toEqual([true, true, 2]);
    await change(['restore']);
    expect([noticed(), ailing()]).toEqual([false, false]);
    expect(await set()).toHaveLength(1);
  });
});

describe('of the cases of a client, those that change its key set', () => {
  test('come last, when nothing else of it is to be sent', async () => {
    const cases = ['rotation-new-key', 'unknown-kid-fetches', 'kid-unknown', 'aud-absent', 'alg-none'];
    const { arrivals, report } = await play({ hosted: true, cases });
    const kids = arrivals.map(({ header }) => String(header['kid']));
    const first = kids.findIndex((kid) => kid.startsWith('rotated-'));
    const audless = arrivals.findIndex(({ claims }) => claims['aud'] === undefined);
    const unsigned = arrivals.findIndex(({ header }) => header['alg'] === 'none');
    expect(first).toBeGreaterThan(Math.max(audless, unsigned));
    expect(Math.min(audless, unsigned)).toBeGreaterThan(0);
    expect(report.exitCode).toBe(0);
  });

  test('are told with their fetches and what was done to the set', async () => {
    const ended = await play({ hosted: true, cases: ['known-kid-fetches'] });
    const [before] = ended.result('known-kid-fetches').evidence;
    expect(before?.fetches).toEqual([]);
    const changed = await play({ hosted: true, cases: ['set-with-kid-of-other-type'] });
    const shown = changed.result('set-with-kid-of-other-type').evidence.map(({ request }) => request.diff);
    expect(shown[0]).toEqual([
      'key set: publish:new',
      'key set: add:same-kid-other-kty',
      'signed with the new key of the set',
    ]);
  });

  test('are left out where the endpoint never asked for the set', async () => {
    const jwksServer = await freeAddress();
    const variants = [hostedAt(`http://${jwksServer}`, await variantOf('ES384'))];
    const capabilities = new Set(['jwks-server', 'second-client'] as const);
    const ended = await play({ cases: ['rotation-new-key'], options: { jwksServer, variants, capabilities } });
    expect(ended.result('rotation-new-key')).toMatchObject({
      status: 'skipped',
      message: `the endpoint never fetched http://${jwksServer}/first/jwks.json`,
    });
    expect(ended.report.exitCode).toBe(0);
  });

  test('are blocked where no valid request is accepted', async () => {
    const refusing = { clientEnabled: () => false };
    const ended = await play({ hosted: true, cases: ['rotation-new-key'], behaviour: refusing });
    expect(ended.result('rotation-new-key').status).toBe('blocked');
    expect(ended.report.exitCode).toBe(3);
  });

  test('give up on a step that everything rests on', async () => {
    const never: Case['id'] = 'rotation-withdrawn-key';
    const ended = await play({
      hosted: true,
      profile: 'smart-backend-services',
      cases: [never],
      behaviour: { kidAccepted: (kid) => !String(kid).startsWith('rotated-') },
    });
    expect(ended.result(never)).toMatchObject({
      status: 'blocked',
      message: expect.stringMatching(/rests on was refused/),
    });
  });
});
