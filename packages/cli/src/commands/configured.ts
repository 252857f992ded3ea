import type { Argv } from 'yargs';

/** The options that name the parties, and the profile they are judged by. */
export function configured(yargs: Argv, describe = 'Configuration: endpoint, clients, keys'): Argv {
  return yargs
    .option('config', { type: 'string', nargs: 1, default: 'assay.config.json', describe })
    .option('profile', {
      type: 'string',
      nargs: 1,
      describe: 'Profile id or file; replaces the one of the configuration (see: assay profiles)',
    });
}
