import type { JsonObject } from '@assay/validator';
import { lenientBase64url } from '../base64url.ts';
import type { Behaviour } from '../behaviour.ts';
import { sends, type WitnessBench } from '../bench/witness.ts';
import type { Defect } from '../defect.ts';
import { hasRepeatedMember, objectIn, strictObject, strictText, textOf } from '../json-object.ts';
import { PRIVATE } from './about.ts';

/** Parts are mended before they are decoded. */
function mended(b: Behaviour, mend: (text: string) => string): Behaviour {
  return { ...b, decodePart: (text, part) => b.decodePart(mend(text), part) };
}

/** The first of repeated members wins; names are told apart wherever they stand in the text. */
function firstWins(octets: Buffer): JsonObject | undefined {
  const text = strictText(octets);
  if (text === undefined || !hasRepeatedMember(text)) return strictObject(octets);
  const seen = new Set<string>();
  const renamed = text.replace(/"(\w+)"\s*:/g, (all, name: string) => {
    const repeated = seen.has(name);
    seen.add(name);
    return repeated ? all.replace(name, `${name}#${seen.size}`) : all;
  });
  return objectIn(renamed);
}

/** The compact serialization of a flattened or general JSON one (RFC 7515 section 7.2). */
function compactOf(text: string): string {
  const object = objectIn(text);
  const signatures = object?.['signatures'];
  const one = Array.isArray(signatures) ? (signatures[0] as JsonObject | undefined) : object;
  return one === undefined ? text : [one['protected'], object?.['payload'], one['signature']].map(textOf).join('.');
}

function flattened(assertion: string): string {
  const [header, payload, signature] = assertion.split('.');
  return JSON.stringify({ protected: header, payload, signature });
}

/** A claims set that names `aud` twice: first right, then wrong. */
function twoAudiences(bench: WitnessBench): { payload: string } {
  const claims = JSON.stringify(bench.base().claims);
  return { payload: `${claims.slice(0, -1)},"aud":"https://stranger.example/token"}` };
}

