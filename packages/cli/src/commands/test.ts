import type { Argv, CommandModule } from 'yargs';
import type { Io } from '../io.ts';
import type { TestArguments } from '../run-test.ts';
import { once } from '../usage.ts';

/** `assay test`: fires the suite at a token endpoint. */
export function testCommand(io: Io, exit: (code: number) => void): CommandModule<object, TestArguments> {
  return {
    command: 'test',
    describe: 'Fire the suite at a token endpoint and judge its answers',
    builder: (yargs) => options(yargs) as Argv<TestArguments>,
    handler: async (given) => {
      const { runTestCommand } = await import('../run-test.ts');
      exit(await runTestCommand(given, io));
    },
  };
}

function options(yargs: Argv): Argv {
  return yargs
    .option('config', {
      type: 'string',
      nargs: 1,
      default: 'assay.config.json',
      describe: 'Configuration: endpoint, clients, keys',
    })
    .option('profile', {
      type: 'string',
      nargs: 1,
      describe: 'Profile id or file; replaces the one of the configuration',
    })
    .option('reporter', {
      type: 'string',
      array: true,
      nargs: 1,
      default: [],
      describe: 'NAME[=FILE], repeatable: pretty, json, junit. Default: pretty and junit=reports/junit.xml',
    })
    .option('seed', { type: 'number', nargs: 1, describe: 'Seed of the properties; random and shown when not given' })
    .option('runs', { type: 'number', nargs: 1, default: 25, describe: 'Draws of each property; 0 leaves them out' })
    .option('grep', {
      type: 'string',
      nargs: 1,
      describe: 'Only cases whose id or title holds this text, or that are about the rule of this id',
    })
    .option('baseline', { type: 'string', nargs: 1, describe: 'Known deviations; a stale entry fails the run' })
    .option('fail-on', {
      choices: ['failed', 'warning'] as const,
      nargs: 1,
      default: 'failed' as const,
      describe: 'The least status that makes the exit code 1',
    })
    .option('slow', { type: 'boolean', default: false, describe: 'Also cases that wait long' })
    .option('intrusive', {
      type: 'boolean',
      default: false,
      describe: 'Also cases that may lock an account or load a shared server',
    })
    .check(once('config', 'profile', 'seed', 'runs', 'grep', 'baseline', 'fail-on'))
    .example('$0 test', 'Run the suite named in assay.config.json')
    .example('$0 test --grep aud --reporter pretty', 'Run the cases about the audience, write no JUnit')
    .example('$0 test --reporter json=report.json --reporter junit', 'Write two reports')
    .epilogue(
      'Exit codes: 0 conforms · 1 does not conform · 2 bad option, configuration or key · 3 could not judge · 130 interrupted',
    );
}
