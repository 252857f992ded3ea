import { AssayError } from '@assay/validator';
import { decodeStandard, encodeStandard, type Octets } from './octets.ts';

/** One block of a PEM text (RFC 7468): its label and the decoded octets. */
export interface PemBlock {
  readonly label: string;
  readonly octets: Octets;
  /** Lines of the body as written. */
  readonly lines: readonly string[];
}

/** Writes a PEM block with lines of 64 characters and a newline at the end (RFC 7468 section 2). */
export function toPem(label: string, octets: Uint8Array): string {
  const body = encodeStandard(octets).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...body, `-----END ${label}-----`, ''].join('\n');
}

/** Tells whether a text means to be PEM. */
export function looksLikePem(text: string): boolean {
  return text.includes('-----BEGIN ');
}

/** The octets of the first certificate in a PEM text; undefined when it holds none. */
export function certificateIn(text: string): Octets | undefined {
  const [, body = ''] = /-----BEGIN CERTIFICATE-----([\s\S]*?)-----END CERTIFICATE-----/.exec(text) ?? [];
  const octets = decodeStandard(body.replace(/\s+/g, ''));
  return octets === undefined || octets.length === 0 ? undefined : octets;
}

/**
 * Reads the block of a PEM text that holds a key; blocks beside it (`EC PARAMETERS`, a certificate) are passed over.
 *
 * @throws AssayError `ERR_KEY` when no block is complete, its body is no base64, or it is encrypted
 */
export function readPem(text: string): PemBlock {
  const blocks = [...text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/g)];
  const keys = blocks.filter(([, label]) => label !== 'EC PARAMETERS');
  const block = keys.find(([, label]) => label !== 'CERTIFICATE') ?? keys[0];
  const [, label = '', body = ''] = block ?? [];
  if (block === undefined)
    throw new AssayError('ERR_KEY', 'the PEM text has no complete block; is its END line missing?');
  if (label.startsWith('ENCRYPTED') || body.includes('ENCRYPTED')) {
    throw new AssayError('ERR_KEY', 'the PEM key is encrypted; decrypt it first (openssl pkey -in FILE -out FILE)');
  }
  const lines = body.split(/\s+/).filter((line) => line !== '');
  const octets = decodeStandard(lines.join(''));
  if (octets === undefined || octets.length === 0)
    throw new AssayError('ERR_KEY', `the body of the PEM block "${label}" is no base64`);
  return { label, octets, lines };
}
