import type { CommandModule } from 'yargs';
import type { Io } from '../io.ts';

/** `assay demo`: the suite against the embedded endpoint, first correct, then with a planted fault. */
export function demoCommand(io: Io, exit: (code: number) => void): CommandModule<object, object> {
  return {
    command: 'demo',
    describe: 'Run the suite against an embedded endpoint: first a correct one, then one with a planted fault',
    builder: (yargs) => yargs.example('$0 demo', 'Needs no configuration; writes to reports/demo'),
    handler: async () => {
      const { runDemo } = await import('../run-demo.ts');
      exit(await runDemo(io));
    },
  };
}
