import type { NewClient } from './clients.ts';

/** What the configuration is for. */
export interface ConfigFacts {
  readonly profile: string;
  readonly 'token-endpoint': string;
  readonly issuer?: string | undefined;
  readonly scope?: string | undefined;
}

/** A configuration that explains itself: what is set, and what else could be. */
export function configText(facts: ConfigFacts, clients: readonly NewClient[]): string {
  const { profile, 'token-endpoint': tokenEndpoint, issuer, scope } = facts;
  const origin = new URL(tokenEndpoint).origin;
  return `// What assay needs to know to judge a token endpoint. This is JSON with comments; paths start at this file.
// Secrets are named here and never written.
{
  // The rules: one of "assay profiles", or the path of a profile of your own.
  "profile": ${JSON.stringify(profile)},

  // The endpoint that is judged. aud is derived from it.
  "tokenEndpoint": ${JSON.stringify(tokenEndpoint)},

  // The issuer identifier of the authorization server (RFC 8414): is it taken for aud, and should it be?
  ${member('issuer', issuer, origin)}

  // The scope to ask for; all clients below must have it.
  ${member('scope', scope, 'system/Patient.rs')}

  // The first client of an algorithm is tested. The second plays the other one where a case needs two, as when one
  // signs in the name of the other; without it such cases are skipped, and the report says so.
  "clients": [
${clients.map(clientLines).join('\n')}
  ],

  // Seconds to wait for an answer.
  // "timeoutSeconds": 10,

  // Requests under way at once, and requests per second, at most. --concurrency and --rate go before them.
  // "concurrency": 4,
  // "rate": 20,

  // Header fields and form parameters for every request, where a gateway asks for them.
  // "headers": { "x-environment": "test" },
  // "params": { "tenant": "one" },

  // An own certificate authority, and a TLS client certificate with its key: PEM files.
  // "ca": "./ca.pem",
  // "cert": "./client.pem",
  // "certKey": "./client.key.pem",
}
`;
}

/** A member, or how it would be written. */
function member(name: string, value: string | undefined, example: string): string {
  return `${value === undefined ? '// ' : ''}"${name}": ${JSON.stringify(value ?? example)},`;
}

function clientLines({ clientId, alg, key, jwks, secretEnv }: NewClient): string {
  const [note, source] =
    secretEnv === undefined
      ? [`Registered with the public keys of ./${jwks}.`, `"key": ${JSON.stringify(`./${key}`)}`]
      : [`Its secret is the value of the environment variable ${secretEnv}.`, `"secretEnv": "${secretEnv}"`];
  return `    // ${note}\n    { "clientId": "${clientId}", "alg": "${alg}", ${source} },`;
}
