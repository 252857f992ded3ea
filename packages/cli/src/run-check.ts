import { type CheckContext, type CheckReport, checkJson, checkPretty } from '@assay/reporters';
import { type Pair, type Profile, parseSubject, type Subject } from '@assay/validator';
import { readAs, requestLines } from './check/describe.ts';
import { factsFor, type Known } from './check/facts.ts';
import { hide, redactorFor, shownSignature } from './check/hide.ts';
import { type Input, readInput } from './check/input.ts';
import { type Judged, judge } from './check/judge.ts';
import { type CheckArguments, checkOptions } from './check/options.ts';
import { type Given, tellApart } from './check/subject.ts';
import { type Io, wantsColor } from './io.ts';
import { findProfile } from './profile-option.ts';
import { version } from './version.ts';

/** One check: what was asked for, what was given, what is known, and how it was judged. */
interface Check {
  readonly given: CheckArguments;
  readonly profile: Profile;
  readonly input: Input;
  readonly told: Given;
  readonly parsed: Subject;
  readonly known: Known;
  readonly judged: Judged;
}

/**
 * Judges one assertion, request or form body offline and returns the exit code.
 *
 * @throws AssayError `ERR_USAGE`, `ERR_PROFILE` or `ERR_KEY`, naming the option to mend
 */
export async function runCheck(given: CheckArguments, io: Io): Promise<number> {
  checkOptions(given);
  const profile = await findProfile(given.profile, io.cwd);
  const input = await readInput(given.input, io);
  if (io.signal.aborted) return 130;
  const told = tellApart(input);
  const { subject } = told;
  const parsed = parseSubject(subject);
  const known = await factsFor(parsed.assertion, profile, { given, io });
  const { header, claims } = parsed.assertion ?? {};
  const judged = judge({ subject, header, claims }, profile, { facts: known.facts, side: given.side });
  print({ given, profile, input, told, parsed, known, judged }, io);
  return judged.exitCode;
}

/** Writes the outcome in the format that was asked for; nothing of it is secret. */
function print(check: Check, io: Io): void {
  const { given, told, parsed, known, judged } = check;
  const redactor = redactorFor(told.subject, parsed.assertion, {
    params: paramsOf(parsed),
    confidential: known.confidential,
  });
  const report = hide(reportOf(check), redactor);
  if (given.format === 'pretty') {
    const options = { color: wantsColor(io), width: io.columns ?? 100 };
    io.stdout(checkPretty(report, hide(contextOf(check), redactor), options));
    return;
  }
  io.stdout(checkJson(report));
  if (judged.exitCode === 3) io.stderr(`assay: check: ${openSentence(report)}\n`);
}

function reportOf({ profile, parsed, judged }: Check): CheckReport {
  const { outcome, findings, unjudged, notApplicable } = judged;
  const { header = null, claims = null } = parsed.assertion ?? {};
  return { version: 1, profile: profile.id, outcome, header, claims, findings, unjudged, notApplicable };
}

function contextOf({ given, profile, input, told, parsed, known, judged }: Check): CheckContext {
  const { now, signature } = known.facts;
  return {
    version: version(),
    edition: profile.edition,
    side: given.side,
    now,
    notes: [readAs(told, input), ...known.presumed],
    request: requestLines(told, parsed),
    ...(parsed.assertion && { signature: shownSignature(parsed.assertion) }),
    ...(signature && { verified: signature }),
    exitCode: judged.exitCode,
  };
}

/** Parameters of body and query, where a request has any. */
function paramsOf({ params = [], http }: Subject): readonly Pair[] {
  return [...params, ...(http?.query ?? [])];
}

function openSentence({ unjudged }: CheckReport): string {
  const open = unjudged.filter((one) => one.level === 'MUST' && one.supply.length > 0);
  if (open.length === 0) return 'the assertion is encrypted, and its claims cannot be read';
  const options = new Set(open.map((one) => one.supply.join(' or ')));
  return `${open.length} MUST rules could not be judged; give ${[...options].join(', and ')}`;
}
