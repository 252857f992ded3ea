import { AssayError } from '@assay/validator';
import yargs from 'yargs';
import { casesCommand } from './commands/cases.ts';
import { demoCommand } from './commands/demo.ts';
import { profilesCommand } from './commands/profiles.ts';
import { testCommand } from './commands/test.ts';
import type { Io } from './io.ts';
import { version } from './version.ts';

/** Runs the command line and returns the exit code. Whatever was wrong is told on stderr, without a stack. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let code = 0;
  const exit = (given: number): void => {
    code = given;
  };
  const parser = yargs([...argv])
    .scriptName('assay')
    .usage('$0 <command>\n\nTests OAuth 2.0 JWT client authentication (private_key_jwt, client_secret_jwt; RFC 7523).')
    .command(testCommand(io, exit))
    .command(profilesCommand(io, exit))
    .command(casesCommand(io, exit))
    .command(demoCommand(io, exit))
    .demandCommand(1, 'Name a command; see: assay --help')
    .recommendCommands()
    .strict()
    .wrap(io.columns === undefined ? 100 : Math.min(io.columns, 120))
    .version(version())
    .alias('h', 'help')
    .exitProcess(false)
    .showHelpOnFail(false)
    .fail((message, error) => {
      throw error ?? new AssayError('ERR_USAGE', message);
    });
  try {
    await parser.parseAsync();
    return code;
  } catch (error) {
    return failure(error, io);
  }
}

function failure(error: unknown, io: Io): number {
  if (error instanceof AssayError) {
    io.stderr(`assay: ${error.message}\n`);
    return 2;
  }
  if (error instanceof Error && error.name === 'YError') {
    io.stderr(`assay: ${error.message}\n`);
    return 2;
  }
  throw error;
}
