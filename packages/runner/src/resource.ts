import { type Breach, breachOf, type Case, type Expectation } from '@assay/cases';
import { type Pair, parseResponse } from '@assay/validator';
import { accepted, sendControl } from './control.ts';
import { about, statusOf } from './judge.ts';
import type { Result } from './report.ts';
import { resultOf, unjudged } from './results.ts';
import { fireAgain, type Judged, type Lane, type Prepared, prepare } from './session.ts';
import { describeAnswer, type Shot } from './shot.ts';
import { tokenLike, tokenWithOtherEnd } from './strange-tokens.ts';
import type { Answer } from './transport.ts';

/**
 * Asks the protected resource for itself: with a token that was just issued, and then as the case says.
 *
 * A refusal proves something only where that token opened the resource (RFC 6750 sections 2.1 and 3).
 */
export async function* runResource(lane: Lane, subject: Case): AsyncGenerator<Result> {
  lane.session.watch?.({ doing: 'sending', id: subject.id, variant: lane.variant.name });
  const control = await sendControl(lane);
  const token = bearerToken(control);
  if (token === undefined) {
    yield blockedFor(lane, subject, 'no bearer token was issued for it', [control]);
    return;
  }
  const twin = await ask(lane, { bearer: token, line: 'a token that was just issued', opens: true });
  if (subject.resource === 'token') {
    yield issuedToken(lane, subject, twin);
    return;
  }
  const strange = await presented(lane, subject, token);
  yield strange === undefined
    ? tooShort(lane, subject, twin)
    : refusedToken(lane, subject, { twin, probe: await ask(lane, strange) });
}

/** What is presented at the resource. */
interface Presented {
  readonly bearer?: string;
  readonly line: string;
  readonly assertion?: string;
  readonly opens?: boolean;
}

async function presented(lane: Lane, { resource }: Case, token: string): Promise<Presented | undefined> {
  if (resource === 'none') return { line: 'no token' };
  if (resource === 'altered') return forged(lane, tokenWithOtherEnd(token), 'an issued token with another end');
  if (resource === 'made-up') return forged(lane, tokenLike(token), 'a made-up token as long as an issued one');
  const { assertion = '' } = (await prepare(lane, {})).minted;
  return { bearer: assertion, assertion, line: 'an assertion that was not sent to the token endpoint' };
}

/** Much of it is that of an issued token, so it is as confidential. */
function forged({ session }: Lane, bearer: string | undefined, line: string): Presented | undefined {
  if (bearer === undefined) return undefined;
  session.redactor.add(bearer);
  return { bearer, line };
}

/** What is made up for a short token may have been issued to somebody. */
function tooShort(lane: Lane, subject: Case, twin: Judged): Result {
  const message = 'shows nothing: the tokens of this endpoint are too short to make up one that nobody has';
  const judgement = { ...about(subject, twin.shot), status: 'info', observed: 'none', message, help: '' } as const;
  return resultOf(lane, subject, judgement, [twin]);
}

/** The token of an accepted control, where it is a bearer token. */
function bearerToken(control: Judged): string | undefined {
  const { answer } = control.shot;
  if (!accepted(control) || 'none' in answer) return undefined;
  const { access_token: token, token_type: type } = parseResponse(answer.response).members;
  return typeof token === 'string' && typeof type === 'string' && type.toLowerCase() === 'bearer' ? token : undefined;
}

async function ask(lane: Lane, { bearer, line, assertion, opens = false }: Presented): Promise<Judged> {
  const { bench, minted } = await prepare(lane, {});
  const { assertion: _, ...rest } = minted;
  const { resource = '', headers } = bench.target;
  const sent: readonly Pair[] = [
    ...headers.filter(([name]) => name !== 'authorization'),
    ['accept', 'application/json'],
    ...(bearer === undefined ? [] : [['authorization', `Bearer ${bearer}`] as const]),
  ];
  const request: Prepared['minted']['request'] = { method: 'GET', url: resource, headers: sent, body: '' };
  const own = { ...rest, request, diff: [`resource  ${line}`], ...(assertion !== undefined && { assertion }) };
  await lane.session.pace?.(1, lane.session.signal);
  const shot = await fireAgain(lane, { bench, minted: own });
  return { shot: { ...shot, answer: withoutBody(shot.answer) }, expected: expected(opens) };
}

/** What a resource holds is nobody's business here: only its length is kept. */
function withoutBody(answer: Answer): Answer {
  if ('none' in answer) return answer;
  const { status, headers, body } = answer.response;
  return { ...answer, response: { status, headers, body: `(${Buffer.byteLength(body)} octets, not shown)` } };
}

