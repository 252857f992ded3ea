import { lineOf, parseJsonFile, type Role, type TestClient, type Variant } from '@assay/cases';
import { type ClientKey, generateKey, type KeyOptions, privateKey, secretKey } from '@assay/jws';
import { AssayError, type Method, type Profile } from '@assay/validator';
import { type ClientConfig, configError, type LoadedConfig } from './config.ts';
import { readText } from './files.ts';
import type { Io } from './io.ts';

/**
 * Loads the clients of a configuration and pairs them: the first of an algorithm is tested, the next is the other.
 *
 * @throws AssayError `ERR_CONFIG` or `ERR_KEY`, naming the member to mend
 */
export async function loadVariants(loaded: LoadedConfig, profile: Profile, io: Io): Promise<readonly Variant[]> {
  const clients = await loadClients(loaded, profile, io);
  const tested = clients.filter((one) => one.role === 'tested');
  return Promise.all(tested.map((client) => variantOf(client, clients)));
}

/**
 * Loads the clients of a configuration, in its order.
 *
 * @throws AssayError `ERR_CONFIG` or `ERR_KEY`, naming the member to mend
 */
export async function loadClients(loaded: LoadedConfig, profile: Profile, io: Io): Promise<readonly TestClient[]> {
  const clients: TestClient[] = [];
  for (const [index, one] of loaded.config.clients.entries()) {
    clients.push(await loadClient(one, `/clients/${index}`, { loaded, profile, io, earlier: clients }));
  }
  if (!clients.some((one) => one.role === 'tested'))
    configError(loaded.file, '/clients', 'no client has the role "tested"');
  return clients;
}

interface Around {
  readonly loaded: LoadedConfig;
  readonly profile: Profile;
  readonly io: Io;
  readonly earlier: readonly TestClient[];
}

async function loadClient(one: ClientConfig, pointer: string, around: Around): Promise<TestClient> {
  const { loaded, profile, earlier } = around;
  const method: Method = one.alg.startsWith('HS') ? 'client_secret_jwt' : 'private_key_jwt';
  const allowed = profile.methods[method] ?? [];
  if (!allowed.includes(one.alg)) {
    const known = Object.values(profile.methods).flat().join(', ');
    configError(loaded.file, `${pointer}/alg`, `${profile.id} knows no ${one.alg}; it allows ${known}`);
  }
  if (earlier.some((other) => other.clientId === one.clientId)) {
    configError(
      loaded.file,
      `${pointer}/clientId`,
      `"${one.clientId}" stands twice; every client needs an id of its own`,
    );
  }
  const key = await loadKey(one, pointer, around);
  const sameAlg = earlier.some((other) => other.key.alg === one.alg && other.role === 'tested');
  const role: Role = one.role ?? (sameAlg ? 'other' : 'tested');
  return {
    clientId: one.clientId,
    key,
    role,
    place: pointer,
    ...(one.jwksUrl !== undefined && { jwksUrl: one.jwksUrl }),
  };
}

async function loadKey(one: ClientConfig, pointer: string, { loaded, profile, io }: Around): Promise<ClientKey> {
  const { file } = loaded;
  const options = { alg: one.alg, ...(one.kid !== undefined && { kid: one.kid }) };
  if ((one.key === undefined) === (one.secretEnv === undefined)) {
    configError(
      file,
      pointer,
      `needs exactly one of "key" (a private key file) and "secretEnv" (the name of a variable)`,
    );
  }
  if (one.secretEnv !== undefined) {
    const secret = io.env[one.secretEnv];
    if (secret === undefined || secret === '') {
      configError(
        file,
        `${pointer}/secretEnv`,
        `the environment variable ${one.secretEnv} is ${secret === '' ? 'empty' : 'not set'}`,
      );
    }
    return named(file, `${pointer}/secretEnv`, async () => secretKey(secret, options));
  }
  return loadKeyFile(one, pointer, { loaded, profile, options });
}

async function loadKeyFile(
  one: ClientConfig,
  pointer: string,
  { loaded, profile, options }: Pick<Around, 'loaded' | 'profile'> & { readonly options: KeyOptions },
): Promise<ClientKey> {
  const { file } = loaded;
  const text = await readText(loaded.path(one.key ?? ''), `${file}: ${pointer}/key:`, 'ERR_CONFIG');
  // A key that is cut off is a text with a fault in it, and the fault has a place.
  if (text.trimStart().startsWith('{'))
    parseJsonFile(text, { file: `${file}: ${pointer}/key: ${one.key}`, code: 'ERR_KEY' });
  const key = await named(file, `${pointer}/key`, () => privateKey(text, options)).catch(async (error: unknown) => {
    const fits = await fittingAlgorithm(text, profile);
    if (fits === undefined || !(error instanceof AssayError)) throw error;
    const said = error.message.replace(`${file}: ${pointer}/key: `, '');
    throw new AssayError('ERR_KEY', `${file}: ${pointer}/alg: ${said}; it fits ${fits}`, { cause: error });
  });
  if (key.certificate === undefined && lineOf(profile, 'x5t-s256-required') !== undefined) {
    const where = 'in the PEM file, or as x5t#S256 or x5c in the JWK';
    configError(file, `${pointer}/key`, `${profile.id} wants a certificate beside the key: ${where}`);
  }
  return key;
}

/** An algorithm of the profile that a private key can serve: then it is not the key that is wrong. */
async function fittingAlgorithm(text: string, { methods }: Profile): Promise<string | undefined> {
  for (const alg of methods.private_key_jwt ?? []) {
    const fits = await privateKey(text, { alg }).then(
      () => true,
      () => false,
    );
    if (fits) return alg;
  }
  return undefined;
}

async function named(file: string, pointer: string, load: () => Promise<ClientKey>): Promise<ClientKey> {
  try {
    return await load();
  } catch (error) {
    if (error instanceof AssayError)
      throw new AssayError('ERR_KEY', `${file}: ${pointer}: ${error.message}`, { cause: error });
    throw error;
  }
}

/** A client as a variant of its own, with another of its algorithm where there is one. */
export async function variantOf(client: TestClient, all: readonly TestClient[]): Promise<Variant> {
  const { alg, kid } = client.key;
  const second = all.find((one) => one.role === 'other' && one.key.alg === alg);
  const notEnabled = all.find((one) => one.role === 'not-enabled' && one.key.alg === alg);
  const stranger = await generateKey(alg, kid === undefined ? {} : { kid });
  return { name: alg, client, ...(second && { second }), ...(notEnabled && { notEnabled }), stranger };
}
