import { generateKeyPairSync } from 'node:crypto';
import { correct } from '@assay/testbed';
import type { JsonObject } from '@assay/validator';
import { es384, file, home, hs384, otherPair, type Planted, talkative } from './plant.ts';
import { keys, secret, secretName } from './workshop.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const rsaJwk = (which: 'privateKey' | 'publicKey'): JsonObject => ({
  ...(rsa[which].export({ format: 'jwk' }) as JsonObject),
  kid: 'rsa-key',
});

/** Everything that is planted. */
export const planted: readonly Planted[] = [
  {
    title: 'an algorithm that the key cannot serve',
    more: { clients: [{ ...es384, alg: 'RS384' }] },
    says: /^assay\.config\.json: \/clients\/0\/alg: RS384 needs .*; it fits ES384$/,
    at: '/clients/0/alg',
    code: 2,
  },
  {
    title: 'a variable that is empty',
    more: { clients: [hs384] },
    env: { [secretName]: '' },
    says: /^assay\.config\.json: \/clients\/0\/secretEnv: the environment variable FIRST_HS384 is empty$/,
    at: '/clients/0/secretEnv',
    code: 2,
  },
  {
    title: 'an unknown profile',
    more: { profile: 'rfc7532' },
    says: /^assay\.config\.json: \/profile: no profile "rfc7532"; did you mean "rfc7523"\?$/,
    at: '/profile',
    code: 2,
  },
  {
    title: 'a configuration that is cut off',
    files: { [file]: '{\n  "clients": [' },
    says: /^assay\.config\.json:2:15: not JSON: the text ends too early$/,
    at: '2:15',
    code: 2,
  },
  {
    title: 'another algorithm than the registered one, with a key pair',
    front: () => ({
      profile: 'rfc7523',
      clients: [
        { id: 'rsa', method: 'private_key_jwt', alg: 'PS256', jwks: { keys: [rsaJwk('publicKey')] }, scopes: ['a'] },
      ],
    }),
    more: { profile: 'rfc7523', scope: 'a', clients: [{ clientId: 'rsa', alg: 'RS256', key: './rsa.json' }] },
    files: { 'rsa.json': rsaJwk('privateKey') },
    says: /^assay\.config\.json: \/clients\/0\/alg: the endpoint takes PS256 from rsa, not RS256$/,
    at: '/clients/0/alg',
  },
  {
    title: 'another algorithm than the registered one, with a secret',
    front: () => ({
      profile: 'rfc7523',
      clients: [{ id: 'first-hs384', method: 'client_secret_jwt', alg: 'HS256', secret, scopes: ['a'] }],
    }),
    more: { profile: 'rfc7523', scope: 'a', clients: [hs384] },
    says: /^assay\.config\.json: \/clients\/0\/alg: the endpoint takes HS256 from first-hs384, not HS384$/,
    at: '/clients/0/alg',
  },
  {
    title: 'a kid that is not in the key set of a file',
    more: { clients: [{ ...es384, kid: 'newer', jwks: './jwks.json' }] },
    files: { 'jwks.json': { keys: [keys.first.public, keys.second.public] } },
    says: /^assay\.config\.json: \/clients\/0\/kid: "newer" is not in \.\/jwks\.json; it holds "first-es384", "second-es384"$/,
    at: '/kid',
  },
  {
    title: 'a clock ten minutes ahead',
    front: () => ({ now: () => Date.now() / 1000 + 600 }),
    says: /^assay\.config\.json: \/tokenEndpoint: the endpoint's clock is (599|600|601) s ahead of this machine's$/,
    at: 'NTP',
  },
  {
    title: 'a clock ten minutes behind',
    front: () => ({ now: () => Date.now() / 1000 - 600 }),
    says: /^assay\.config\.json: \/tokenEndpoint: the endpoint's clock is (599|600|601) s behind this machine's$/,
    at: 'NTP',
  },
  {
    title: 'an expired certificate',
    front: async () => ({ tls: await home.issue({ from: -7200, until: -3600 }) }),
    more: { ca: './ca.pem' },
    says: /^assay\.config\.json: \/tokenEndpoint: the certificate of 127\.0\.0\.1 expired on \d{4}-\d\d-\d\d$/,
    at: '/tokenEndpoint',
  },
  {
    title: 'an expired certificate of an unknown authority',
    front: async () => ({ tls: await home.issue({ from: -7200, until: -3600 }) }),
    says: /^assay\.config\.json: \/tokenEndpoint: the certificate of 127\.0\.0\.1 expired on /,
    at: '/tokenEndpoint',
  },
  {
    title: 'a certificate of an unknown authority',
    front: async () => ({ tls: await home.issue() }),
    says: /^assay\.config\.json: \/ca: no authority that is trusted here issued the certificate of 127\.0\.0\.1 /,
    at: '/ca',
  },
  {
    title: 'a certificate of another name',
    front: async () => ({ tls: await home.issue({ names: ['other.example'] }) }),
    more: { ca: './ca.pem' },
    says: /^assay\.config\.json: \/tokenEndpoint: the certificate is for DNS:other\.example, not for 127\.0\.0\.1$/,
    at: '/tokenEndpoint',
  },
  {
    title: 'a redirect',
    front: () => ({
      play: (_, response) => {
        response.writeHead(308, { location: '/v2/token' }).end();
        return true;
      },
    }),
    says: /^assay\.config\.json: \/tokenEndpoint: POST is redirected \(308\) to \/v2\/token$/,
    at: '/tokenEndpoint',
  },
  {
    title: 'a redirect to https',
    front: () => ({
      play: (request, response) => {
        response.writeHead(301, { location: `https://${request.headers.host}/oauth/token` }).end();
        return true;
      },
    }),
    says: /^assay\.config\.json: \/tokenEndpoint: POST is redirected \(301\) to https:/,
    at: '/tokenEndpoint',
  },
  {
    title: 'a scope that the client may not have',
    more: { scope: 'system/Everything.rs' },
    says: /^assay\.config\.json: \/scope: first-es384 may not have "system\/Everything\.rs" \(invalid_scope\)$/,
    at: '/scope',
  },
  {
    title: 'a scope where none is needed',
    front: () => ({ profile: 'rfc7523' }),
    more: { profile: 'rfc7523', scope: 'system/Everything.rs' },
    says: /^assay\.config\.json: \/scope: a token is given only without scope$/,
    at: 'without scope',
  },
  {
    title: 'http for https',
    front: async () => ({ tls: await home.issue() }),
    more: ({ tokenEndpoint }) => ({ tokenEndpoint: tokenEndpoint.replace('https:', 'http:') }),
    says: /^assay\.config\.json: \/tokenEndpoint: says http, and 127\.0\.0\.1:\d+ speaks TLS$/,
    at: '/tokenEndpoint',
  },
  {
    title: 'https for http',
    more: ({ tokenEndpoint }) => ({ tokenEndpoint: tokenEndpoint.replace('http:', 'https:') }),
    says: /^assay\.config\.json: \/tokenEndpoint: says https, and 127\.0\.0\.1:\d+ does not speak TLS$/,
    at: '/tokenEndpoint',
  },
  {
    title: 'an unknown client, at an endpoint that gives nothing away',
    more: { clients: [{ ...hs384, clientId: 'frist-hs384' }] },
    says: /^assay\.config\.json: \/clients\/0\/clientId or \/clients\/0\/secretEnv: most likely frist-hs384 is not registered, or with another secret$/,
    at: '/clients/0/clientId',
  },
  {
    title: 'an unknown client, at an endpoint that tells it from a wrong secret',
    front: () => ({ behaviour: talkative }),
    more: { clients: [{ ...hs384, clientId: 'frist-hs384' }] },
    says: /^assay\.config\.json: \/clients\/0\/clientId: most likely frist-hs384 is not registered/,
    at: '/clients/0/clientId',
  },
  {
    title: 'an unknown client, beside one that is known, at an endpoint that tells the two apart by a number',
    front: () => ({
      behaviour: {
        ...correct,
        errorBody: ({ detail }, code) => ({ error: code, error_uri: detail === 'unknown client' ? '#A' : '#B' }),
      },
    }),
    more: {
      clients: [
        { ...es384, clientId: 'frist-es384' },
        { ...es384, clientId: 'second-es384', key: './second-es384.jwk.json' },
      ],
    },
    says: /^assay\.config\.json: \/clients\/0\/clientId: most likely frist-es384 is not registered/,
    at: '/clients/0/clientId',
    code: 3,
  },
  {
    title: 'a gateway before the endpoint',
    front: () => ({
      play: (_, response) => {
        response.writeHead(403, { 'content-type': 'text/html' }).end('<h1>Forbidden</h1>');
        return true;
      },
    }),
    says: /^assay\.config\.json: \/headers or \/clients\/0\/clientId or \/clients\/0\/key: most likely something before/,
    at: '/headers',
  },
  {
    title: 'an unknown client whose key set holds its key',
    more: { clients: [{ ...es384, clientId: 'frist-es384', jwks: './jwks.json' }] },
    files: { 'jwks.json': { keys: [keys.first.public] } },
    says: /^assay\.config\.json: \/clients\/0\/clientId: most likely frist-es384 is not registered/,
    at: '/clients/0/clientId',
  },
  {
    title: 'a wrong secret, at an endpoint that gives nothing away',
    more: { clients: [hs384] },
    env: { [secretName]: 'another secret, as long as the right one is' },
    says: /^assay\.config\.json: \/clients\/0\/clientId or \/clients\/0\/secretEnv: most likely/,
    at: '/clients/0/secretEnv',
  },
  {
    title: 'a wrong secret, at an endpoint that tells it from an unknown client',
    front: () => ({ behaviour: talkative }),
    more: { clients: [hs384] },
    env: { [secretName]: 'another secret, as long as the right one is' },
    says: /^assay\.config\.json: \/clients\/0\/secretEnv: most likely this is not the secret of first-hs384/,
    at: '/clients/0/secretEnv',
  },
  {
    title: 'a secret with a line break behind it',
    more: { clients: [hs384] },
    env: { [secretName]: `${secret}\n` },
    says: /^assay\.config\.json: \/clients\/0\/secretEnv: the value has white space around it/,
    at: '/clients/0/secretEnv',
  },
  {
    title: 'a wrong key, at an endpoint that tells it from an unknown client',
    front: () => ({ behaviour: talkative }),
    files: { 'first-es384.jwk.json': otherPair.private },
    says: /^assay\.config\.json: \/clients\/0\/key or \/clients\/0\/kid: most likely this is not the key of first-es384/,
    at: '/clients/0/key',
  },
  {
    title: 'a kid that a lenient endpoint does not know',
    front: () => ({ profile: 'rfc7523' }),
    more: { profile: 'rfc7523', clients: [{ ...es384, kid: 'newer' }] },
    says: /^assay\.config\.json: \/clients\/0\/kid: the endpoint does not know the kid of first-es384/,
    at: '/clients/0/kid',
  },
  {
    title: 'keys of two clients that were exchanged',
    more: {
      clients: [
        { ...es384, key: './second-es384.jwk.json' },
        { ...es384, clientId: 'second-es384' },
      ],
    },
    says: /^assay\.config\.json: \/clients\/0\/key: the endpoint takes the key of second-es384 from first-es384$/,
    at: '/clients/0/key',
  },
  {
    title: 'a client that may not use the grant',
    front: () => ({
      behaviour: { ...correct, grantRefused: () => 'grant' },
    }),
    says: /^assay\.config\.json: \/clients\/0\/clientId: first-es384 may not use the grant client_credentials/,
    at: '/clients/0/clientId',
  },
  {
    title: 'an audience that the endpoint explains',
    front: () => ({ target: '/oauth/token', behaviour: talkative }),
    more: ({ tokenEndpoint, issuer }) => ({ tokenEndpoint: tokenEndpoint.replace('127.0.0.1', 'localhost'), issuer }),
    says: /^assay\.config\.json: \/(issuer|tokenEndpoint): most likely what the endpoint says: .*aud/,
    at: 'aud',
  },
  {
    title: 'another path',
    more: ({ tokenEndpoint }) => ({ tokenEndpoint: tokenEndpoint.replace('/oauth', '/oauth2') }),
    says: /^assay\.config\.json: \/tokenEndpoint: \/oauth2\/token answers 404 to POST$/,
    at: '/tokenEndpoint',
  },
  {
    title: 'a page for people',
    front: () => ({
      play: (_, response) => {
        response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>');
        return true;
      },
    }),
    says: /^assay\.config\.json: \/tokenEndpoint: \/oauth\/token answers 200 with text\/html, not with JSON$/,
    at: '/tokenEndpoint',
  },
  {
    title: 'a host that does not exist',
    more: { tokenEndpoint: 'https://endpoint.invalid/token' },
    says: /^assay\.config\.json: \/tokenEndpoint: (there is no host|the name server gave no answer \(EAI_AGAIN\) for) endpoint\.invalid$/,
    at: '/tokenEndpoint',
  },
  {
    title: 'a port at which nobody listens',
    more: { tokenEndpoint: 'http://127.0.0.1:9/token' },
    says: /^assay\.config\.json: \/tokenEndpoint: nobody listens at 127\.0\.0\.1:9$/,
    at: '/tokenEndpoint',
  },
  {
    title: 'an endpoint that never answers',
    front: () => ({ play: () => true }),
    more: { timeoutSeconds: 1 },
    says: /^assay\.config\.json: \/tokenEndpoint: 127\.0\.0\.1:\d+ took the request and gave no answer within 1 s$/,
    at: '/tokenEndpoint',
  },
  {
    title: 'a client certificate that is asked for',
    front: async () => ({
      tls: { ...(await home.issue()), ca: home.cert, requestCert: true, rejectUnauthorized: true },
    }),
    more: { ca: './ca.pem' },
    says: /^assay\.config\.json: \/cert: /,
    at: '/cert',
  },
];
