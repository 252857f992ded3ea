import { generateKeyPairSync } from 'node:crypto';
import type { JsonObject } from '@assay/validator';
import { authority } from './authority.ts';
import { type Bad, config, type Files, testRefusals } from './refused.ts';

const home = await authority();
const [one, other] = await Promise.all([home.issue(), home.issue()]);
const locked = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'planted-passphrase' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});

/** The good configuration with certificates. */
function withFiles(more: JsonObject, files: Files): (good: JsonObject) => Files {
  return (good) => ({ [config]: { ...good, ...more }, ...files });
}

const client = { cert: './client.pem', certKey: './client.key' };
const both = { 'client.pem': one.cert, 'client.key': one.key };

const all: readonly Bad[] = [
  {
    title: 'an authority that is no PEM',
    files: withFiles({ ca: './ca.pem' }, { 'ca.pem': 'hello' }),
    says: `${config}: /ca: ./ca.pem: holds no certificate in PEM`,
  },
  {
    title: 'an authority that is a key',
    files: withFiles({ ca: './ca.pem' }, { 'ca.pem': one.key }),
    says: `${config}: /ca: ./ca.pem: holds no certificate in PEM`,
  },
  {
    title: 'an authority that is damaged',
    files: withFiles({ ca: './ca.pem' }, { 'ca.pem': home.cert.replace(/\nMII/, '\nMIA') }),
    says: /^assay\.config\.json: \/ca: \.\/ca\.pem: it cannot be read/,
  },
  {
    title: 'a folder for an authority',
    files: withFiles({ ca: '.' }, {}),
    says: /^assay\.config\.json: \/ca: .*: it is a directory, not a file$/,
  },
  {
    title: 'a client certificate without its key',
    files: withFiles({ cert: './client.pem' }, both),
    says: /^assay\.config\.json: \/: .*certKey/,
  },
  {
    title: 'a client certificate that is no PEM',
    files: withFiles(client, { ...both, 'client.pem': '{}' }),
    says: `${config}: /cert: ./client.pem: holds no certificate in PEM`,
  },
  {
    title: 'a key of a client certificate that is none',
    files: withFiles(client, { ...both, 'client.key': 'hello' }),
    says: `${config}: /certKey: ./client.key: it is no private key in PEM`,
  },
  {
    title: 'a key of a client certificate that is encrypted',
    files: withFiles(client, { ...both, 'client.key': locked.privateKey }),
    says: `${config}: /certKey: ./client.key: the key is encrypted; give it without a passphrase`,
  },
  {
    title: 'the key of another client certificate',
    files: withFiles(client, { ...both, 'client.key': other.key }),
    says: `${config}: /certKey: does not fit the certificate in "cert": it is the key of another one`,
  },
  {
    title: 'a proxy that is no URL',
    env: { HTTPS_PROXY: 'http://me:planted@:::' },
    says: 'the environment variable HTTPS_PROXY is not the URL of an HTTP proxy',
  },
  {
    title: 'a proxy of another kind, in lower case',
    env: { http_proxy: 'socks5://127.0.0.1:9' },
    says: 'the environment variable http_proxy is not the URL of an HTTP proxy',
  },
];

testRefusals('certificates and proxies', all);