/** Faults in taking an assertion apart. */
export const encodingFaults: readonly Defect[] = [
  {
    id: 'padding-accepted',
    title: 'padding at the end of a part is cut off',
    kind: 'wrong-behaviour',
    rules: ['jws-base64url'],
    alter: (b) => mended(b, (text) => text.replace(/=+$/, '')),
    witness: sends({ text: (assertion) => `${assertion}=` }),
  },
  {
    id: 'standard-alphabet-accepted',
    title: 'plus and slash are read as minus and underscore',
    kind: 'wrong-behaviour',
    rules: ['jws-base64url'],
    when: PRIVATE,
    alter: (b) => mended(b, (text) => text.replaceAll('+', '-').replaceAll('/', '_')),
    witness: sends({
      text: (assertion) => {
        const at = assertion.lastIndexOf('.');
        return assertion.slice(0, at) + assertion.slice(at).replaceAll('-', '+').replaceAll('_', '/');
      },
    }),
  },
  {
    id: 'white-space-cut-off',
    title: 'white space around the assertion and its parts is cut off',
    kind: 'wrong-behaviour',
    rules: ['jws-base64url'],
    alter: (b) => mended(b, (text) => text.trim()),
    witness: sends({ text: (assertion) => `${assertion}\n` }),
  },
  {
    id: 'junk-passed-over',
    title: 'characters outside the alphabet are passed over',
    kind: 'wrong-behaviour',
    rules: ['jws-base64url'],
    alter: (b) => ({ ...b, decodePart: (text) => lenientBase64url(text.replaceAll(/[^\w-]/g, '')) }),
    witness: sends({ text: (assertion) => `${assertion.slice(0, -8)}!${assertion.slice(-8)}` }),
  },
  {
    id: 'fourth-part-passed-over',
    title: 'what follows the third part is passed over',
    kind: 'wrong-behaviour',
    rules: ['jws-compact-serialization'],
    alter: (b) => ({ ...b, splitAssertion: (text) => b.splitAssertion(text.split('.').slice(0, 3).join('.')) }),
    witness: sends({ text: (assertion) => `${assertion}.x` }),
  },
  {
    id: 'two-parts-accepted',
    title: 'without a signature part there is nothing to verify',
    kind: 'wrong-behaviour',
    rules: ['jws-compact-serialization', 'jws-not-unsecured'],
    alter: (b) => ({
      ...b,
      splitAssertion: (text) => b.splitAssertion(text.split('.').length === 2 ? `${text}.` : text),
      unsignedAccepted: ({ text }) => text.split('.').length === 2,
    }),
    witness: sends({ text: (assertion) => assertion.slice(0, assertion.lastIndexOf('.')) }),
  },
  {
    id: 'json-serialization-accepted',
    title: 'a JWS in JSON serialization is accepted as well',
    kind: 'wrong-behaviour',
    rules: ['jws-compact-serialization'],
    alter: (b) => ({ ...b, splitAssertion: (text) => b.splitAssertion(text.startsWith('{') ? compactOf(text) : text) }),
    witness: sends({ text: flattened }),
  },
  {
    id: 'first-duplicate-wins',
    title: 'of a member that comes twice the first counts',
    kind: 'wrong-behaviour',
    rules: ['jws-duplicate-members', 'aud-accepted', 'exp-in-future', 'sub-is-client-id', 'iss-is-client-id'],
    alter: (b) => ({ ...b, parseJson: firstWins }),
    witness: sends(twoAudiences),
  },
  {
    id: 'broken-utf8-replaced',
    title: 'octets that are not UTF-8 are replaced and the rest is read',
    kind: 'wrong-behaviour',
    rules: ['jws-payload-json-object'],
    alter: (b) => ({ ...b, parseJson: (octets) => b.parseJson(Buffer.from(octets.toString('utf8'))) }),
    witness: sends((bench) => {
      const claims = JSON.stringify({ ...bench.base().claims, note: '?' });
      return { payload: Buffer.from(claims).map((octet) => (octet === 0x3f ? 0xff : octet)) as Buffer };
    }),
  },
  {
    id: 'malformed-json-crashes',
    title: 'a payload that is no JSON ends in 500',
    kind: 'wrong-behaviour',
    rules: ['refusal-answered'],
    alter: (b) => ({
      ...b,
      parseJson: (octets) => JSON.parse(octets.toString('utf8')) as JsonObject,
      onCrash: () => ({
        status: 500,
        headers: { 'Content-Type': 'text/html' },
        body: '<h1>Internal Server Error</h1>',
      }),
    }),
    witness: sends({ payload: '{"iss":' }),
  },
  {
    id: 'percent-encoding-crashes',
    title: 'a body whose percent-encoding is broken ends in 500',
    kind: 'wrong-behaviour',
    rules: ['refusal-answered'],
    alter: (b) => ({
      ...b,
      readForm: (request) => {
        decodeURIComponent(request.body.toString('latin1'));
        return b.readForm(request);
      },
      onCrash: () => ({ status: 500, headers: {}, body: '' }),
    }),
    witness: sends({ body: 'grant_type=client_credentials&note=%' }),
  },
  {
    id: 'encrypted-rounds-worked-off',
    title: 'an encrypted assertion costs as many rounds of key derivation as its header says, and no answer comes',
    kind: 'wrong-behaviour',
    rules: ['refusal-answered'],
    alter: (b) => ({
      ...b,
      finish: (reply, outcome, scene) => {
        const { assertion = '' } = outcome.kind === 'refused' ? (outcome.given ?? {}) : {};
        const rounds = objectIn(Buffer.from(assertion.split('.')[0] ?? '', 'base64url').toString('utf8'))?.['p2c'];
        return typeof rounds === 'number' && rounds > 10_000_000 ? 'hang' : b.finish(reply, outcome, scene);
      },
    }),
    witness: sends({
      text: (assertion) => {
        const header = { alg: 'PBES2-HS256+A128KW', enc: 'A128GCM', p2s: 'AAAA', p2c: 1_000_000_000 };
        return `${Buffer.from(JSON.stringify(header)).toString('base64url')}.AAAA.AAAA.AAAA.${assertion.slice(-4)}`;
      },
    }),
  },
  {
    id: 'text-after-payload-ignored',
    title: 'what follows the last brace of a payload is ignored',
    kind: 'wrong-behaviour',
    rules: ['jws-payload-json-object'],
    alter: (b) => ({
      ...b,
      parseJson: (octets) => {
        const text = octets.toString('utf8');
        const end = text.lastIndexOf('}');
        return b.parseJson(end < 0 ? octets : Buffer.from(text.slice(0, end + 1)));
      },
    }),
    witness: sends((bench) => ({ payload: `${JSON.stringify(bench.base().claims)} trailing` })),
  },
];
