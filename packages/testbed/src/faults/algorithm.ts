import type { JsonObject } from '@assay/validator';
import { fits, hashOf } from '../algorithm.ts';
import type { Behaviour } from '../behaviour.ts';
import { withSignature } from '../bench/signing.ts';
import { sends } from '../bench/witness.ts';
import type { Defect } from '../defect.ts';
import type { Attempt } from '../scene.ts';
import { GENERIC, PRIVATE, RSA, STRICT } from './about.ts';

/** An algorithm that needs no signature is let in. */
function unsigned(b: Behaviour, passes: (attempt: Attempt) => boolean): Behaviour {
  return {
    ...b,
    algorithmAllowed: (alg, client, policy) => /^none$/i.test(alg) || b.algorithmAllowed(alg, client, policy),
    unsignedAccepted: passes,
  };
}

/** Some lists in `crit` count as understood that are not. */
function alsoUnderstood(passes: (names: readonly string[], header: JsonObject) => boolean): Defect['alter'] {
  return (b) => ({
    ...b,
    critAccepted: (header) => passes(critical(header), header) || b.critAccepted(header),
  });
}

function critical({ crit }: JsonObject): readonly string[] {
  return Array.isArray(crit) ? crit.filter((one) => typeof one === 'string') : [];
}

/** Any algorithm goes that looks right, and the key's own `alg` is not read. */
function loose(b: Behaviour, allowed: (alg: string, registered: string) => boolean): Behaviour {
  return {
    ...b,
    algorithmAllowed: (alg, client) => allowed(alg, client.alg),
    keyFits: (key, alg) => {
      const { alg: _bound, ...unbound } = key;
      return fits(unbound, alg);
    },
  };
}

const withoutSignature = withSignature(() => Buffer.alloc(0));

/** The name of the sibling algorithm with 256 bits. */
function to256(alg: string): string {
  return `${alg.slice(0, 2)}256`;
}

