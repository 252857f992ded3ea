import { type Check, causeLine, diagnose, type KeySetText } from '@assay/runner';
import { AssayError } from '@assay/validator';
import { type LoadedConfig, loadConfig } from './config.ts';
import { type Finding, showDoctor } from './doctor-text.ts';
import { readText } from './files.ts';
import type { Io } from './io.ts';
import { profileOf } from './profile-option.ts';
import { targetOf } from './target.ts';
import { transportOf } from './transport.ts';
import { loadClients, variantOf } from './variants.ts';

/** Options of `assay doctor`, as yargs gives them. */
export interface DoctorArguments {
  readonly config: string;
  readonly profile?: string | undefined;
}

type Subject = Omit<Parameters<typeof diagnose>[0], 'signal'>;

/**
 * Runs `assay doctor`: looks at everything between the configuration and a token, and prints what was found.
 *
 * Returns 0 when every client was given a token, 2 when the configuration is wrong and nothing was sent, 3 when anything
 * else is, 130 when interrupted.
 */
export async function runDoctor(given: DoctorArguments, io: Io): Promise<number> {
  const found: Finding[] = [];
  const subject = await subjectOf(given, io, found);
  if (subject === undefined) {
    showDoctor(found, { io, config: given.config });
    return 2;
  }
  const interrupted = await look(subject, io, found);
  showDoctor(found, { io, config: given.config, target: subject.target.tokenEndpoint, interrupted });
  if (interrupted) return 130;
  return found.some((one) => one.status === 'wrong') ? 3 : 0;
}

/** Looks until the end or a signal. Returns whether it was a signal. */
async function look(subject: Subject, io: Io, found: Finding[]): Promise<boolean> {
  try {
    for await (const check of diagnose({ ...subject, signal: io.signal })) {
      found.push(findingOf(check));
      if (io.interactive) io.stderr(`\r\u001b[2K${check.name}…`);
    }
    return false;
  } catch (error) {
    if (!io.signal.aborted) throw error;
    return true;
  } finally {
    if (io.interactive) io.stderr('\r\u001b[2K');
  }
}

function findingOf({ cause, ...check }: Check): Finding {
  return { ...check, ...(cause && { cause: causeLine(cause), help: cause.help, inConfig: cause.at.startsWith('/') }) };
}

/** What lies on this machine: configuration, profile, keys. Undefined when something of it is wrong, which is found. */
async function subjectOf(given: DoctorArguments, io: Io, found: Finding[]): Promise<Subject | undefined> {
  let name = 'configuration';
  try {
    const loaded = await loadConfig(given.config, io.cwd);
    const profile = await profileOf(given.profile, loaded, io);
    const target = targetOf(loaded, profile);
    const transport = await transportOf(loaded, io);
    found.push({ name, status: 'ok', message: `${loaded.file}, ${profile.id}` });
    name = 'keys';
    const clients = (await loadClients(loaded, profile, io)).filter((one) => one.role !== 'not-enabled');
    const keySets = await keySetsOf(loaded);
    const variants = await Promise.all(clients.map((client) => variantOf(client, clients)));
    found.push({ name, status: 'ok', message: clients.map((one) => `${one.clientId} ${one.key.alg}`).join(', ') });
    const { jwksServer } = loaded.config;
    return { profile, target, transport, variants, keySets, ...(jwksServer && { jwksServer: jwksServer.listen }) };
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    const message = error.message.replace(`${given.config}: `, '');
    found.push({ name, status: 'wrong', message, cause: error.message, help: 'Nothing was sent.', inConfig: false });
    return undefined;
  }
}

/** Registered key sets that the configuration names as files. */
async function keySetsOf({ config, file, path }: LoadedConfig): Promise<ReadonlyMap<string, KeySetText>> {
  const sets = new Map<string, KeySetText>();
  for (const [index, { clientId, jwks }] of config.clients.entries()) {
    if (jwks === undefined) continue;
    const keys = await readText(path(jwks), `${file}: /clients/${index}/jwks:`, 'ERR_CONFIG');
    sets.set(clientId, { keys, from: jwks });
  }
  return sets;
}
