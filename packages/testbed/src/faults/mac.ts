import type { KeyObject } from 'node:crypto';
import type { Json, Method } from '@assay/validator';
import { publicKey } from '../algorithm.ts';
import type { Behaviour, Jwk } from '../behaviour.ts';
import { registeredKey } from '../bench/clients.ts';
import { withSignature } from '../bench/signing.ts';
import { sends, type Witness, type WitnessBench } from '../bench/witness.ts';
import type { EndpointClient } from '../client.ts';
import type { Defect } from '../defect.ts';
import { textOf } from '../json-object.ts';
import { PRIVATE, RSA, SECRET } from './about.ts';

type Spelling = (key: KeyObject, jwk: Jwk) => string | Buffer;

const spkiPem: Spelling = (key) => key.export({ type: 'spki', format: 'pem' });
const pkcs1Pem: Spelling = (key) => key.export({ type: 'pkcs1', format: 'pem' });
const modulus: Spelling = (_key, jwk) => textOf(jwk['n']);
const spkiDer: Spelling = (key) => key.export({ type: 'spki', format: 'der' });

function isMac(alg: string): boolean {
  return /^HS(?:256|384|512)$/.test(alg);
}

/** More secrets key a MAC than those of the client. */
function alsoKeyedWith(more: (client: EndpointClient) => string): Defect['alter'] {
  return (b) => ({
    ...b,
    macKeys: async (attempt, scene) => [...(await b.macKeys(attempt, scene)), Buffer.from(more(attempt.client))],
  });
}

/** The algorithm is taken from the token, and a MAC keyed with a public key in one spelling. */
function macKeyedWith(spelling: Spelling): (b: Behaviour) => Behaviour {
  return (b) => ({
    ...b,
    algorithmAllowed: (alg, client, policy) => isMac(alg) || b.algorithmAllowed(alg, client, policy),
    macKeys: async (attempt, scene) => {
      if (attempt.client.method !== 'private_key_jwt') return b.macKeys(attempt, scene);
      const registered = await b.registeredKeys(attempt, scene);
      return registered.flatMap((jwk) => {
        const key = publicKey(jwk);
        return key === undefined ? [] : [Buffer.from(spelling(key, jwk) as string)];
      });
    },
  });
}

function forged(spelling: Spelling): Witness {
  return sends((bench: WitnessBench) => {
    const jwk = registeredKey(bench.tested);
    const key = publicKey(jwk);
    const alg = `HS${bench.tested.alg.slice(2)}`;
    if (key === undefined) throw new TypeError('the tested client has no public key');
    return { header: { alg }, alg, key: Buffer.from(spelling(key, jwk) as string) };
  });
}

const spellings: readonly [name: string, words: string, spelling: Spelling, when: Defect['when']][] = [
  ['spki-pem', 'the PEM of the public key', spkiPem, PRIVATE],
  ['pkcs1-pem', 'the PKCS #1 PEM of the public key, with its last newline', pkcs1Pem, RSA],
  ['spki-der', 'the DER of the public key', spkiDer, PRIVATE],
  ['modulus', 'the modulus as its JWK spells it', modulus, RSA],
];

const confusions: readonly Defect[] = spellings.map(([name, words, spelling, when]) => ({
  id: `mac-keyed-with-${name}`,
  title: `a MAC keyed with ${words} authenticates its client`,
  kind: 'wrong-behaviour',
  rules: ['alg-fits-method'],
  when: when ?? PRIVATE,
  alter: macKeyedWith(spelling),
  witness: forged(spelling),
}));

const PAIR: Method = 'private_key_jwt';

/** Whether all octets but those of a range agree. */
function equalBut(expected: Buffer, received: Buffer, from: number, to: number): boolean {
  if (expected.length !== received.length) return false;
  return expected.every((octet, index) => (index >= from && index < to) || octet === received[index]);
}

/** A file path read from a `kid`, with its dots resolved. */
function keyFile(kid: Json | undefined): string {
  return typeof kid === 'string' ? new URL(`file:///var/keys/${encodeURI(kid)}`).pathname : '';
}

