import type { ClientBehaviour } from '../behaviour.ts';
import { showsFirst } from '../bench/client-witness.ts';
import type { ClientDefect } from '../client-defect.ts';
import { added, body, params, setTo, without } from './about.ts';

const sent = (name: string) =>
  showsFirst(({ params: own }) => own.filter(([one]) => one === name).map(([, value]) => value));
const mediaType = showsFirst(({ headers }) => headers['content-type'] ?? 'none');

function inQuery(method: string): (b: ClientBehaviour) => ClientBehaviour {
  return (b) => ({
    ...b,
    request: (form, making) => {
      const request = b.request(form, making);
      return { ...request, method, url: `${request.url}?${form}`, body: '' };
    },
  });
}

/** The same parameters as another kind of body. */
function asJson(form: string): string {
  return JSON.stringify(Object.fromEntries(new URLSearchParams(form)));
}

function asMultipart(form: string): string {
  const parts = [...new URLSearchParams(form)].map(
    ([name, value]) => `--limit\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join('')}--limit--\r\n`;
}

/** Faults in the request and its form. */
export const formFaults: readonly ClientDefect[] = [
  {
    id: 'assertion-type-left-out',
    title: 'client_assertion_type is not sent',
    kind: 'missing',
    rules: ['client-assertion-type-required'],
    alter: without('client_assertion_type'),
    witness: sent('client_assertion_type'),
  },
  {
    id: 'assertion-type-misspelt',
    title: 'client_assertion_type is the grant type of RFC 7523',
    kind: 'wrong-behaviour',
    rules: ['client-assertion-type-value'],
    alter: setTo('client_assertion_type', 'urn:ietf:params:oauth:grant-type:jwt-bearer'),
    witness: sent('client_assertion_type'),
  },
  {
    id: 'assertion-type-encoded-twice',
    title: 'client_assertion_type is percent-encoded twice',
    kind: 'wrong-behaviour',
    rules: ['client-assertion-type-value'],
    alter: params((pairs) =>
      pairs.map(([name, value]) => [name, name === 'client_assertion_type' ? encodeURIComponent(value) : value]),
    ),
    witness: sent('client_assertion_type'),
  },
  {
    id: 'all-in-the-query',
    title: 'the parameters are sent in the URL',
    kind: 'wrong-behaviour',
    rules: ['credentials-not-in-uri', 'client-assertion-required', 'grant-type-required', 'scope-required'],
    alter: inQuery('POST'),
    witness: showsFirst(({ query }) => query !== ''),
  },
  {
    id: 'get-instead-of-post',
    title: 'the token request is a GET',
    kind: 'wrong-behaviour',
    rules: [
      'method-post',
      'credentials-not-in-uri',
      'client-assertion-required',
      'grant-type-required',
      'scope-required',
    ],
    alter: inQuery('GET'),
    witness: showsFirst(({ method }) => method),
  },
  {
    id: 'put-instead-of-post',
    title: 'the token request is a PUT',
    kind: 'wrong-behaviour',
    rules: ['method-post'],
    alter: (b) => ({ ...b, request: (form, making) => ({ ...b.request(form, making), method: 'PUT' }) }),
    witness: showsFirst(({ method }) => method),
  },
  {
    id: 'json-body',
    title: 'the parameters are sent as JSON',
    kind: 'wrong-behaviour',
    rules: ['media-type-form'],
    alter: body('application/json', asJson),
    witness: mediaType,
  },
  {
    id: 'multipart-body',
    title: 'the parameters are sent as multipart/form-data',
    kind: 'wrong-behaviour',
    rules: ['media-type-form'],
    alter: body('multipart/form-data; boundary=limit', asMultipart),
    witness: mediaType,
  },
  {
    id: 'media-type-left-out',
    title: 'the body has no media type',
    kind: 'missing',
    rules: ['media-type-form'],
    alter: body(undefined, (form) => form),
    witness: mediaType,
  },
  {
    id: 'media-type-plain',
    title: 'the form is sent as text/plain',
    kind: 'wrong-behaviour',
    rules: ['media-type-form'],
    alter: body('text/plain;charset=UTF-8', (form) => form),
    witness: mediaType,
  },
  {
    id: 'percent-sign-not-encoded',
    title: 'a percent sign in a value is not encoded',
    kind: 'wrong-behaviour',
    rules: ['form-encoding'],
    alter: (b) => ({ ...b, encode: (pairs) => `${b.encode(pairs)}&note=100%` }),
    witness: showsFirst(({ body: text }) => text.endsWith('100%')),
  },
  {
    id: 'scope-once-for-each',
    title: 'scope is sent once for each scope',
    kind: 'wrong-behaviour',
    rules: ['parameter-not-repeated'],
    alter: added('scope', 'system/Observation.rs'),
    witness: sent('scope'),
  },
  {
    id: 'grant-type-twice',
    title: 'grant_type is sent by the client and by the library under it',
    kind: 'wrong-behaviour',
    rules: ['parameter-not-repeated'],
    alter: added('grant_type', 'client_credentials'),
    witness: sent('grant_type'),
  },
  {
    id: 'scope-as-json',
    title: 'scope is a JSON list',
    kind: 'wrong-behaviour',
    rules: ['scope-syntax', 'scope-system'],
    alter: params((pairs) =>
      pairs.map(([name, value]) => [name, name === 'scope' ? JSON.stringify(value.split(' ')) : value]),
    ),
    witness: sent('scope'),
  },
  {
    id: 'scope-left-out',
    title: 'no scope is sent where one is asked for',
    kind: 'missing',
    rules: ['scope-required'],
    alter: without('scope'),
    witness: sent('scope'),
  },
  {
    id: 'grant-type-left-out',
    title: 'grant_type is not sent',
    kind: 'missing',
    rules: ['grant-type-required'],
    alter: without('grant_type'),
    witness: sent('grant_type'),
  },
  {
    id: 'assertion-as-a-grant',
    title: 'the assertion is sent as a grant of its own, not as authentication',
    kind: 'wrong-behaviour',
    rules: ['client-assertion-required', 'grant-type-accepted', 'client-assertion-type-required'],
    alter: params((pairs) => [
      ['grant_type', 'urn:ietf:params:oauth:grant-type:jwt-bearer'],
      ...pairs.flatMap(([name, value]): [string, string][] => {
        if (name === 'scope') return [[name, value]];
        return name === 'client_assertion' ? [['assertion', value]] : [];
      }),
    ]),
    witness: sent('grant_type'),
  },
];
