import { AssayError } from '@assay/validator/error';
import yargs, { type Argv } from 'yargs';
import { casesCommand } from './commands/cases.ts';
import { certifyCommand } from './commands/certify.ts';
import { checkCommand } from './commands/check.ts';
import { demoCommand } from './commands/demo.ts';
import { doctorCommand } from './commands/doctor.ts';
import { explainCommand } from './commands/explain.ts';
import { initCommand } from './commands/init.ts';
import { profilesCommand } from './commands/profiles.ts';
import { recordCommand } from './commands/record.ts';
import { testCommand } from './commands/test.ts';
import type { Io } from './io.ts';
import { explainUsage } from './usage.ts';
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
    return failure(error, argv, io);
  }
}

/** The whole command line; the help text is made from it. */
export function commandLine(io: Io, exit: (code: number) => void): Argv {
  // What stands behind -- is the command of a client, not ours to read.
  const parser = yargs().parserConfiguration({ 'populate--': true });
  return parser
    .scriptName('assay')
    .usage('$0 <command>\n\nTests OAuth 2.0 JWT client authentication (private_key_jwt, client_secret_jwt; RFC 7523).')
    .command(testCommand(io, exit))
    .command(certifyCommand(io, exit))
    .command(recordCommand(io, exit))
    .command(doctorCommand(io, exit))
    .command(checkCommand(io, exit))
    .command(explainCommand(io, exit))
    .command(profilesCommand(io, exit))
    .command(casesCommand(io, exit))
    .command(demoCommand(io, exit))
    .command(initCommand(io, exit))
    .demandCommand(1, 'name a command; see: assay --help')
    .recommendCommands()
    .strict()
    .locale('en')
    .wrap(Math.min(io.columns ?? 100, 120))
    .version(version())
    .alias('h', 'help')
    .exitProcess(false)
    .showHelpOnFail(false)
    .epilogue('assay <command> --help shows its options.')
    .fail((message, error) => {
      throw error ?? new AssayError('ERR_USAGE', message, { cause: { options: optionsOf(parser) } });
    });
}

/** The options that the parser knows where it failed. */
function optionsOf(parser: Argv): readonly string[] {
  const known = (parser as Argv & { readonly getOptions: () => { readonly key: object } }).getOptions();
  return Object.keys(known.key).filter((name) => name.length > 1);
}

/** Errors thrown on purpose are the user's to mend; yargs throws its own for bad options. Anything else is our fault. */
async function failure(error: unknown, argv: readonly string[], io: Io): Promise<number> {
  if (!(error instanceof Error)) throw error;
  if (!(error instanceof AssayError) && error.name !== 'YError') return internal(error, io);
  const { options } = (error.cause ?? {}) as { readonly options?: readonly string[] };
  if (options === undefined) {
    io.stderr(`assay: ${error.message}\n`);
    return 2;
  }
  const { suggest } = await import('./suggest.ts');
  io.stderr(`assay: ${explainUsage({ message: error.message, argv, options }, suggest)}\n`);
  return 2;
}

function internal({ message, stack }: Error, { env, stderr }: Io): number {
  const debug = /\bassay\b/.test(env['NODE_DEBUG'] ?? '');
  stderr(`assay: internal error, please report it: ${message}\n${debug ? stack : 'NODE_DEBUG=assay shows where'}\n`);
  return 3;
}
