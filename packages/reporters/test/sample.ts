import type { Exchange, Report, Requirement, Result, Status } from '@assay/runner';
import { byPlace } from '../../runner/src/order.ts';
import type { Section } from '../src/index.ts';

/** An answer as hostile as a server can make it: terminal sequences, XML, CI commands, bidirectional text, half characters. */
export const hostileBody =
  '\u001b[31m{"error":"\u0000]]><failure/>&amp;"}\u001b]0;title\u0007\r\n::error file=a,line=1::forged\n##vso[task.setvariable variable=x]y [[ATTACHMENT|/etc/passwd]] \ud800 \u202e\ufffe\u009b2J';

const request: Exchange['request'] = {
  method: 'POST',
  url: 'https://as.example/oauth/token',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  params: {
    grant_type: 'client_credentials',
    scope: 'system/Patient.rs',
    client_assertion: 'eyJhbGci….eyJpc3Mi….Nn2x4_…',
  },
  header: { alg: 'RS384', typ: 'JWT', kid: '2026-q4' },
  claims: { iss: 'client-1', sub: 'client-1', aud: 'https://as.example/oauth/token', exp: 1795440361, jti: '6f1c2f5e' },
  diff: ['/claims/exp  1795440361  (now + 361 s)'],
};

const lookalike = 'https://as.example.evil.example/oauth/token';

const token: Exchange['response'] = {
  status: 200,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: '{"access_token":"[redacted]","token_type":"bearer","expires_in":300}',
};

const base: Result = {
  id: 'control',
  variant: 'RS384',
  title: 'the valid request',
  group: 'control',
  status: 'passed',
  level: 'MUST',
  requirement: 'valid-request-accepted',
  violates: [],
  spec: ['rfc7523#3'],
  expected: 'accept',
  observed: 'accepted',
  message: '',
  help: '',
  evidence: [],
  seconds: 0.0412,
  reproduce: { id: 'control', variant: 'RS384', seed: 815 },
};

/** A result that differs from a passed control in the members given. */
export function resultOf(changes: Partial<Result> & Pick<Result, 'id'>): Result {
  return { ...base, reproduce: { ...base.reproduce, id: changes.id }, ...changes };
}

const results: readonly Result[] = [
  resultOf({ id: 'control' }),
  resultOf({
    id: 'exp-beyond-limit',
    title: 'exp 361 s ahead',
    group: 'claims',
    status: 'failed',
    requirement: 'exp-max-lifetime',
    violates: ['exp-max-lifetime'],
    spec: ['redox#jwt-claims', 'smart#protocol-details'],
    expected: 'reject',
    message: 'exp lies 361 s ahead, 300 s are allowed',
    help: 'Refuse when exp > now + 300; allow a few seconds of skew, not minutes.',
    evidence: [{ request, response: token, seconds: 0.088 }],
  }),
  resultOf({
    id: 'jti-replayed',
    title: 'the same assertion twice',
    group: 'replay',
    status: 'failed',
    requirement: 'jti-single-use',
    expected: 'reject',
    message: 'jti was used before',
    help: 'Keep every jti until its exp has passed.',
    evidence: [1, 2, 3, 4].map(() => ({ request: { ...request, diff: [] }, response: token, seconds: 0.05 })),
    reproduce: { id: 'jti-replayed', variant: 'RS384', seed: 815, path: '3:1:0' },
  }),
  resultOf({
    id: 'aud-host-lookalike',
    title: 'aud is a host that begins with the real one',
    group: 'claims',
    status: 'failed',
    requirement: 'aud-accepted',
    expected: 'reject',
    message: 'aud names another server',
    help: 'Compare aud as a string with the token endpoint.',
    evidence: [
      {
        request: {
          ...request,
          claims: { ...request.claims, aud: lookalike, exp: 1795440090 },
          diff: [`/claims/aud  "${lookalike}"`],
        },
        response: { status: 200, headers: { 'x-note': hostileBody }, body: hostileBody },
        seconds: 0.1,
      },
    ],
  }),
  resultOf({
    id: 'nbf-ahead',
    variant: 'ES384',
    title: 'nbf 120 s ahead',
    group: 'claims',
    status: 'failed',
    requirement: 'nbf-not-in-future',
    expected: 'reject',
    message: 'nbf lies 120 s ahead',
    help: 'Refuse until nbf has come.',
    known: {
      reason: 'AUTH-1423, fixed in the next release',
      whose: 'theirs',
      clause: 'rfc7523#3',
      until: '2027-01-31',
    },
  }),
  resultOf({
    id: 'response-pragma',
    title: 'Pragma: no-cache beside no-store',
    group: 'response',
    status: 'warning',
    level: 'SHOULD',
    requirement: 'response-pragma',
    spec: ['rfc6749#5.1'],
    expected: 'either',
    message: '131 of 140 answers hold no Pragma: no-cache',
    help: 'Send Pragma: no-cache with every token answer.',
    evidence: [{ request: { ...request, diff: [] }, response: token, seconds: 0.05 }],
  }),
  resultOf({
    id: 'issuer-as-aud',
    title: 'aud is the issuer',
    group: 'claims',
    status: 'warning',
    level: 'SHOULD',
    requirement: 'aud-is-token-endpoint',
    expected: 'either',
    message: 'aud names the issuer, not the token endpoint',
    help: 'Accept the token endpoint alone.',
    known: { reason: 'old clients send the issuer', whose: 'choice', clause: 'redox#jwt-claims' },
  }),
  resultOf({
    id: 'large-body',
    title: 'a request of 1 MiB',
    group: 'http',
    status: 'error',
    requirement: 'refusal-answered',
    spec: [],
    expected: 'reject',
    observed: 'none',
    message: 'the endpoint asked to wait 86400 s, the patience of a run is 120 s',
    help: 'Raise the rate limit for the tested client and run again.',
    evidence: [
      { request: { ...request, diff: ['/assertion  1048576 octets'] }, response: { none: 'timeout' }, seconds: 10.002 },
    ],
  }),
  ...['sub-absent', 'iss-absent', 'aud-absent'].map((id) =>
    resultOf({
      id,
      title: `no ${id.slice(0, 3)}`,
      group: 'claims',
      status: 'blocked',
      expected: 'reject',
      observed: 'refused',
      message: 'the control after it was refused',
      help: 'Find out why the valid request is refused, then run again.',
    }),
  ),
  resultOf({
    id: 'other-client-key',
    title: 'signed by another client',
    group: 'keys',
    status: 'skipped',
    expected: 'reject',
    observed: 'none',
    message: 'no second client is configured',
    help: 'Add a second RS384 client to the configuration.',
  }),
  resultOf({
    id: 'iat-fraction',
    title: 'iat with a fraction',
    group: 'claims',
    status: 'info',
    level: 'MAY',
    requirement: 'iat-integer-seconds',
    expected: 'either',
    message: 'accepted',
  }),
  resultOf({ id: 'jti-long', title: 'a jti of 200 characters', group: 'claims' }),
];

