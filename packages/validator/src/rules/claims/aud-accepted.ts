import { type Examples, type ParamTypes, type RequestRule, strings, type Words } from '../../rule.ts';
import { acceptedValues, contains } from './audience.ts';

/**
 * `aud` is, or contains, a value that stands for this authorization server.
 *
 * Values are compared character by character: no folding of slash, letter case, port or percent-encoding.
 * `accept` lists which known values count; `audiences.values` replaces them. With `sole`, nothing may stand beside it.
 * When none of the listed values is known, no audience is accepted. RFC 7523 section 3, item 3.
 */
export const rule: RequestRule<'audiences'> = {
  id: 'aud-accepted',
  kind: 'request',
  on: 'claims',
  refusal: 'authentication',
  needs: ['audiences'],
  yieldsTo: ['aud-required'],
  check({ claims, facts }, params) {
    const { aud } = claims;
    if (aud === undefined) return [];
    const accepted = acceptedValues(facts.audiences, strings(params, 'accept'));
    const isForeign = !contains(aud, accepted);
    if (isForeign) return [{ path: '/claims/aud', as: 'foreign', expected: accepted, actual: aud }];
    const alone = typeof aud === 'string' || (Array.isArray(aud) && aud.length === 1);
    if (params['sole'] !== true || alone) return [];
    return [{ path: '/claims/aud', as: 'company', data: { accepted: accepted.join(' or ') }, actual: aud }];
  },
};

export const paramTypes: ParamTypes = { accept: 'strings', 'sole?': 'boolean' };

export const words: Words = {
  title: 'aud names this authorization server',
  message: {
    foreign: 'the aud claim does not name this authorization server',
    company: 'the aud claim names others beside this authorization server',
  },
  expected: { foreign: 'a value that this server is known by', company: 'only {{accepted}}' },
  help: 'Copy the accepted value into aud, character by character, and name nobody else.',
};

const accept = ['tokenEndpoint', 'issuer'];
const both = ['https://as.example/token', 'https://rs.example'];

export const examples: Examples = {
  right: [
    { title: 'the token endpoint', subject: { claims: { aud: 'https://as.example/token' } } },
    { title: 'the issuer', subject: { claims: { aud: 'https://as.example' } } },
    { title: 'a list that contains the token endpoint', subject: { claims: { aud: both } } },
    {
      title: 'a value given by hand',
      subject: { claims: { aud: 'urn:as' } },
      facts: { audiences: { tokenEndpoint: 'https://as.example/token', values: ['urn:as'] } },
    },
    { title: 'alone in a list', subject: { claims: { aud: ['https://as.example'] } }, params: { accept, sole: true } },
  ],
  wrong: [
    { title: 'another server', subject: { claims: { aud: 'https://other.example/token' } } },
    { title: 'a slash more', subject: { claims: { aud: 'https://as.example/token/' } } },
    { title: 'the host in capitals', subject: { claims: { aud: 'https://AS.example/token' } } },
    { title: 'the default port written out', subject: { claims: { aud: 'https://as.example:443/token' } } },
    { title: 'a longer host', subject: { claims: { aud: 'https://as.example.evil.example/token' } } },
    { title: 'a list of others', subject: { claims: { aud: ['https://other.example', 7] } } },
    { title: 'an object', subject: { claims: { aud: { 'https://as.example/token': true } } } },
    { title: 'the token endpoint in company', subject: { claims: { aud: both } }, params: { accept, sole: true } },
    {
      title: 'the token endpoint, replaced by a value given by hand',
      facts: { audiences: { tokenEndpoint: 'https://as.example/token', values: ['urn:as'] } },
    },
    { title: 'no accepted value is known', facts: { audiences: {} } },
  ],
};
