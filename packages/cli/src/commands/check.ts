import type { Argv, CommandModule } from 'yargs';
import type { CheckArguments } from '../check/options.ts';
import type { Io } from '../io.ts';
import { once } from '../usage.ts';

/** `assay check`: judges one assertion, request or form body, offline. */
export function checkCommand(io: Io, exit: (code: number) => void): CommandModule<object, CheckArguments> {
  return {
    command: 'check [input]',
    describe: 'Judge one assertion, HTTP request or form body, offline',
    builder: (yargs) => options(yargs) as Argv<CheckArguments>,
    handler: async (given) => {
      const { runCheck } = await import('../run-check.ts');
      exit(await runCheck({ ...given, input: given.input ?? behindDashes({ ...given }) }, io));
    },
  };
}

/** A text that begins with a dash stands behind `--`. */
function behindDashes(given: Readonly<Record<string, unknown>>): string | undefined {
  const words = given['--'];
  return Array.isArray(words) && words.length > 0 ? words.join(' ') : undefined;
}

function options(yargs: Argv): Argv {
  const text = (describe: string) => ({ type: 'string', nargs: 1, describe }) as const;
  return (
    yargs
      .positional('input', {
        type: 'string',
        describe:
          'A file with an assertion, an HTTP request or a form body; - for standard input; else the text itself',
      })
      // Without this, yargs takes a lone dash for an empty text.
      .nargs('input', 1)
      .option('profile', { ...text('Profile id or file'), default: 'rfc7523' })
      .option('client-id', text('The client that the server has registered'))
      .option('audience', {
        ...text('Value that may stand in aud, repeatable; replaces what the profile would derive'),
        array: true,
        default: [],
      })
      .option('token-endpoint', text('URL of the token endpoint'))
      .option('issuer', text('Issuer identifier of the authorization server'))
      .option('jwks', text('Registered keys: a file with a JWK Set, a JWK or a public PEM'))
      .option('secret-env', text('Environment variable that holds the shared secret'))
      .option('now', {
        type: 'number',
        nargs: 1,
        describe: 'Seconds since 1970 to judge times by; the clock by default',
      })
      .option('skew', { type: 'number', nargs: 1, default: 0, describe: 'Seconds of tolerance on every time' })
      .option('side', {
        choices: ['client', 'server'] as const,
        nargs: 1,
        default: 'client' as const,
        describe: 'What a client must send, or what a server must refuse',
      })
      .option('format', {
        choices: ['pretty', 'json'] as const,
        nargs: 1,
        default: 'pretty' as const,
        describe: 'Output',
      })
      .check(
        once('profile', 'client-id', 'token-endpoint', 'issuer', 'jwks', 'secret-env', 'now', 'skew', 'side', 'format'),
      )
      .example(
        '$0 check request.txt --client-id c1 --token-endpoint https://auth.example/token --jwks jwks.json',
        'Judge a captured request, signature included',
      )
      .example(
        '$0 check - --profile redox-source-auth-v2 --format json < assertion.jwt',
        'Judge an assertion from standard input',
      )
      .epilogue(
        'Without keys the signature is not judged; without client or audience neither are the claims about them: exit code 3 names the option.\n' +
          'Exit codes: 0 no MUST is broken · 1 one is · 2 bad option or file · 3 could not judge · 130 interrupted',
      )
  );
}
