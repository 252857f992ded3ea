import type { Argv, CommandModule } from 'yargs';
import type { DoctorArguments } from '../doctor.ts';
import type { Io } from '../io.ts';
import { once } from '../usage.ts';
import { configured } from './configured.ts';

/** `assay doctor`: what keeps a valid request from being accepted. */
export function doctorCommand(io: Io, exit: (code: number) => void): CommandModule<object, DoctorArguments> {
  return {
    command: 'doctor',
    describe: 'Find out why no token is given: configuration, name, TLS, clock, keys, one good request per client',
    builder: (yargs) => options(yargs) as Argv<DoctorArguments>,
    handler: async (given) => {
      const { runDoctor } = await import('../doctor.ts');
      exit(await runDoctor(given, io));
    },
  };
}

function options(yargs: Argv): Argv {
  return configured(yargs)
    .check(once('config', 'profile'))
    .example('$0 doctor', 'The first line names the member to mend; then one line for each check, then advice')
    .epilogue(
      'It judges nobody. Exit codes: 0 every client was given a token · 2 the configuration is wrong, nothing was sent · 3 something else is',
    );
}
