import type { Behaviour } from '../behaviour.ts';
import { sends } from '../bench/witness.ts';
import type { Defect } from '../defect.ts';
import type { Scene } from '../scene.ts';
import { FAPI2, ISSUER_ONLY, KEYCLOAK } from './about.ts';

/** Another comparison of one audience with one that is accepted, beside the right one. */
export function alsoEqual(b: Behaviour, same: (aud: string, accepted: string) => boolean): Behaviour {
  return {
    ...b,
    audiencesMatch: (list, accepted) =>
      b.audiencesMatch(list, accepted) || list.some((aud) => accepted.some((one) => same(aud, one))),
  };
}

/** More values are accepted as the audience. */
function alsoAccepting(more: (scene: Scene) => readonly string[]): Defect['alter'] {
  return (b) => ({ ...b, acceptedAudiences: (scene) => [...b.acceptedAudiences(scene), ...more(scene)] });
}

/** The token endpoint on the host that a header field names. */
function forwardedEndpoint({ request, tokenEndpoint }: Scene): readonly string[] {
  const host = request.headers['x-forwarded-host'];
  return typeof host === 'string' ? [tokenEndpoint.replace(new URL(tokenEndpoint).host, host)] : [];
}

const METADATA = '/.well-known/openid-configuration';

/** A URL cut at the end of its authority. */
function cut(url: string): readonly [scheme: string, host: string, path: string] {
  const [, scheme = '', host = '', path = ''] = /^(\w+):\/\/([^/?#]*)(.*)$/s.exec(url) ?? [];
  return [scheme, host, path];
}

function hostsBeginAlike(aud: string, accepted: string): boolean {
  const [scheme, host, path] = cut(aud);
  const [rightScheme, rightHost, rightPath] = cut(accepted);
  return scheme === rightScheme && path === rightPath && host.slice(0, 11) === rightHost.slice(0, 11);
}

function href(url: string): string {
  return URL.canParse(url) ? new URL(url).href : url;
}

function withoutPort(url: string): string {
  return url.replace(/^(\w+:\/\/[^/:]*):\d+/, '$1');
}

function without20th(text: string): string {
  return text.slice(0, 19) + text.slice(20);
}

/** Faults in comparing `aud`. */
export const audienceFaults: readonly Defect[] = [
  {
    id: 'aud-not-compared',
    title: 'aud must be there, and may be anything',
    kind: 'missing-check',
    rules: ['aud-accepted'],
    alter: (b) => alsoEqual(b, () => true),
    witness: sends({ claims: { aud: 'https://stranger.example/token' } }),
  },
  {
    id: 'aud-absent-accepted',
    title: 'aud is compared only when it is there',
    kind: 'missing-check',
    rules: ['aud-required'],
    alter: (b) => ({
      ...b,
      audienceList: (aud, policy) => (aud === undefined ? [] : b.audienceList(aud, policy)),
      audiencesMatch: (list, accepted) => list.length === 0 || b.audiencesMatch(list, accepted),
    }),
    witness: sends({ claims: { aud: undefined } }),
  },
  {
    id: 'aud-empty-array-passes',
    title: 'every entry of aud must be accepted, which holds for none',
    kind: 'wrong-behaviour',
    rules: ['aud-required'],
    alter: (b) => ({
      ...b,
      audienceList: (aud, policy) => (Array.isArray(aud) && aud.length === 0 ? [] : b.audienceList(aud, policy)),
      audiencesMatch: (list, accepted) => list.every((entry) => accepted.includes(entry)),
    }),
    witness: sends({ claims: { aud: [] } }),
  },
  {
    id: 'aud-empty-string-passes',
    title: 'an empty aud is contained in any URL',
    kind: 'wrong-behaviour',
    rules: ['aud-required'],
    alter: (b) => ({
      ...b,
      audienceList: (aud, policy) => (aud === '' ? [''] : b.audienceList(aud, policy)),
      audiencesMatch: (list, accepted) => list.includes('') || b.audiencesMatch(list, accepted),
    }),
    witness: sends({ claims: { aud: '' } }),
  },
  {
    id: 'aud-host-to-character-11',
    title: 'the host in aud is compared to its 11th character',
    kind: 'wrong-behaviour',
    rules: ['aud-accepted'],
    alter: (b) => alsoEqual(b, hostsBeginAlike),
    witness: sends((bench) => ({ claims: { aud: bench.tokenEndpoint.replace(/:(\d)\d+\//, ':$1/') } })),
  },
  {
    id: 'aud-character-20-passed-over',
    title: 'the 20th character of aud is not compared',
    kind: 'wrong-behaviour',
    rules: ['aud-accepted'],
    alter: (b) => alsoEqual(b, (aud, accepted) => without20th(aud) === without20th(accepted)),
    witness: sends((bench) => ({
      claims: { aud: `${bench.tokenEndpoint.slice(0, 19)}x${bench.tokenEndpoint.slice(20)}` },
    })),
  },
  {
    id: 'aud-longer-accepted',
    title: 'an aud that begins with the token endpoint passes',
    kind: 'wrong-behaviour',
    rules: ['aud-accepted'],
    alter: (b) => alsoEqual(b, (aud, accepted) => aud.startsWith(accepted)),
    witness: sends((bench) => ({ claims: { aud: `${bench.tokenEndpoint}.stranger.example` } })),
  },
  {
    id: 'aud-prefix-accepted',
    title: 'an aud that the token endpoint begins with passes',
    kind: 'wrong-behaviour',
    rules: ['aud-accepted'],
    alter: (b) => alsoEqual(b, (aud, accepted) => accepted.startsWith(aud)),
    witness: sends({ claims: { aud: 'http://127' } }),
  },
  {
    id: 'aud-substring-accepted',
    title: 'an aud with the token endpoint anywhere in it passes',
    kind: 'wrong-behaviour',
    rules: ['aud-accepted'],
    alter: (b) => alsoEqual(b, (aud, accepted) => aud.includes(accepted)),
    witness: sends((bench) => ({ claims: { aud: `https://stranger.example/?next=${bench.tokenEndpoint}` } })),
  },
  {
    id: 'aud-scheme-ignored',
    title: 'aud is compared from its host on',
    kind: 'wrong-behaviour',
    rules: ['aud-accepted'],
    alter: (b) => alsoEqual(b, (aud, accepted) => aud.replace(/^https?:/, '') === accepted.replace(/^https?:/, '')),
    witness: sends((bench) => ({ claims: { aud: bench.tokenEndpoint.replace('http:', 'https:') } })),
  },
  {
    id: 'aud-slash-folded',
    title: 'a slash at the end of aud makes no difference',
    kind: 'wrong-behaviour',
    rules: ['aud-accepted'],
    alter: (b) => alsoEqual(b, (aud, accepted) => aud.replace(/\/+$/, '') === accepted),
    witness: sends((bench) => ({ claims: { aud: `${bench.tokenEndpoint}/` } })),
  },
  {
    id: 'aud-case-folded',
    title: 'letter case in aud makes no difference',
    kind: 'wrong-behaviour',
    rules: ['aud-accepted'],
    alter: (b) => alsoEqual(b, (aud, accepted) => aud.toLowerCase() === accepted.toLowerCase()),
    witness: sends((bench) => ({ claims: { aud: bench.tokenEndpoint.toUpperCase() } })),
  },
  {
    id: 'aud-parsed-as-url',
    title: 'aud is parsed and written again before it is compared',
    kind: 'wrong-behaviour',
    rules: ['aud-accepted'],
    alter: (b) => alsoEqual(b, (aud, accepted) => href(aud) === href(accepted)),
    witness: sends((bench) => ({ claims: { aud: bench.tokenEndpoint.replace('/oauth', '/./oauth') } })),
  },
  {
    id: 'aud-query-cut-off',
    title: 'query and fragment of aud are cut off',
    kind: 'wrong-behaviour',
    rules: ['aud-accepted'],
    alter: (b) => alsoEqual(b, (aud, accepted) => aud.split(/[?#]/, 1)[0] === accepted),
    witness: sends((bench) => ({ claims: { aud: `${bench.tokenEndpoint}?tenant=stranger` } })),
  },
  {
    id: 'aud-same-origin-accepted',
    title: 'any URL on the host of the token endpoint passes',
    kind: 'wrong-behaviour',
    rules: ['aud-accepted'],
    alter: (b) =>
      alsoEqual(b, (aud, accepted) => URL.canParse(aud) && new URL(aud).origin === new URL(accepted).origin),
    witness: sends((bench) => ({ claims: { aud: `${bench.issuer}/oauth/other` } })),
  },
  {
    id: 'aud-from-host-header',
    title: 'the accepted audience is built from the Host header, and ports are left out',
    kind: 'wrong-behaviour',
    rules: ['aud-accepted'],
    alter: (b) => ({
      ...b,
      acceptedAudiences: ({ request }) => [withoutPort(`http://${request.headers.host}/oauth/token`)],
      audiencesMatch: (list, accepted) => b.audiencesMatch(list.map(withoutPort), accepted),
    }),
    witness: sends({
      headers: { host: 'stranger.example' },
      claims: { aud: 'http://stranger.example/oauth/token' },
    }),
  },
  {
    id: 'aud-array-hangs',
    title: 'an aud that is an array is never answered',
    kind: 'wrong-behaviour',
    rules: ['refusal-answered'],
    alter: (b) => ({
      ...b,
      audienceList: (aud, policy) => {
        if (Array.isArray(aud)) throw new TypeError('aud is no string');
        return b.audienceList(aud, policy);
      },
      onCrash: () => 'hang',
    }),
    witness: sends((bench) => ({ claims: { aud: [bench.tokenEndpoint, 'https://stranger.example'] } })),
  },
  {
    id: 'token-endpoint-accepted-as-aud',
    title: 'the token endpoint is an audience beside the issuer',
    kind: 'wrong-behaviour',
    rules: ['aud-accepted'],
    profiles: ISSUER_ONLY,
    alter: (b) => ({ ...b, acceptedAudiences: ({ tokenEndpoint, issuer }) => [issuer, tokenEndpoint] }),
    witness: sends((bench) => ({ claims: { aud: bench.tokenEndpoint } })),
  },
  {
    id: 'aud-list-of-one-unwrapped',
    title: 'an aud that is a list of one is unwrapped, where only a string will do',
    kind: 'wrong-behaviour',
    rules: ['aud-type'],
    profiles: FAPI2,
    alter: (b) => ({
      ...b,
      audienceList: (aud, policy) => b.audienceList(Array.isArray(aud) && aud.length === 1 ? aud[0] : aud, policy),
    }),
    witness: sends((bench) => ({ claims: { aud: [bench.issuer] } })),
  },
  {
    id: 'aud-company-overlooked',
    title: 'who else stands in aud is not looked at, where nobody else may',
    kind: 'wrong-behaviour',
    rules: ['aud-accepted'],
    profiles: [...ISSUER_ONLY, ...KEYCLOAK],
    alter: (b) => ({ ...b, audienceList: (aud, policy) => b.audienceList(aud, { ...policy, audienceForm: 'any' }) }),
    witness: sends((bench) => ({ claims: { aud: [bench.issuer, 'https://other.example'] } })),
  },
  {
    id: 'aud-entry-crashes',
    title: 'an entry of aud that is no string ends in an exception and 500',
    kind: 'wrong-behaviour',
    rules: ['refusal-answered'],
    alter: (b) => ({
      ...b,
      audienceList: (aud, policy) =>
        b.audienceList(Array.isArray(aud) ? aud.map((entry) => (entry as string).trim()) : aud, policy),
      onCrash: () => ({ status: 500, headers: {}, body: '' }),
    }),
    witness: sends((bench) => ({ claims: { aud: [7, bench.tokenEndpoint] } })),
  },
  {
    id: 'aud-of-forwarded-host',
    title: 'the audience is made of the host that X-Forwarded-Host names',
    kind: 'wrong-behaviour',
    rules: ['aud-accepted'],
    alter: alsoAccepting(forwardedEndpoint),
    witness: sends((bench) => ({
      headers: { 'x-forwarded-host': 'stranger.example' },
      claims: { aud: bench.tokenEndpoint.replace(new URL(bench.tokenEndpoint).host, 'stranger.example') },
    })),
  },
  {
    id: 'aud-of-resource',
    title: 'the protected resource is an audience too',
    kind: 'wrong-behaviour',
    rules: ['aud-accepted'],
    alter: alsoAccepting(({ issuer }) => [`${issuer}/resource`]),
    witness: sends((bench) => ({ claims: { aud: `${bench.issuer}/resource` } })),
  },
  {
    id: 'aud-of-metadata',
    title: 'the URL of the metadata is an audience too',
    kind: 'wrong-behaviour',
    rules: ['aud-accepted'],
    alter: alsoAccepting(({ issuer }) => [issuer + METADATA]),
    witness: sends((bench) => ({ claims: { aud: bench.issuer + METADATA } })),
  },
];