function expected(opens: boolean): Expectation {
  return { expect: opens ? 'accept' : 'reject', violates: [], refusals: [] };
}

function isOpened({ answer }: Shot): boolean {
  return 'response' in answer && answer.response.status >= 200 && answer.response.status < 300;
}

function statusIn({ answer }: Shot): number | undefined {
  return 'response' in answer ? answer.response.status : undefined;
}

function issuedToken(lane: Lane, subject: Case, twin: Judged): Result {
  const { shot } = twin;
  if (isOpened(shot)) return kept(lane, subject, twin, 'accepted');
  const status = statusIn(shot);
  const breach = breachOf(subject.proves?.[0] ?? '', shot.bench);
  if (breach !== undefined && (status === 400 || status === 401))
    return broken(lane, subject, { breach, seen: [twin] });
  const message = `the resource did not open to an issued token (${told(shot)}), and it need not be the token's fault`;
  const help = 'Name a resource that answers GET with 2xx to a token of the configured scope.';
  return unjudged(lane, subject, { status: 'error', message, help }, [twin]);
}

interface Probed {
  readonly twin: Judged;
  readonly probe: Judged;
}

function refusedToken(lane: Lane, subject: Case, { twin, probe }: Probed): Result {
  const rules = subject.proves ?? [];
  const breaches = rules.flatMap((rule) => (breaks(rule, probe.shot) ? (breachOf(rule, probe.shot.bench) ?? []) : []));
  const [breach] = breaches;
  if (breach !== undefined && isOpened(probe.shot)) return broken(lane, subject, { breach, seen: [twin, probe] });
  if (!isOpened(twin.shot))
    return blockedFor(lane, subject, `an issued token did not open it (${told(twin.shot)})`, [twin, probe]);
  if (isOpened(probe.shot)) return blockedFor(lane, subject, 'nothing was refused', [twin, probe]);
  const status = statusIn(probe.shot);
  if (status === undefined || status >= 500)
    return blockedFor(lane, subject, `it gave no usable answer (${told(probe.shot)})`, [twin, probe]);
  return breach === undefined
    ? kept(lane, subject, probe, 'refused')
    : broken(lane, subject, { breach, seen: [twin, probe] });
}

/** Whether an answer to a request without a good token breaks a rule. */
function breaks(rule: string, shot: Shot): boolean {
  if (rule === 'resource-status-401') return !isOpened(shot) && statusIn(shot) !== 401;
  if (rule === 'resource-challenge-sent') return !isOpened(shot) && !challengesForBearer(shot);
  return isOpened(shot);
}

/** Whether one of the challenges is for the Bearer scheme (RFC 9110 section 11.6.1). */
function challengesForBearer({ answer }: Shot): boolean {
  if ('none' in answer) return false;
  const fields = answer.response.headers.filter(([name]) => name.toLowerCase() === 'www-authenticate');
  return fields.some(([, value]) => /(?:^|,)\s*bearer(?:\s|,|$)/i.test(value.replace(/"(?:[^"\\]|\\.)*"/g, '""')));
}

function told({ answer }: Shot): string {
  return 'none' in answer ? describeAnswer(answer) : `${answer.response.status}`;
}

function kept(lane: Lane, subject: Case, one: Judged, observed: Result['observed']): Result {
  const asked = breachOf(subject.proves?.[0] ?? '', one.shot.bench) !== undefined;
  const status = asked ? ('passed' as const) : ('info' as const);
  const judgement = { ...about(subject, one.shot), status, observed, message: '', help: '' };
  return resultOf(lane, subject, judgement, [one]);
}

function broken(
  lane: Lane,
  subject: Case,
  { breach, seen }: { readonly breach: Breach; readonly seen: readonly Judged[] },
): Result {
  const { rule, level, spec, message, help } = breach;
  const last = seen.at(-1);
  const observed = last !== undefined && isOpened(last.shot) ? ('accepted' as const) : ('refused' as const);
  const words = { message: `${message} (${last === undefined ? '' : told(last.shot)})`, help };
  return resultOf(lane, subject, { status: statusOf(level), level, requirement: rule, spec, observed, ...words }, seen);
}

function blockedFor(lane: Lane, subject: Case, why: string, seen: readonly Judged[]): Result {
  const help = 'See what the case resource-issued-token says of it.';
  return unjudged(lane, subject, { status: 'blocked', message: `proves nothing of the resource: ${why}`, help }, seen);
}
