import type { CommandModule } from 'yargs';
import type { Io } from '../io.ts';
import { checkNoId } from '../usage.ts';

interface CasesArguments {
  readonly action: 'list' | 'show';
  readonly id: string | undefined;
}

/** `assay cases`: lists the cases, or shows one with what every profile expects of it. */
export function casesCommand(io: Io, exit: (code: number) => void): CommandModule<object, CasesArguments> {
  return {
    command: 'cases [action] [id]',
    describe: 'List the cases, or show one: its edit, the rules it breaks',
    builder: (yargs) =>
      yargs
        .positional('action', { choices: ['list', 'show'] as const, default: 'list' as const, describe: 'What to do' })
        .positional('id', { type: 'string', describe: 'Case id, for show' })
        .example('$0 cases show aud-absent', 'Print one case'),
    handler: async ({ action, id }) => {
      const { listCases, showCase } = await import('../show-case.ts');
      if (action === 'list') checkNoId(id, 'cases');
      io.stdout(action === 'list' ? listCases() : showCase(id));
      exit(0);
    },
  };
}
