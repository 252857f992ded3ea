import type { Argv, CommandModule } from 'yargs';
import type { Io } from '../io.ts';
import type { TestArguments } from '../test-arguments.ts';
import { once } from '../usage.ts';
import { configured } from './configured.ts';

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

/** What is run. */
function choosing(yargs: Argv): Argv {
  return yargs
    .option('grep', {
      type: 'string',
      nargs: 1,
      describe: 'Only cases whose id or title holds this text, or that are about the rule of this id (aud, exp-absent)',
    })
    .option('replay', {
      type: 'string',
      nargs: 1,
      describe:
        "Only this result once more: 'exp-absent[ES384]'; a property with --seed, from its path: 'property-damage[ES384]:3:0'; report.json: all in it that failed, warned or could not be judged",
    })
    .option('runs', { type: 'number', nargs: 1, default: 25, describe: 'Draws of each property; 0 leaves them out' })
    .option('seed', { type: 'number', nargs: 1, describe: 'Seed of the properties; random and shown when not given' })
    .option('slow', { type: 'boolean', default: false, describe: 'Also cases that wait long; they wait side by side' })
    .option('intrusive', {
      type: 'boolean',
      default: false,
      describe: 'Also cases that may lock an account or load a shared server',
    })
    .option('dry-run', {
      type: 'boolean',
      default: false,
      describe: 'List the cases, their requests and waits; send nothing, exit with 0',
    })
    .conflicts('replay', 'grep')
    .group(['grep', 'replay', 'runs', 'seed', 'slow', 'intrusive', 'dry-run'], 'What is sent:');
}

/** How much is asked of the endpoint. */
function bounding(yargs: Argv): Argv {
  return yargs
    .option('rate', {
      type: 'string',
      nargs: 1,
      describe: 'Requests per second or minute, at most: 5/s, 30/m. Default: rate of the configuration, else no limit',
    })
    .option('concurrency', {
      type: 'number',
      nargs: 1,
      describe: 'Requests under way at once. Default: concurrency of the configuration, else 4',
    })
    .option('max-requests', {
      type: 'number',
      nargs: 1,
      describe: 'End the run after so many requests; what is left is blocked. Default: no limit',
    })
    .group(['rate', 'concurrency', 'max-requests'], 'How fast, how much:');
}

/** What is made of the results. */
function judging(yargs: Argv): Argv {
  return yargs
    .option('reporter', {
      type: 'string',
      array: true,
      nargs: 1,
      default: [],
      defaultDescription: 'pretty, junit=reports/junit.xml',
      describe: 'NAME[=FILE], repeatable: pretty, json, junit, junit-strict, github, markdown',
    })
    .option('baseline', {
      type: 'string',
      nargs: 1,
      describe: 'File of known deviations; an entry that no longer holds fails the run',
    })
    .option('fail-on', {
      choices: ['failed', 'warning'] as const,
      nargs: 1,
      default: 'failed' as const,
      describe: 'The least status that makes the exit code 1',
    })
    .group(['reporter', 'baseline', 'fail-on'], 'What is made of the results:');
}

function options(yargs: Argv): Argv {
  return judging(bounding(choosing(configured(yargs))))
    .check(
      once(
        'config',
        'profile',
        'grep',
        'replay',
        'runs',
        'seed',
        'rate',
        'concurrency',
        'max-requests',
        'baseline',
        'fail-on',
      ),
    )
    .example('$0 test', 'Run the suite named in assay.config.json')
    .example('$0 test --grep aud --reporter pretty', 'Run the cases about the audience, write no JUnit')
    .example('$0 test --reporter json=report.json --reporter junit', 'Write two reports')
    .example('$0 test --replay report.json', 'Once more what a report says was wrong')
    .example("$0 test --replay 'exp-absent[ES384]'", 'Once more one result')
    .example('$0 test --dry-run --slow', 'See what would be sent, and how long it would wait')
    .example('$0 test --rate 5/s --max-requests 400', 'Go easy on a shared server')
    .epilogue(
      'Exit codes: 0 conforms · 1 does not conform · 2 bad option, configuration or key · 3 could not judge · 130 interrupted',
    );
}
