import type { CommandModule } from 'yargs';
import type { Io } from '../io.ts';

interface ExplainArguments {
  readonly id: string;
}

/** `assay explain`: a rule, a case or a property in words. */
export function explainCommand(io: Io, exit: (code: number) => void): CommandModule<object, ExplainArguments> {
  return {
    command: 'explain <id>',
    describe: 'Explain a rule or a case: what, why, by which source, right and wrong',
    builder: (yargs) =>
      yargs
        .positional('id', {
          type: 'string',
          demandOption: true,
          describe: 'Id of a rule, a case, a property or a scenario, as reports show it; or a section, as in rfc7523#3',
        })
        .example('$0 explain exp-max-lifetime', 'Explain a rule')
        .example('$0 explain "rfc7523#3"', 'List the rules that cite a section'),
    handler: async ({ id }) => {
      const { explain } = await import('../explain/explain.ts');
      io.stdout(explain(id));
      exit(0);
    },
  };
}
