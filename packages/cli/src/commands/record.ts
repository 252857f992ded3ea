import type { Argv, CommandModule } from 'yargs';
import type { Io } from '../io.ts';
import type { RecordArguments } from '../record/run-record.ts';
import { once } from '../usage.ts';

/** `assay record`: signs the record of a certification, or verifies one. */
export function recordCommand(io: Io, exit: (code: number) => void): CommandModule<object, RecordArguments> {
  return {
    command: 'record <action> <dir>',
    describe: 'Sign the record of a certification, or verify one: signature, digests, and every rule judged again',
    builder: (yargs) => options(yargs) as Argv<RecordArguments>,
    handler: async (given) => {
      const { runRecord } = await import('../record/run-record.ts');
      exit(await runRecord(given, io));
    },
  };
}

function options(yargs: Argv): Argv {
  return yargs
    .positional('action', { choices: ['sign', 'verify'] as const, describe: 'What to do' })
    .positional('dir', { type: 'string', describe: 'Folder that assay certify --record wrote' })
    .option('key', {
      type: 'string',
      nargs: 1,
      demandOption: true,
      describe: 'sign: private key of the vendor, JWK or PEM. verify: its public keys, JWK, JWK Set or PEM',
    })
    .check(once('key'))
    .example('$0 record sign out/record --key vendor.jwk.json', 'Sign a record')
    .example('$0 record verify out/record --key vendor.jwks.json', 'Verify it with the keys that the vendor published')
    .epilogue(
      [
        'Take the keys for verify from the vendor, never from beside the record. Not judged again are signatures, of which',
        'a record keeps only the verdict, and what the client did over time.',
        '',
        'Exit codes: 0 signed, or verified · 1 does not verify, or was changed before it was signed · 2 bad option, key or folder',
      ].join('\n'),
    );
}