/** Faults in what `alg` and `crit` may say. */
export const algorithmFaults: readonly Defect[] = [
  {
    id: 'alg-none-accepted',
    title: 'alg none is served as RFC 7519 section 6 describes it',
    kind: 'wrong-behaviour',
    rules: ['jws-not-unsecured'],
    alter: (b) => unsigned(b, ({ alg, signature }) => alg === 'none' && signature.length === 0),
    witness: sends({ header: { alg: 'none' }, text: withoutSignature }),
  },
  {
    id: 'alg-none-in-capitals-accepted',
    title: 'alg none is blocked in lower case only',
    kind: 'wrong-behaviour',
    rules: ['jws-not-unsecured'],
    alter: (b) => unsigned(b, ({ alg }) => alg !== 'none' && alg.toLowerCase() === 'none'),
    witness: sends({ header: { alg: 'nOnE' }, text: withoutSignature }),
  },
  {
    id: 'alg-none-with-signature-accepted',
    title: 'alg none passes as long as any signature is there',
    kind: 'wrong-behaviour',
    rules: ['jws-not-unsecured'],
    alter: (b) => unsigned(b, ({ alg, signature }) => alg === 'none' && signature.length > 0),
    witness: sends({ header: { alg: 'none' } }),
  },
  {
    id: 'alg-none-tears-the-connection',
    title: 'alg none ends in an exception and a torn connection',
    kind: 'wrong-behaviour',
    rules: ['refusal-answered'],
    alter: (b) => ({
      ...b,
      algorithmOf: (header, client) => {
        if (header['alg'] === 'none') throw new TypeError('no verifier for this algorithm');
        return b.algorithmOf(header, client);
      },
      onCrash: () => 'reset',
    }),
    witness: sends({ header: { alg: 'none' }, text: withoutSignature }),
  },
  {
    id: 'alg-unknown-accepted',
    title: 'an algorithm of no known name runs into a default branch that returns true',
    kind: 'wrong-behaviour',
    rules: ['alg-fits-method'],
    alter: (b) => ({
      ...b,
      algorithmAllowed: (alg, client, policy) =>
        b.algorithmAllowed(alg, client, policy) || (alg !== '' && alg.toLowerCase() !== 'none' && !hashOf(alg)),
      unsignedAccepted: ({ alg }) => alg !== '' && !/^Ed/.test(alg) && hashOf(alg) === undefined,
    }),
    witness: sends({ header: { alg: 'XS999' } }),
  },
  {
    id: 'alg-absent-defaults',
    title: 'without alg the registered one is assumed',
    kind: 'wrong-behaviour',
    rules: ['alg-required'],
    alter: (b) => ({
      ...b,
      algorithmOf: (header, client) => (header['alg'] === undefined ? client.alg : b.algorithmOf(header, client)),
    }),
    witness: sends({ header: { alg: undefined } }),
  },
  {
    id: 'alg-family-compared',
    title: 'only the first two letters of alg are compared',
    kind: 'wrong-behaviour',
    rules: ['alg-allowed', 'alg-registered'],
    profiles: STRICT,
    when: RSA,
    alter: (b) => loose(b, (alg, registered) => alg.slice(0, 2) === registered.slice(0, 2)),
    witness: sends((bench) => ({ header: { alg: to256(bench.tested.alg) }, alg: to256(bench.tested.alg) })),
  },
  {
    id: 'alg-size-compared',
    title: 'only the hash size in alg is compared, so PSS passes for PKCS #1',
    kind: 'wrong-behaviour',
    rules: ['alg-allowed', 'alg-registered'],
    profiles: STRICT,
    when: RSA,
    alter: (b) => loose(b, (alg, registered) => !alg.startsWith('HS') && alg.slice(2) === registered.slice(2)),
    witness: sends({ header: { alg: 'PS384' }, alg: 'PS384' }),
  },
  {
    id: 'alg-case-folded',
    title: 'alg is compared without letter case',
    kind: 'wrong-behaviour',
    rules: ['alg-fits-method'],
    alter: (b) => ({
      ...b,
      algorithmOf: (header, client) => {
        const alg = b.algorithmOf(header, client);
        return alg.toLowerCase() === client.alg.toLowerCase() ? client.alg : alg;
      },
    }),
    witness: sends((bench) => ({ header: { alg: bench.tested.alg.toLowerCase() } })),
  },
  {
    id: 'crit-ignored',
    title: 'crit is not read',
    kind: 'missing-check',
    rules: ['crit-understood', 'crit-wellformed'],
    alter: (b) => ({ ...b, critAccepted: () => true }),
    witness: sends({ header: { crit: ['urn:example:ext'], 'urn:example:ext': true } }),
  },
  {
    id: 'crit-understood-when-present',
    title: 'an extension in crit counts as understood when the header has a member of that name',
    kind: 'wrong-behaviour',
    rules: ['crit-understood'],
    alter: (b) => ({
      ...b,
      critAccepted: (header) => {
        const { crit } = header;
        return Array.isArray(crit) && crit.length > 0
          ? crit.every((name) => typeof name === 'string' && name in header)
          : b.critAccepted(header);
      },
    }),
    witness: sends({ header: { crit: ['exp'], exp: 4_000_000_000 } }),
  },
  {
    id: 'crit-empty-accepted',
    title: 'an empty crit names nothing unknown and passes',
    kind: 'wrong-behaviour',
    rules: ['crit-wellformed'],
    alter: (b) => ({
      ...b,
      critAccepted: (header) =>
        (Array.isArray(header['crit']) && header['crit'].length === 0) || b.critAccepted(header),
    }),
    witness: sends({ header: { crit: [] } }),
  },
  {
    id: 'typ-not-read',
    title: 'any typ passes, as long as there is one',
    kind: 'missing-check',
    rules: ['typ-value', 'typ-not-other-kind'],
    alter: (b) => ({ ...b, typAccepted: (typ, policy) => typ !== undefined || b.typAccepted(typ, policy) }),
    witness: sends({ header: { typ: 'at+jwt' } }),
  },
  {
    id: 'typ-searched-for-jwt',
    title: 'typ passes when it has jwt somewhere in it',
    kind: 'wrong-behaviour',
    rules: ['typ-value', 'typ-not-other-kind'],
    alter: (b) => ({
      ...b,
      typAccepted: (typ, policy) => (typeof typ === 'string' && /jwt/i.test(typ)) || b.typAccepted(typ, policy),
    }),
    witness: sends({ header: { typ: 'dpop+jwt' } }),
  },
  {
    id: 'typ-absent-accepted',
    title: 'typ is looked at only when it is there',
    kind: 'missing-check',
    rules: ['typ-required'],
    profiles: STRICT,
    alter: (b) => ({ ...b, typAccepted: (typ, policy) => typ === undefined || b.typAccepted(typ, policy) }),
    witness: sends({ header: { typ: undefined } }),
  },
  {
    id: 'typ-demanded',
    title: 'an assertion without typ is refused',
    kind: 'wrong-behaviour',
    rules: ['typ-optional'],
    profiles: [...GENERIC, 'reltio-client-secret-jwt'],
    alter: (b) => ({ ...b, typAccepted: (typ, policy) => typ !== undefined && b.typAccepted(typ, policy) }),
    witness: sends({ header: { typ: undefined } }),
  },
  {
    id: 'typ-letter-case-matters',
    title: 'typ is compared as a string and not as a media type',
    kind: 'wrong-behaviour',
    rules: ['typ-case-insensitive'],
    profiles: GENERIC,
    when: PRIVATE,
    alter: (b) => ({ ...b, typAccepted: (typ) => typ === undefined || typ === 'JWT' }),
    witness: sends({ header: { typ: 'jwt' } }),
  },
  {
    id: 'alg-of-the-key-computed',
    title: 'alg is compared with a list, and what is computed is the algorithm of the key',
    kind: 'wrong-behaviour',
    rules: ['signature-valid', 'alg-registered', 'alg-allowed'],
    when: RSA,
    alter: (b) => ({
      ...b,
      algorithmOf: (header, client) => {
        const alg = b.algorithmOf(header, client);
        return hashOf(alg) !== undefined && alg.slice(0, 2) === client.alg.slice(0, 2) ? client.alg : alg;
      },
    }),
    witness: sends((bench) => ({ header: { alg: bench.tested.alg.replace(/\d+/, '512') } })),
  },
  {
    id: 'crit-b64-understood-and-passed-over',
    title: 'b64 in crit counts as understood, and is not acted upon',
    kind: 'wrong-behaviour',
    rules: ['crit-understood'],
    alter: (b) => {
      const named = ({ crit }: JsonObject): boolean => Array.isArray(crit) && crit.length === 1 && crit[0] === 'b64';
      return {
        ...b,
        critAccepted: (header) => named(header) || b.critAccepted(header),
        b64Accepted: (header) => named(header) || b.b64Accepted(header),
      };
    },
    witness: sends({ header: { crit: ['b64'], b64: false } }),
  },
  {
    id: 'crit-claim-understood',
    title: 'crit may name claims',
    kind: 'wrong-behaviour',
    rules: ['crit-understood'],
    alter: alsoUnderstood((names) => names.includes('exp')),
    witness: sends({ header: { crit: ['exp'], exp: 1 } }),
  },
  {
    id: 'crit-url-understood',
    title: 'names in crit that are URLs count as understood',
    kind: 'wrong-behaviour',
    rules: ['crit-understood'],
    alter: alsoUnderstood((names) => names.some((one) => one.startsWith('http'))),
    witness: sends({ header: { crit: ['http://assay.example/iat'], 'http://assay.example/iat': 1 } }),
  },
  {
    id: 'crit-one-understood-is-enough',
    title: 'crit passes when one of its names is understood',
    kind: 'wrong-behaviour',
    rules: ['crit-understood'],
    alter: alsoUnderstood((names, { b64 }) => names.includes('b64') && b64 === true),
    witness: sends({ header: { crit: ['b64', 'x'], b64: true, x: 1 } }),
  },
];
