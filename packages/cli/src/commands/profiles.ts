import type { CommandModule } from 'yargs';
import type { Io } from '../io.ts';
import { checkNoId } from '../usage.ts';

interface ProfilesArguments {
  readonly action: 'list' | 'show';
  readonly id: string | undefined;
}

/** `assay profiles`: lists the profiles, or shows one with everything inherited and the origin of every line. */
export function profilesCommand(io: Io, exit: (code: number) => void): CommandModule<object, ProfilesArguments> {
  return {
    command: 'profiles [action] [id]',
    describe: 'List the profiles, or show one flat: every rule, its levels, its sources, where the line comes from',
    builder: (yargs) =>
      yargs
        .positional('action', { choices: ['list', 'show'] as const, default: 'list' as const, describe: 'What to do' })
        .positional('id', { type: 'string', describe: 'Profile id or file, for show' })
        .example('$0 profiles show redox-source-auth-v2', 'Print the flat Redox profile'),
    handler: async ({ action, id }) => {
      const { listProfiles, showProfile } = await import('../show-profile.ts');
      if (action === 'list') checkNoId(id, 'profiles');
      io.stdout(action === 'list' ? listProfiles() : await showProfile(id, io.cwd));
      exit(0);
    },
  };
}