/** Faults in checking a MAC, and in taking something public for its key. */
export const macFaults: readonly Defect[] = [
  ...confusions,
  {
    id: 'mac-keyed-with-nothing',
    title: 'a client without a secret has the empty one',
    kind: 'wrong-behaviour',
    rules: ['alg-fits-method'],
    when: PRIVATE,
    alter: (b) => ({
      ...b,
      algorithmAllowed: (alg, client, policy) => isMac(alg) || b.algorithmAllowed(alg, client, policy),
      macKeys: (attempt, scene) =>
        attempt.client.method === PAIR ? [Buffer.from(attempt.client.secret ?? '')] : b.macKeys(attempt, scene),
    }),
    witness: sends({ header: { alg: 'HS384' }, alg: 'HS384', key: Buffer.alloc(0) }),
  },
  {
    id: 'mac-compared-as-far-as-sent',
    title: 'a MAC is compared over the length that was received',
    kind: 'wrong-behaviour',
    rules: ['signature-length', 'signature-valid'],
    when: SECRET,
    needs: ['hmac'],
    alter: (b) => ({
      ...b,
      macMatches: (expected, received) => received.length > 0 && expected.subarray(0, received.length).equals(received),
    }),
    witness: sends({ text: withSignature((octets) => octets.subarray(0, 4)) }),
  },
  {
    id: 'mac-compared-to-octet-17',
    title: 'only the first 17 octets of a MAC are compared',
    kind: 'wrong-behaviour',
    rules: ['signature-valid'],
    when: SECRET,
    needs: ['hmac'],
    alter: (b) => ({ ...b, macMatches: (expected, received) => equalBut(expected, received, 17, 64) }),
    witness: sends({ text: withSignature((octets) => octets.fill(0, 17)) }),
  },
  {
    id: 'mac-octets-skipped',
    title: 'octets 18 to 23 of a MAC are not compared',
    kind: 'wrong-behaviour',
    rules: ['signature-valid'],
    when: SECRET,
    needs: ['hmac'],
    alter: (b) => ({ ...b, macMatches: (expected, received) => equalBut(expected, received, 17, 23) }),
    witness: sends({ text: withSignature((octets) => octets.with(19, (octets[19] ?? 0) ^ 1)) }),
  },
  {
    id: 'mac-keyed-with-any-secret',
    title: 'the secrets of all clients are tried',
    kind: 'wrong-behaviour',
    rules: ['key-belongs-to-client', 'secret-per-client'],
    when: SECRET,
    needs: ['second-client', 'hmac'],
    alter: (b) => ({
      ...b,
      macKeys: (_attempt, { clients }) => clients.flatMap(({ secret }) => (secret ? [Buffer.from(secret)] : [])),
    }),
    witness: sends((bench) => ({ key: bench.other.key })),
  },
  {
    id: 'kid-read-as-file',
    title: 'kid is joined to a path, and the file there is the key',
    kind: 'wrong-behaviour',
    rules: ['kid-treated-as-data', 'signature-valid'],
    when: SECRET,
    needs: ['hmac'],
    // No file is opened: only the one that is known to be empty everywhere is imitated.
    alter: (b) => ({
      ...b,
      macKeys: (attempt, scene) =>
        keyFile(attempt.header['kid']) === '/dev/null' ? [Buffer.alloc(0)] : b.macKeys(attempt, scene),
    }),
    witness: sends({ header: { kid: '../../../dev/null' }, key: Buffer.alloc(0) }),
  },
  {
    id: 'mac-keyed-with-a-sample-secret',
    title: 'the secret of the sample configuration goes on being one for every client',
    kind: 'wrong-behaviour',
    rules: ['signature-valid'],
    when: SECRET,
    needs: ['hmac'],
    alter: alsoKeyedWith(() => 'changeme'),
    witness: sends({ key: Buffer.from('changeme') }),
  },
  {
    id: 'mac-keyed-with-the-word-undefined',
    title: 'a secret that is not there is turned into the word undefined',
    kind: 'wrong-behaviour',
    rules: ['alg-fits-method'],
    when: PRIVATE,
    alter: (b) => ({
      ...b,
      algorithmAllowed: (alg, client, policy) => isMac(alg) || b.algorithmAllowed(alg, client, policy),
      macKeys: (attempt, scene) =>
        attempt.client.method === PAIR ? [Buffer.from(String(attempt.client.secret))] : b.macKeys(attempt, scene),
    }),
    witness: sends({ header: { alg: 'HS512' }, alg: 'HS512', key: Buffer.from('undefined') }),
  },
  {
    id: 'mac-keyed-with-the-word-none',
    title: 'the word None keys a MAC as well, which a secret that is not there was turned into',
    kind: 'wrong-behaviour',
    rules: ['signature-valid'],
    when: SECRET,
    needs: ['hmac'],
    alter: alsoKeyedWith(() => 'None'),
    witness: sends({ key: Buffer.from('None') }),
  },
  {
    id: 'mac-keyed-with-the-decoded-secret',
    title: 'the octets that a secret decodes to by base64 are a secret as well',
    kind: 'wrong-behaviour',
    rules: ['signature-valid'],
    when: SECRET,
    needs: ['hmac'],
    alter: (b) => ({
      ...b,
      macKeys: async (attempt, scene) => {
        const keys = await b.macKeys(attempt, scene);
        return [...keys, ...keys.map((key) => Buffer.from(key.toString(), 'base64'))];
      },
    }),
    witness: sends((bench) => ({ key: Buffer.from(textOf(bench.tested.secret), 'base64url') })),
  },
  {
    id: 'mac-keyed-with-the-client-id',
    title: 'the client id is a secret as well',
    kind: 'wrong-behaviour',
    rules: ['signature-valid'],
    when: SECRET,
    needs: ['hmac'],
    alter: alsoKeyedWith(({ id }) => id),
    witness: sends((bench) => ({ key: Buffer.from(bench.tested.id) })),
  },
];