const requirements: readonly Requirement[] = [
  { rule: 'exp-max-lifetime', level: 'MUST', spec: ['redox#jwt-claims'], passed: 0, failed: 1, warning: 0, notRun: 0 },
  {
    rule: 'key-belongs-to-client',
    level: 'MUST',
    spec: [],
    passed: 0,
    failed: 0,
    warning: 0,
    notRun: 1,
    reason: 'no second client',
  },
  { rule: 'jwks-url-tls', level: 'MUST', spec: [], passed: 0, failed: 0, warning: 0, notRun: 0 },
  { rule: 'sub-required', level: 'MUST', spec: [], passed: 0, failed: 0, warning: 0, notRun: 2 },
  { rule: 'response-pragma', level: 'SHOULD', spec: [], passed: 0, failed: 0, warning: 1, notRun: 0 },
  { rule: 'valid-request-accepted', level: 'MUST', spec: [], passed: 2, failed: 0, warning: 0, notRun: 0 },
];

/** A report with every status, known deviations, measured limits and hostile answers. */
export const sample: Report = {
  version: 1,
  tool: { name: 'assay', version: '0.1.0' },
  mode: 'test',
  profile: { id: 'redox-source-auth-v2', title: 'Redox Source Auth v2', edition: '2026-11', digest: 'sha256-abc' },
  target: 'https://as.example/oauth/token',
  startedAt: '2026-11-23T22:15:07.123Z',
  seconds: 49.2345,
  seed: 815,
  interrupted: false,
  outcome: 'failed',
  exitCode: 1,
  summary: { ...counts(results), requests: 249 },
  measured: [
    { name: 'exp limit', value: 437, unit: 's', variant: 'RS384' },
    { name: 'clock offset', value: 0.2, unit: 's', variant: '' },
  ],
  requirements,
  results: results.toSorted(byPlace),
};

/** Sections that the sample cites; one is missing. */
export const sections: Readonly<Record<string, Section>> = {
  'redox#jwt-claims': {
    title: 'Redox Source Auth v2, Authentication JWT Claims',
    url: 'https://developer.redoxengine.com/redox-source-auth-v2/',
  },
  'rfc7523#3': {
    title:
      'RFC 7523: JWT Profile for OAuth 2.0 Client Authentication and Authorization Grants, processing requirements',
    url: 'https://www.rfc-editor.org/rfc/rfc7523.html#section-3',
  },
};

/** The sample with other results, in the order of a report and counted anew. */
export function reportOf(changes: Partial<Report>): Report {
  const changed = { ...sample, ...changes, results: (changes.results ?? sample.results).toSorted(byPlace) };
  return { ...changed, summary: { ...counts(changed.results), requests: changed.summary.requests } };
}

/** A run in which nothing was found. */
export const conforming: Report = reportOf({
  outcome: 'passed',
  exitCode: 0,
  measured: [],
  results: results.filter(({ status }) => status === 'passed' || status === 'skipped'),
  requirements: requirements.filter(({ failed }) => failed === 0),
});

/** A run that was stopped before it met a fault. */
export const interrupted: Report = { ...conforming, interrupted: true, outcome: 'error', exitCode: 130 };

/** A certified client that kept every rule. */
export const certified: Report = {
  ...reportOf({
    results: [
      resultOf({
        id: 'typ-spelling',
        group: 'request',
        title: 'typ is written JWT',
        status: 'warning',
        level: 'SHOULD',
        message: 'typ is written jwt',
        help: 'Write JWT.',
      }),
    ],
    outcome: 'passed',
    exitCode: 0,
    measured: [],
    requirements: [],
  }),
  mode: 'certify',
};

function counts(of: readonly Result[]): Readonly<Record<Status, number>> {
  const count = (status: Status) => of.filter((result) => result.status === status).length;
  return {
    passed: count('passed'),
    failed: count('failed'),
    warning: count('warning'),
    error: count('error'),
    blocked: count('blocked'),
    skipped: count('skipped'),
    info: count('info'),
  };
}
