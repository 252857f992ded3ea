import type { Profile } from '@assay/validator';
import { AssayError } from '@assay/validator';
import { demandsScope } from '../demands-scope.ts';
import type { Io } from '../io.ts';
import { findProfile } from '../profile-option.ts';
import { suggest } from '../suggest.ts';
import { ciFile } from './ci-file.ts';
import { clientsFor } from './clients.ts';
import { configText } from './config-text.ts';
import { keyFiles } from './key-files.ts';
import { type NewFile, writeNew } from './new-files.ts';

/** Options of `assay init`, as yargs gives them. */
export interface InitArguments {
  readonly profile: string;
  readonly 'token-endpoint': string;
  readonly issuer?: string | undefined;
  readonly scope?: string | undefined;
  readonly alg: readonly string[];
  readonly ci?: 'github' | 'gitlab' | 'jenkins' | 'azure' | undefined;
}

/**
 * Runs `assay init` and returns 0.
 *
 * @throws AssayError `ERR_USAGE` for a wrong option, or naming a file that is in the way; nothing is written then
 */
export async function runInit(given: InitArguments, io: Io): Promise<number> {
  const profile = await findProfile(given.profile, io.cwd);
  checkTarget(given, profile);
  const clients = clientsFor(algsOf(given, profile));
  const files: readonly NewFile[] = [
    { path: 'assay.config.json', text: configText(given, clients), what: 'the configuration' },
    ...(await keyFiles(clients)),
    ...(given.ci === undefined ? [] : [ciFile(given.ci, clients)]),
  ];
  await writeNew(files, io.cwd);
  io.stdout(`${[...files.map(({ path, what }) => `wrote ${path}: ${what}`), '', ...nextSteps(clients)].join('\n')}\n`);
  return 0;
}

function checkTarget({ 'token-endpoint': url, scope }: InitArguments, profile: Profile): void {
  if (!/^https?:\/\/[^\s#]+$/.test(url) || !URL.canParse(url))
    throw new AssayError('ERR_USAGE', '--token-endpoint: give an http or https URL without a fragment');
  if (demandsScope(profile) && scope === undefined)
    throw new AssayError('ERR_USAGE', `--scope: ${profile.id} demands a scope; name one that the clients may have`);
}

/** The algorithms asked for, else one that is quick to sign with where the profile has it. */
function algsOf({ alg }: InitArguments, { id, methods }: Profile): readonly string[] {
  const known = [...(methods.private_key_jwt ?? []), ...(methods.client_secret_jwt ?? [])];
  const strange = alg.find((one) => !known.includes(one));
  if (strange !== undefined)
    throw new AssayError('ERR_USAGE', `--alg: ${id} knows no ${strange}; ${suggest(strange, known)}`);
  const [first] = known;
  const usual = known.find((one) => one.startsWith('ES')) ?? first;
  return alg.length > 0 ? [...new Set(alg)] : [usual ?? []].flat();
}

function nextSteps(clients: ReturnType<typeof clientsFor>): readonly string[] {
  return [
    'next:',
    ...clients.map(({ clientId, alg, secretEnv, jwks }) =>
      secretEnv === undefined
        ? `  register a client for ${alg} with the keys of ${jwks}; write its id for "${clientId}" if it gets another`
        : `  register a client for ${alg}; write its id for "${clientId}", and put its secret into ${secretEnv}`,
    ),
    '  assay test --dry-run   see what would be sent',
    '  assay test             judge the endpoint',
  ];
}
