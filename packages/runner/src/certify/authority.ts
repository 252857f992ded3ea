import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  type Extension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** A certificate and its private key, in PEM. */
export interface Identity {
  readonly cert: string;
  readonly key: string;
}

/** What a certificate says. */
export interface Wish {
  /** Names and addresses it stands for; default: every name of this machine. */
  readonly names?: readonly string[];
  /** From and until, in seconds from now; default: a day each way. */
  readonly from?: number;
  readonly until?: number;
}

/** A throw-away certificate authority. Its own key never leaves the process. */
export interface Authority {
  /** PEM text of its certificate. */
  readonly cert: string;
  readonly issue: (wish?: Wish) => Promise<Identity>;
}

const signingAlgorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const day = 86_400;

/** Makes an authority (RFC 5280). Nobody trusts it who was not told to. */
export async function authority(name: string): Promise<Authority> {
  const keys = await newKeys();
  const root = await X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    keys,
    signingAlgorithm,
    ...validity({ from: -365 * day, until: 365 * day }),
    extensions: [new BasicConstraintsExtension(true, undefined, true)],
  });
  const issue = async (wish: Wish = {}): Promise<Identity> => {
    const own = await newKeys();
    const leaf = await X509CertificateGenerator.create({
      subject: 'CN=issued by a throw-away authority',
      issuer: root.subject,
      signingKey: keys.privateKey,
      publicKey: own.publicKey,
      signingAlgorithm,
      ...validity(wish),
      extensions: [namesExtension(wish.names ?? ['127.0.0.1', '::1', 'localhost'])],
    });
    return { cert: leaf.toString('pem'), key: await pemOf(own.privateKey) };
  };
  return { cert: root.toString('pem'), issue };
}

async function newKeys() {
  return crypto.subtle.generateKey(signingAlgorithm, true, ['sign', 'verify']);
}

function validity({ from = -day, until = day }: Wish): { readonly notBefore: Date; readonly notAfter: Date } {
  const at = (seconds: number) => new Date(Date.now() + seconds * 1000);
  return { notBefore: at(from), notAfter: at(until) };
}

function namesExtension(names: readonly string[]): Extension {
  return new SubjectAlternativeNameExtension(
    names.map((value) => ({ type: /^[\d.]+$|:/.test(value) ? ('ip' as const) : ('dns' as const), value })),
  );
}

async function pemOf(key: Parameters<typeof crypto.subtle.exportKey>[1]): Promise<string> {
  const text = Buffer.from(await crypto.subtle.exportKey('pkcs8', key)).toString('base64');
  return `-----BEGIN PRIVATE KEY-----\n${text.match(/.{1,64}/g)?.join('\n')}\n-----END PRIVATE KEY-----\n`;
}
