import { createPublicKey, KeyObject, X509Certificate } from 'node:crypto';
import { isJsonObject, type Json, type JsonObject } from '@assay/validator';
import { publicKey } from '../algorithm.ts';
import { base64url } from '../base64url.ts';
import type { VerifyKey } from '../behaviour.ts';
import { selfSigned } from '../bench/self-signed.ts';
import { sends, short, type WitnessBench } from '../bench/witness.ts';
import type { EndpointClient } from '../client.ts';
import type { Defect } from '../defect.ts';
import { fetchJson } from '../fetch-json.ts';
import { objectIn, textOf } from '../json-object.ts';
import { keysOf } from '../jwks-source.ts';
import type { Attempt } from '../scene.ts';
import { PRIVATE, STRICT } from './about.ts';

/** The key pair of the stranger. */
export function strangerKey({ stranger }: WitnessBench): KeyObject {
  if (!(stranger instanceof KeyObject)) throw new TypeError('the tested client has no key pair');
  return stranger;
}

/** Its public half, as a header would carry it. */
export function strangerJwk(bench: WitnessBench): JsonObject {
  return createPublicKey(strangerKey(bench)).export({ format: 'jwk' }) as JsonObject;
}

/** The JWK Set at a URL that the token names. */
async function keysAt(url: Json | undefined): Promise<readonly JsonObject[]> {
  if (typeof url !== 'string' || !/^https?:/.test(url)) return [];
  return keysOf((await fetchJson(url))?.value);
}

/** The key of the first certificate in `x5c`. */
export function certificateKeys({ header }: Attempt): readonly VerifyKey[] {
  const chain = header['x5c'];
  const first = Array.isArray(chain) ? chain[0] : undefined;
  if (typeof first !== 'string') return [];
  try {
    return [new X509Certificate(Buffer.from(first, 'base64')).publicKey];
  } catch {
    return [];
  }
}

/** A member of the host that another member begins with. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

/** The JWK Set that a header member holds as text. */
function keySetIn(value: Json | undefined): JsonObject | undefined {
  return typeof value === 'string' && value.startsWith('{') ? objectIn(value) : undefined;
}

/** A client as its id describes it, registered like those that have keys of the same kind. */
function selfDescribed(id: Json | undefined, clients: readonly EndpointClient[]): EndpointClient | undefined {
  const payload = typeof id === 'string' ? id.split('.')[1] : undefined;
  const { jwks } = objectIn(Buffer.from(payload ?? '', 'base64url').toString('utf8')) ?? {};
  const keys = keysOf(jwks);
  const alike = clients.find((client) =>
    client.jwks?.keys.some(({ kty, crv }) => kty === keys[0]?.['kty'] && crv === keys[0]?.['crv']),
  );
  return alike === undefined ? undefined : { ...alike, id: textOf(id), jwks: { keys } };
}

