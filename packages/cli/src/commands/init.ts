import type { Argv, CommandModule } from 'yargs';
import type { InitArguments } from '../init/run-init.ts';
import type { Io } from '../io.ts';
import { once } from '../usage.ts';

/** `assay init`: writes a configuration, keys and what a CI service needs. */
export function initCommand(io: Io, exit: (code: number) => void): CommandModule<object, InitArguments> {
  return {
    command: 'init',
    describe: 'Write a commented configuration, fresh keys, and the job for a CI service',
    builder: (yargs) => options(yargs) as Argv<InitArguments>,
    handler: async (given) => {
      const { runInit } = await import('../init/run-init.ts');
      exit(await runInit(given, io));
    },
  };
}

function options(yargs: Argv): Argv {
  return yargs
    .option('profile', {
      type: 'string',
      nargs: 1,
      demandOption: true,
      describe: 'Profile id or file: the rules to judge by (see: assay profiles)',
    })
    .option('token-endpoint', {
      type: 'string',
      nargs: 1,
      demandOption: true,
      describe: 'URL of the token endpoint to judge',
    })
    .option('issuer', {
      type: 'string',
      nargs: 1,
      describe: 'Issuer identifier of the authorization server. Default: left open in the configuration',
    })
    .option('scope', {
      type: 'string',
      nargs: 1,
      describe: 'Scope to ask for. Default: none; some profiles demand one',
    })
    .option('alg', {
      type: 'string',
      array: true,
      nargs: 1,
      default: [],
      defaultDescription: 'one that the profile allows',
      describe: 'Algorithm of a client, repeatable; each gets a client and a second one with keys of their own',
    })
    .option('ci', {
      choices: ['github', 'gitlab', 'jenkins', 'azure'] as const,
      nargs: 1,
      describe: 'Also write the job for this service. Default: none',
    })
    .check(once('profile', 'token-endpoint', 'issuer', 'scope', 'ci'))
    .example('$0 init --profile rfc7523 --token-endpoint https://as.example/token', 'Write assay.config.json and keys')
    .example(
      '$0 init --profile redox-source-auth-v2 --token-endpoint https://as.example/token --scope system/Patient.rs --alg RS384 --alg HS384 --ci github',
      'Two algorithms, and a workflow',
    )
    .epilogue(
      'Nothing that is there is overwritten. Exit codes: 0 all written · 2 bad option, or a file is in the way',
    );
}
