import { AssayError } from '@assay/validator';
import yargs, { type Argv } from 'yargs';
import { casesCommand } from './commands/cases.ts';
import { demoCommand } from './commands/demo.ts';
import { profilesCommand } from './commands/profiles.ts';
import { testCommand } from './commands/test.ts';
import type { Io } from './io.ts';
import { version } from './version.ts';

/** Runs the command line and returns the exit code. Whatever was wrong is told on stderr, without a stack. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let code = 0;
  const parser = commandLine(io, (given) => {
    code = given;
  });
  try {
    // Help and version come back as text here, instead of going to the console.
    await parser.parseAsync([...argv], {}, (_error, _arguments, output) => {
      if (output !== '') io.stdout(`${output}\n`);
    });
    return code;
  } catch (error) {
    return failure(error, io);
  }
}

/** The whole command line; the help text is made from it. */
export function commandLine(io: Io, exit: (code: number) => void): Argv {
  return yargs()
    .scriptName('assay')
    .usage('$0 <command>\n\nTests OAuth 2.0 JWT client authentication (private_key_jwt, client_secret_jwt; RFC 7523).')
    .command(testCommand(io, exit))
    .command(profilesCommand(io, exit))
    .command(casesCommand(io, exit))
    .command(demoCommand(io, exit))
    .demandCommand(1, 'name a command; see: assay --help')
    .recommendCommands()
    .strict()
    .wrap(Math.min(io.columns ?? 100, 120))
    .version(version())
    .alias('h', 'help')
    .exitProcess(false)
    .showHelpOnFail(false)
    .epilogue('assay <command> --help shows its options.')
    .fail((message, error) => {
      throw error ?? new AssayError('ERR_USAGE', message);
    });
}

/** Errors thrown on purpose are the user's to mend; yargs throws its own for bad options. */
function failure(error: unknown, io: Io): number {
  if (!(error instanceof AssayError) && !(error instanceof Error && error.name === 'YError')) throw error;
  io.stderr(`assay: ${error.message}\n`);
  return 2;
}
