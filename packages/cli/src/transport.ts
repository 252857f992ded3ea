import { createPrivateKey, X509Certificate } from 'node:crypto';
import { type Proxies, secureContextOf, type TransportOptions } from '@assay/runner';
import { AssayError } from '@assay/validator';
import { configError, type LoadedConfig } from './config.ts';
import { readText } from './files.ts';
import type { Io } from './io.ts';

/**
 * How a run reaches the endpoint: time limit, authorities, client certificate, and the proxies of the environment.
 *
 * @throws AssayError `ERR_CONFIG` naming the member or the variable to mend
 */
export async function transportOf(
  { config, path, file }: LoadedConfig,
  io: Pick<Io, 'env'>,
): Promise<TransportOptions> {
  const read = async (name: 'ca' | 'cert' | 'certKey', check: (pem: string) => unknown) => {
    const value = config[name];
    if (value === undefined) return undefined;
    const pem = await readText(path(value), `${file}: /${name}:`, 'ERR_CONFIG');
    const fault = faultOf(() => check(pem));
    if (fault !== undefined) configError(file, `/${name}`, `${value}: ${fault}`);
    return pem;
  };
  const ca = await read('ca', certificatesIn);
  const cert = await read('cert', certificatesIn);
  const certKey = await read('certKey', privateKeyIn);
  const options = {
    timeoutSeconds: config.timeoutSeconds ?? 10,
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert }),
    ...(certKey !== undefined && { certKey }),
    proxies: proxiesOf(io),
  };
  const misfit = faultOf(() => secureContextOf(options));
  if (misfit !== undefined) configError(file, '/certKey', `does not fit the certificate in "cert": ${misfit}`);
  return options;
}

const block = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

function certificatesIn(pem: string): readonly X509Certificate[] {
  const found = pem.match(block) ?? [];
  if (found.length === 0) throw new TypeError('holds no certificate in PEM');
  return found.map((one) => new X509Certificate(one));
}

function privateKeyIn(pem: string): unknown {
  if (/^-----BEGIN ENCRYPTED|^Proc-Type: 4,ENCRYPTED/m.test(pem))
    throw new TypeError('the key is encrypted; give it without a passphrase');
  return createPrivateKey(pem);
}

const faults: Readonly<Record<string, string>> = {
  ERR_OSSL_X509_KEY_VALUES_MISMATCH: 'it is the key of another one',
  ERR_OSSL_UNSUPPORTED: 'it is no private key in PEM',
  ERR_OSSL_PEM_NO_START_LINE: 'it is not PEM',
};

/** What is wrong, in words that quote nothing of the file. */
function faultOf(look: () => unknown): string | undefined {
  try {
    look();
    return undefined;
  } catch (cause) {
    const { code = '', message } = cause as NodeJS.ErrnoException;
    if (cause instanceof TypeError && code === '') return message;
    return faults[code] ?? `it cannot be read${code === '' ? '' : ` (${code})`}`;
  }
}

/** Proxies are named by variables that most tools share; the lower-case one wins. */
function proxiesOf({ env }: Pick<Io, 'env'>): Proxies {
  const nameOf = (name: string) => (env[name.toLowerCase()] === undefined ? name : name.toLowerCase());
  const [http, https] = [nameOf('HTTP_PROXY'), nameOf('HTTPS_PROXY')].map((name) => proxyUrl(name, env[name]));
  const except = env[nameOf('NO_PROXY')];
  return {
    ...(http !== undefined && { http }),
    ...(https !== undefined && { https }),
    ...(except !== undefined && { except }),
  };
}

function proxyUrl(name: string, value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined;
  const url = value.includes('://') ? value : `http://${value}`;
  // The value may hold a password, so it is not quoted.
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new AssayError('ERR_CONFIG', `the environment variable ${name} is not the URL of an HTTP proxy`);
  }
  return url;
}
