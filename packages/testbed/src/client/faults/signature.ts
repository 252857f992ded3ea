import { createHash } from 'node:crypto';
import { verifies } from '../../algorithm.ts';
import { base64url } from '../../base64url.ts';
import { signature } from '../../bench/signing.ts';
import type { SigningKey } from '../../bench/witness.ts';
import { ECDSA, PRIVATE, RSA, SECRET } from '../../faults/about.ts';
import type { ClientBehaviour, Making } from '../behaviour.ts';
import { showsFirst } from '../bench/client-witness.ts';
import type { ClientDefect } from '../client-defect.ts';

function keyed(key: (making: Making) => SigningKey): (b: ClientBehaviour) => ClientBehaviour {
  return (b) => ({ ...b, signing: (making) => ({ ...b.signing(making), key: key(making) }) });
}

const secretOf = ({ setup }: Making): string => setup.client.secret ?? '';

const length = showsFirst(({ assertion }) => Buffer.from(assertion.split('.')[2] ?? '', 'base64url').length);

/** Whether the MAC is that of the secret as it is. */
const macOfSecret = showsFirst(({ assertion }, { setup: { client } }) => {
  const [header, payload, mac] = assertion.split('.');
  return base64url(signature(`${header}.${payload}`, client.alg, client.key)) === mac;
});

/** An integer of DER (X.690 section 8.3). */
function derInteger(octets: Buffer): Buffer {
  const from = octets.findIndex((octet) => octet !== 0);
  const bare = octets.subarray(from < 0 ? octets.length - 1 : from);
  const body = (bare[0] ?? 0) > 127 ? Buffer.concat([Buffer.of(0), bare]) : bare;
  return Buffer.concat([Buffer.of(2, body.length), body]);
}

function halves(octets: Buffer): readonly [Buffer, Buffer] {
  return [octets.subarray(0, octets.length / 2), octets.subarray(octets.length / 2)];
}

function der(octets: Buffer): Buffer {
  const body = Buffer.concat(halves(octets).map(derInteger));
  return Buffer.concat([
    Buffer.of(0x30),
    ...(body.length > 127 ? [Buffer.of(0x81)] : []),
    Buffer.of(body.length),
    body,
  ]);
}

/** Signs until `r` or `s` begins with a zero, as one signature in 128 does, and leaves the zeros out. */
function unpadded(sign: () => Buffer): Buffer {
  for (;;) {
    const parts = halves(sign());
    if (parts.every(([first]) => first !== 0)) continue;
    return Buffer.concat(parts.map((part) => part.subarray(part.findIndex((octet) => octet !== 0))));
  }
}

/** Faults in signing. */
export const signatureFaults: readonly ClientDefect[] = [
  {
    id: 'ecdsa-in-der',
    title: 'an elliptic curve signature is sent in DER',
    kind: 'wrong-behaviour',
    rules: ['signature-length', 'signature-valid'],
    when: ECDSA,
    alter: (b) => ({ ...b, signatureOctets: (sign) => der(sign()) }),
    witness: length,
  },
  {
    id: 'ecdsa-leading-zeros-lost',
    title: 'zeros that r or s begins with are left out',
    kind: 'wrong-behaviour',
    rules: ['signature-length', 'signature-valid'],
    when: ECDSA,
    alter: (b) => ({ ...b, signatureOctets: unpadded }),
    witness: length,
  },
  {
    id: 'secret-decoded-as-base64',
    title: 'the MAC is keyed with the secret decoded from base64',
    kind: 'wrong-behaviour',
    rules: ['signature-valid'],
    when: SECRET,
    alter: keyed((making) => Buffer.from(secretOf(making), 'base64')),
    witness: macOfSecret,
  },
  {
    id: 'secret-hashed',
    title: 'the MAC is keyed with a hash of the secret in hexadecimal',
    kind: 'wrong-behaviour',
    rules: ['signature-valid'],
    when: SECRET,
    alter: keyed((making) => Buffer.from(createHash('sha256').update(secretOf(making)).digest('hex'))),
    witness: macOfSecret,
  },
  {
    id: 'secret-with-its-line-end',
    title: 'the MAC is keyed with the secret and the line end of its file',
    kind: 'wrong-behaviour',
    rules: ['signature-valid'],
    when: SECRET,
    alter: keyed((making) => Buffer.from(`${secretOf(making)}\n`)),
    witness: macOfSecret,
  },
  {
    id: 'mac-cut-in-half',
    title: 'only half of the MAC is sent',
    kind: 'wrong-behaviour',
    rules: ['signature-length', 'signature-valid'],
    when: SECRET,
    alter: (b) => ({ ...b, signatureOctets: (sign) => halves(sign())[0] }),
    witness: length,
  },
  {
    id: 'signed-in-hexadecimal',
    title: 'the signature is the text of its octets in hexadecimal',
    kind: 'wrong-behaviour',
    rules: ['signature-length', 'signature-valid'],
    alter: (b) => ({ ...b, signatureOctets: (sign) => Buffer.from(sign().toString('hex')) }),
    witness: length,
  },
  {
    id: 'another-key-picked',
    title: 'of two private keys the one that is not registered signs, under the kid of the other',
    kind: 'wrong-behaviour',
    rules: ['signature-valid', 'key-belongs-to-client'],
    when: PRIVATE,
    alter: keyed(({ setup }) => setup.stranger),
    witness: showsFirst(({ assertion }, { setup: { client } }) => {
      const [header, payload, octets = ''] = assertion.split('.');
      const [key = {}] = client.jwks?.keys ?? [];
      const input = Buffer.from(`${header}.${payload}`);
      return verifies(key, { alg: client.alg, input, signature: Buffer.from(octets, 'base64url') });
    }),
  },
  {
    id: 'parts-in-base64',
    title: 'the parts of the assertion are in base64 with its padding',
    kind: 'wrong-behaviour',
    rules: ['jws-base64url'],
    when: RSA,
    alter: (b) => ({ ...b, encodePart: (octets) => octets.toString('base64') }),
    witness: showsFirst(({ assertion }) => assertion.includes('=')),
  },
  {
    id: 'claims-named-twice',
    title: 'claims are joined as text, so that one stands there twice',
    kind: 'wrong-behaviour',
    rules: ['jws-duplicate-members'],
    alter: (b) => ({
      ...b,
      jsonText: (members) => {
        const text = b.jsonText(members);
        return 'iss' in members ? `{"sub":"first",${text.slice(1)}` : text;
      },
    }),
    witness: showsFirst(({ assertion }) => {
      const text = Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString('utf8');
      return text.split('"sub"').length;
    }),
  },
  {
    id: 'byte-order-mark-in-front',
    title: 'the JSON texts begin with a byte order mark',
    kind: 'wrong-behaviour',
    rules: ['jws-no-byte-order-mark'],
    alter: (b) => ({ ...b, jsonText: (members) => `\uFEFF${b.jsonText(members)}` }),
    witness: showsFirst(({ assertion }) => Buffer.from(assertion, 'base64url')[0]),
  },
];
