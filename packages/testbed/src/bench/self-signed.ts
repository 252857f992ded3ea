import { createPublicKey, type KeyObject, sign } from 'node:crypto';

function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const size = content.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

function text(tag: number, value: string): Buffer {
  return der(tag, Buffer.from(value));
}

const SEQUENCE = 0x30;

const COMMON_NAME = der(0x06, Buffer.from([0x55, 0x04, 0x03]));
const NAME = der(SEQUENCE, der(0x31, der(SEQUENCE, COMMON_NAME, text(0x0c, 'stranger'))));
const VALIDITY = der(SEQUENCE, text(0x18, '20200101000000Z'), text(0x18, '20991231235959Z'));

const RSA_SHA256 = Buffer.from('300d06092a864886f70d01010b0500', 'hex');
const ECDSA_SHA256 = Buffer.from('300a06082a8648ce3d040302', 'hex');

/** A self-signed X.509 certificate of a private RSA or EC key, in the base64 that `x5c` holds (RFC 7515 section 4.1.6). */
export function selfSigned(key: KeyObject): string {
  const algorithm = key.asymmetricKeyType === 'rsa' ? RSA_SHA256 : ECDSA_SHA256;
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const version = der(0xa0, der(0x02, Buffer.from([2])));
  const serial = der(0x02, Buffer.from([1]));
  const body = der(SEQUENCE, version, serial, algorithm, NAME, VALIDITY, NAME, publicKey);
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, key));
  return der(SEQUENCE, body, algorithm, signature).toString('base64');
}
