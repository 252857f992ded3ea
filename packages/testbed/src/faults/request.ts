import type { Behaviour } from '../behaviour.ts';
import { sends, short, type WireRequest, type WitnessBench } from '../bench/witness.ts';
import { essence } from '../correct/form.ts';
import type { Defect } from '../defect.ts';
import { FORM_TYPE, jsonPairs } from '../form.ts';

/** The parameters of a valid request. */
function validParams(bench: WitnessBench): Readonly<Record<string, string>> {
  return { ...bench.base().params, client_assertion: bench.assertion({}) };
}

function inQuery(bench: WitnessBench): string {
  return `?${new URLSearchParams(validParams(bench)).toString()}`;
}

/** Parameters in the query count as those in the body do. */
function withQuery(b: Behaviour): Behaviour {
  return { ...b, queryRefused: () => false, parameters: (body, query) => [...body, ...query] };
}

const KNOWN = ['client_assertion', 'client_assertion_type', 'client_id', 'client_secret', 'grant_type', 'scope'];

function get(bench: WitnessBench): WireRequest {
  const { pathname } = new URL(bench.tokenEndpoint);
  return { method: 'GET', target: `${pathname}${inQuery(bench)}`, headers: {}, body: '' };
}

/** Faults in reading the request. */
export const requestFaults: readonly Defect[] = [
  {
    id: 'get-accepted',
    title: 'GET with everything in the query issues a token',
    kind: 'wrong-behaviour',
    rules: ['method-post', 'credentials-not-in-uri'],
    alter: (b) => ({
      ...b,
      methodAllowed: (method) => method === 'GET' || b.methodAllowed(method),
      mediaTypeAccepted: (type, method) => method === 'GET' || b.mediaTypeAccepted(type, method),
      queryRefused: () => false,
      parameters: (body, query) => (body.length === 0 ? query : body),
    }),
    witness: async (bench) => short(await bench.post(get(bench))),
  },
  {
    id: 'put-accepted',
    title: 'the method is not looked at',
    kind: 'missing-check',
    rules: ['method-post', 'credentials-not-in-uri'],
    alter: (b) => ({ ...b, methodAllowed: () => true }),
    witness: sends({ method: 'PUT' }),
  },
  {
    id: 'json-body-accepted',
    title: 'a JSON body is read like a form',
    kind: 'wrong-behaviour',
    rules: ['media-type-form'],
    alter: (b) => ({
      ...b,
      mediaTypeAccepted: (type, method) => essence(type) === 'application/json' || b.mediaTypeAccepted(type, method),
      readForm: (request) =>
        essence(request.headers['content-type']) === 'application/json' ? jsonPairs(request.body) : b.readForm(request),
    }),
    witness: sends((bench) => ({
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(validParams(bench)),
    })),
  },
  {
    id: 'media-type-not-read',
    title: 'a form of any media type is read',
    kind: 'missing-check',
    rules: ['media-type-form'],
    alter: (b) => ({ ...b, mediaTypeAccepted: () => true }),
    witness: sends({ headers: { 'content-type': 'text/plain' } }),
  },
  {
    id: 'media-type-parameters-refused',
    title: 'a charset behind the media type is refused',
    kind: 'wrong-behaviour',
    rules: ['media-type-parameters-accepted'],
    alter: (b) => ({ ...b, mediaTypeAccepted: (type) => type === FORM_TYPE }),
    witness: sends({ headers: { 'content-type': `${FORM_TYPE};charset=UTF-8` } }),
  },
  {
    id: 'credentials-in-query-accepted',
    title: 'an assertion in the query counts as one in the body',
    kind: 'wrong-behaviour',
    rules: ['credentials-not-in-uri'],
    alter: withQuery,
    witness: sends((bench) => {
      const { client_assertion, client_assertion_type, ...rest } = validParams(bench);
      const query = new URLSearchParams({ client_assertion, client_assertion_type } as Record<string, string>);
      return {
        params: { ...rest, client_assertion: undefined, client_assertion_type: undefined },
        query: `?${query.toString()}`,
      };
    }),
  },
  {
    id: 'repeated-first-wins',
    title: 'of a repeated parameter the first counts',
    kind: 'wrong-behaviour',
    rules: ['credential-not-repeated', 'parameter-not-repeated'],
    alter: (b) => ({ ...b, repeatedRefused: () => false }),
    witness: sends((bench) => ({ params: { client_assertion: [bench.assertion({}), 'second'] } })),
  },
  {
    id: 'repeated-last-wins',
    title: 'of a repeated parameter the last counts',
    kind: 'wrong-behaviour',
    rules: ['credential-not-repeated', 'parameter-not-repeated'],
    alter: (b) => ({
      ...b,
      repeatedRefused: () => false,
      valueOf: (pairs, name) => b.valueOf([...pairs].reverse(), name),
    }),
    witness: sends((bench) => ({ params: { client_assertion: ['first', bench.assertion({})] } })),
  },
  {
    id: 'repeated-scope-accepted',
    title: 'scope may come twice',
    kind: 'wrong-behaviour',
    rules: ['parameter-not-repeated'],
    alter: (b) => ({ ...b, repeatedRefused: (names) => b.repeatedRefused(names.filter((name) => name !== 'scope')) }),
    witness: sends({ params: { scope: ['system/Patient.rs', 'system/Observation.rs'] } }),
  },
  {
    id: 'unknown-parameter-refused',
    title: 'a parameter that the endpoint does not know is refused',
    kind: 'wrong-behaviour',
    rules: ['unknown-parameters-accepted'],
    alter: (b) => ({
      ...b,
      parametersRefused: (pairs) => pairs.some(([name, value]) => value !== '' && !KNOWN.includes(name)),
    }),
    witness: sends({ params: { resource: 'https://api.example' } }),
  },
  {
    id: 'empty-parameter-counts',
    title: 'a parameter without a value counts as present',
    kind: 'wrong-behaviour',
    rules: ['empty-parameters-ignored'],
    alter: (b) => ({
      ...b,
      severalCredentials: (given, pairs) =>
        pairs.some(([name]) => name === 'client_secret') || b.severalCredentials(given, pairs),
    }),
    witness: sends({ params: { client_secret: '' } }),
  },
  {
    id: 'assertion-type-not-read',
    title: 'client_assertion_type may be anything or nothing',
    kind: 'missing-check',
    rules: ['client-assertion-type-value', 'client-assertion-type-required'],
    alter: (b) => ({ ...b, assertionTypeMatches: () => true }),
    witness: sends({ params: { client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:saml2-bearer' } }),
  },
  {
    id: 'assertion-type-absent-accepted',
    title: 'client_assertion_type is compared only when it is there',
    kind: 'missing-check',
    rules: ['client-assertion-type-required'],
    alter: (b) => ({ ...b, assertionTypeMatches: (type) => type === undefined || b.assertionTypeMatches(type) }),
    witness: sends({ params: { client_assertion_type: undefined } }),
  },
  {
    id: 'assertion-type-end-compared',
    title: 'any client_assertion_type that ends in jwt-bearer passes',
    kind: 'wrong-behaviour',
    rules: ['client-assertion-type-value'],
    alter: (b) => ({ ...b, assertionTypeMatches: (type) => type?.endsWith(':jwt-bearer') === true }),
    witness: sends({ params: { client_assertion_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer' } }),
  },
  {
    id: 'assertion-type-case-folded',
    title: 'client_assertion_type is compared without letter case',
    kind: 'wrong-behaviour',
    rules: ['client-assertion-type-value'],
    alter: (b) => ({ ...b, assertionTypeMatches: (type) => b.assertionTypeMatches(type?.toLowerCase()) }),
    witness: sends({ params: { client_assertion_type: 'URN:IETF:PARAMS:OAUTH:CLIENT-ASSERTION-TYPE:JWT-BEARER' } }),
  },
  {
    id: 'unknown-claim-refused',
    title: 'a claim that the endpoint does not know is refused',
    kind: 'wrong-behaviour',
    rules: ['unknown-claims-accepted'],
    alter: (b) => ({
      ...b,
      claimsAccepted: (claims) =>
        Object.keys(claims).every((name) => ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti'].includes(name)),
    }),
    witness: sends({ claims: { extra: 1 } }),
  },
  {
    id: 'assertion-type-unknown-makes-public',
    title: 'an assertion of an unknown type is passed over, and client_id is believed',
    kind: 'wrong-behaviour',
    rules: ['client-assertion-type-value'],
    alter: (b) => {
      const unknown = (type: string | undefined): boolean => type !== undefined && !b.assertionTypeMatches(type);
      return {
        ...b,
        parameters: (body, query) => {
          const pairs = b.parameters(body, query);
          const passedOver = unknown(b.valueOf(pairs, 'client_assertion_type'));
          return passedOver ? pairs.filter(([name]) => name !== 'client_assertion') : pairs;
        },
        secretLogin: (given, scene) =>
          unknown(given.assertionType)
            ? scene.clients.find(({ id }) => id === given.clientId)
            : b.secretLogin(given, scene),
      };
    },
    witness: sends((bench) => ({ params: { client_assertion_type: 'urn:example:x', client_id: bench.tested.id } })),
  },
  {
    id: 'parameter-names-case-folded',
    title: 'names of parameters match in any letter case',
    kind: 'wrong-behaviour',
    rules: ['client-assertion-required'],
    alter: (b) => ({
      ...b,
      parameters: (body, query) => b.parameters(body, query).map(([name, value]) => [name.toLowerCase(), value]),
    }),
    witness: sends((bench) => ({ params: { client_assertion: undefined, CLIENT_ASSERTION: bench.assertion({}) } })),
  },
  {
    id: 'jti-short-refused',
    title: 'a jti of fewer than 16 characters is refused',
    kind: 'wrong-behaviour',
    rules: ['jti-any-form'],
    alter: (b) => ({
      ...b,
      jtiAccepted: (jti, policy) => b.jtiAccepted(jti, policy) && (typeof jti !== 'string' || jti.length >= 16),
    }),
    witness: sends({ claims: { jti: 'n-4711' } }),
  },
];
