import type { Argv, CommandModule } from 'yargs';
import type { Io } from '../io.ts';
import type { CertifyArguments } from '../run-certify.ts';
import { once } from '../usage.ts';
import { configured } from './configured.ts';

/** `assay certify`: plays the token endpoint and judges a client. */
export function certifyCommand(io: Io, exit: (code: number) => void): CommandModule<object, CertifyArguments> {
  return {
    command: 'certify',
    describe: 'Play the token endpoint and judge a client by what it sends and does',
    builder: (yargs) => options(yargs) as Argv<CertifyArguments>,
    handler: async (given) => {
      const { runCertifyCommand } = await import('../run-certify.ts');
      exit(await runCertifyCommand(given, io));
    },
  };
}

function options(yargs: Argv): Argv {
  const given = yargs.usage('$0 certify [options] [-- COMMAND ARGS…]');
  return configured(given, 'Configuration: its first client is certified, by its jwks, jwksUrl or secretEnv')
    .option('reporter', {
      type: 'string',
      array: true,
      nargs: 1,
      default: [],
      describe:
        'NAME[=FILE], repeatable: pretty, json, junit, junit-strict, github, markdown. Default: pretty and junit=reports/junit.xml',
    })
    .option('listen', {
      type: 'string',
      nargs: 1,
      default: '127.0.0.1:0',
      describe: 'HOST:PORT to listen on; port 0 takes any that is free',
    })
    .option('timeout', {
      type: 'number',
      nargs: 1,
      describe: 'Seconds that one start of the command may take (60 at most), or that a run without one listens',
    })
    .option('jobs', { type: 'number', nargs: 1, default: 4, describe: 'Starts of the command under way at once' })
    .option('tls', {
      type: 'boolean',
      default: false,
      describe: 'Speak TLS under a throw-away authority, whose certificate is the file ASSAY_CA_FILE',
    })
    .option('baseline', { type: 'string', nargs: 1, describe: 'Known deviations; a stale entry makes the run fail' })
    .option('record', {
      type: 'string',
      nargs: 1,
      describe:
        'Folder for a record that others can verify: result, exchanges, requirements, summary, profile, digests',
    })
    .option('record-key', {
      type: 'string',
      nargs: 1,
      describe: 'Private key (JWK or PEM) that signs the record; without it: assay record sign',
    })
    .check(once('config', 'profile', 'listen', 'timeout', 'jobs', 'baseline', 'record', 'record-key'))
    .example('$0 certify -- node client.js', 'Start the client once a scenario and judge it')
    .example('$0 certify --record out/record --record-key vendor.jwk.json -- node client.js', 'Keep a signed record')
    .example('$0 certify --listen 127.0.0.1:9500', 'Wait for a client that is configured by hand')
    .epilogue(
      [
        'The command finds its task in the environment: ASSAY_TOKEN_ENDPOINT, ASSAY_ISSUER, ASSAY_CLIENT_ID, ASSAY_SCOPE,',
        'ASSAY_RESOURCE, ASSAY_CALLS and ASSAY_INTERVAL_MS; with --tls also ASSAY_CA_FILE (and NODE_EXTRA_CA_CERTS and',
        'SSL_CERT_FILE); after a rotation also ASSAY_KEY_FILE, the "nextKey" of the configuration. It gets a token, calls',
        'the resource that often with that pause, renews the token as it sees fit, and exits with 0 when every call was',
        'answered with 200.',
        '',
        'Exit codes: 0 conforms · 1 does not conform · 2 bad option, configuration, key or command · 3 could not judge · 130 interrupted',
      ].join('\n'),
    );
}