/** Faults in believing what a header says about keys. */
export const embeddedKeyFaults: readonly Defect[] = [
  {
    id: 'jwk-in-header-trusted',
    title: 'the key in the jwk header member verifies',
    kind: 'wrong-behaviour',
    rules: ['embedded-key-not-trusted'],
    when: PRIVATE,
    alter: (b) => ({
      ...b,
      embeddedKeys: ({ header }) => (isJsonObject(header['jwk']) && publicKey(header['jwk']) ? [header['jwk']] : []),
    }),
    witness: sends((bench) => ({ header: { jwk: strangerJwk(bench) }, key: bench.stranger })),
  },
  {
    id: 'x5c-in-header-trusted',
    title: 'the certificate in x5c verifies, whoever issued it',
    kind: 'wrong-behaviour',
    rules: ['embedded-key-not-trusted'],
    when: PRIVATE,
    alter: (b) => ({ ...b, embeddedKeys: certificateKeys }),
    witness: sends((bench) => ({ header: { x5c: [selfSigned(strangerKey(bench))] }, key: bench.stranger })),
  },
  {
    id: 'jku-fetched-and-trusted',
    title: 'the JWK Set behind jku is fetched, and its keys verify',
    kind: 'wrong-behaviour',
    rules: ['key-url-not-fetched', 'jku-matches-registered', 'embedded-key-not-trusted'],
    when: PRIVATE,
    alter: (b) => ({ ...b, jkuAccepted: () => true, embeddedKeys: ({ header }) => keysAt(header['jku']) }),
    witness: async (bench) => {
      const { url } = bench.serve('/stranger.json', { keys: [strangerJwk(bench)] });
      return short(await bench.send({ header: { jku: url }, key: bench.stranger }));
    },
  },
  {
    id: 'jku-fetched-before-refusing',
    title: 'jku is fetched first and compared with the registered URL afterwards',
    kind: 'wrong-behaviour',
    rules: ['key-url-not-fetched'],
    when: PRIVATE,
    alter: (b) => ({
      ...b,
      order: ['client', 'signature', 'header', 'claims', 'grant', 'scope', 'replay'],
      embeddedKeys: async ({ header }) => {
        await keysAt(header['jku']);
        return [];
      },
    }),
    witness: async (bench) => {
      const served = bench.serve('/looked-at.json', { keys: [] });
      await bench.send({ header: { jku: served.url } });
      return `${served.hits()} requests`;
    },
  },
  {
    id: 'x5u-fetched',
    title: 'x5u is fetched before anything is known about the sender',
    kind: 'wrong-behaviour',
    rules: ['key-url-not-fetched'],
    when: PRIVATE,
    alter: (b) => ({
      ...b,
      embeddedKeys: async ({ header }) => {
        await keysAt(header['x5u']);
        return [];
      },
    }),
    witness: async (bench) => {
      const served = bench.serve('/certificate.pem', 'none');
      await bench.send({ header: { x5u: served.url } });
      return `${served.hits()} requests`;
    },
  },
  {
    id: 'jku-not-compared',
    title: 'a jku that is not the registered URL is passed over',
    kind: 'missing-check',
    rules: ['jku-matches-registered'],
    when: PRIVATE,
    profiles: STRICT,
    alter: (b) => ({ ...b, jkuAccepted: () => true }),
    witness: sends({ header: { jku: 'https://stranger.example/jwks.json' } }),
  },
  {
    id: 'jku-host-compared',
    title: 'only the host of jku is compared',
    kind: 'wrong-behaviour',
    rules: ['jku-matches-registered'],
    when: PRIVATE,
    profiles: STRICT,
    alter: (b) => ({
      ...b,
      jkuAccepted: (jku, client, policy) =>
        (typeof jku === 'string' && hostOf(jku) !== '' && hostOf(jku) === hostOf(client.jwksUrl ?? '')) ||
        b.jkuAccepted(jku, client, policy),
    }),
    witness: sends((bench) => ({ header: { jku: new URL('/elsewhere.json', bench.tested.jwksUrl).href } })),
  },
  {
    id: 'jku-prefix-compared',
    title: 'a jku that begins with the registered URL passes',
    kind: 'wrong-behaviour',
    rules: ['jku-matches-registered'],
    when: PRIVATE,
    profiles: STRICT,
    alter: (b) => ({
      ...b,
      jkuAccepted: (jku, client, policy) =>
        (typeof jku === 'string' && client.jwksUrl !== undefined && jku.startsWith(client.jwksUrl)) ||
        b.jkuAccepted(jku, client, policy),
    }),
    witness: sends((bench) => ({ header: { jku: `${bench.tested.jwksUrl}?more` } })),
  },
  {
    id: 'jku-always-refused',
    title: 'the registered jku is refused like any other',
    kind: 'wrong-behaviour',
    rules: ['jku-registered-accepted'],
    when: PRIVATE,
    profiles: STRICT,
    alter: (b) => ({ ...b, jkuAccepted: (jku) => jku === undefined }),
    witness: sends((bench) => ({ header: { jku: bench.tested.jwksUrl } })),
  },
  {
    id: 'jku-read-as-a-key-set',
    title: 'a jku that holds a key set instead of an address is read as one',
    kind: 'wrong-behaviour',
    rules: ['embedded-key-not-trusted', 'jku-matches-registered'],
    when: PRIVATE,
    alter: (b) => ({
      ...b,
      jkuAccepted: (jku, client, policy) => keySetIn(jku) !== undefined || b.jkuAccepted(jku, client, policy),
      embeddedKeys: ({ header }) => keysOf(keySetIn(header['jku'])),
    }),
    witness: sends((bench) => ({
      header: { jku: JSON.stringify({ keys: [strangerJwk(bench)] }) },
      key: bench.stranger,
    })),
  },
  {
    id: 'client-id-describes-itself',
    title: 'a client id that is a JWT names the keys of its client, whoever wrote it',
    kind: 'wrong-behaviour',
    rules: ['client-known'],
    when: PRIVATE,
    alter: (b) => ({ ...b, findClient: (id, clients) => b.findClient(id, clients) ?? selfDescribed(id, clients) }),
    witness: sends((bench) => {
      const jwks = { keys: [{ ...strangerJwk(bench), kid: bench.tested.kid ?? null }] };
      const id = `${base64url('{"alg":"none"}')}.${base64url(JSON.stringify({ jwks }))}.`;
      return { claims: { iss: id, sub: id }, key: bench.stranger };
    }),
  },
];
