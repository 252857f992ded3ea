import { type Breach, breachOf } from '@assay/cases';
import { parseResponse } from '@assay/validator';
import { accepted } from './control.ts';
import { keptStatusOf, statusOf } from './judge.ts';
import { restSeconds } from './key-set-cases.ts';
import type { Play } from './play.ts';
import type { Result, Status } from './report.ts';
import { breached } from './results.ts';
import { benchOf } from './session.ts';
import type { Shot } from './shot.ts';
import { round } from './shown.ts';

/** What only several answers of a sequence show together. */
export function togetherBreaches(play: Play): readonly Result[] {
  return [...countedBreaches(play), ...fetchBreaches(play), ...comparedBreaches(play)];
}

/** More acceptances than a burst may have. */
function countedBreaches({ lane, subject, shots }: Play): readonly Result[] {
  return (subject.steps ?? []).flatMap((step) => {
    if (step.atMost === undefined) return [];
    const all = [...(shots.get(step.same?.step ?? '') ?? []), ...(shots.get(step.id) ?? [])];
    const count = all.filter((one) => accepted(one)).length;
    const rule = subject.proves?.[0] ?? subject.violates[0] ?? '';
    const breach = breachOf(rule, benchOf(lane));
    if (breach === undefined) return [];
    const over = count > step.atMost;
    const said = `${count} of ${all.length} equal requests were accepted, ${step.atMost} may be: ${breach.message}`;
    const result = breached(lane, subject, told(breach, over ? said : undefined), all.slice(0, 4));
    return [{ ...result, observed: over ? 'accepted' : 'refused', expected: 'reject' as const }];
  });
}

/** More fetches of the key set than a step may cause; beyond what is told of it, one for each rest between two is lawful. */
function fetchBreaches({ lane, subject, shots, fetched }: Play): readonly Result[] {
  return (subject.steps ?? []).flatMap((step) => {
    const breach = breachOf(subject.proves?.[0] ?? '', benchOf(lane));
    if (step.fetches === undefined || breach === undefined) return [];
    const times = (fetched.get(step.id) ?? []).map(({ at }) => at);
    const seconds = round(((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000);
    const most = step.fetches.atMost + Math.floor(seconds / restSeconds);
    const over = times.length > most;
    const all = shots.get(step.id) ?? [];
    const said = `the key set was fetched ${times.length} times in ${seconds} s for ${all.length} requests; ${most} times may be`;
    return [breached(lane, subject, told(breach, over ? said : undefined), all.slice(0, 4))];
  });
}

/** Refusals that must look the same and do not. */
function comparedBreaches({ lane, subject, shots }: Play): readonly Result[] {
  if (subject.alike === undefined) return [];
  // What was accepted is the business of another rule.
  const compared = subject.alike.flatMap((id) => shots.get(id) ?? []).filter((one) => !accepted(one));
  if (compared.length < 2) return [];
  const faces = compared.map(({ shot }) => face(shot));
  const breach = breachOf(subject.proves?.[0] ?? '', benchOf(lane));
  if (breach === undefined) return [];
  const differ = faces.findIndex((one) => one !== faces[0]);
  const said = differ < 0 ? undefined : `the refusals can be told apart: ${faces[0]} — ${faces[differ]}`;
  return [breached(lane, subject, told(breach, said), compared)];
}

/** What is wrong with the answers together; or, where nothing is, the rule as it was kept. */
function told(breach: Breach, wrong: string | undefined): Breach & { readonly status: Status } {
  if (wrong !== undefined) return { ...breach, status: statusOf(breach.level), message: wrong };
  return { ...breach, status: keptStatusOf(breach.level), message: '', help: '' };
}

const described = ['error', 'error_description', 'error_uri'];

/** Header fields that name a cause, and not the answer in a log. */
const namesCause = /^(?!.*(?:id|ref|reference|trace|time|count)\b).*(?:error|reason|cause)/i;

/** Words tell a cause; what holds digits may be another one every time. */
const words = /^[a-z][a-z ,.;:'_-]*$/i;

/** What a stranger sees of a refusal: of members and fields that no document knows, what is the same for equal causes. */
function face({ answer }: Shot): string {
  if ('none' in answer) return answer.none;
  const { status, members, headers } = parseResponse(answer.response);
  const shown = described.flatMap((name) => (name in members ? [`${name}=${JSON.stringify(members[name])}`] : []));
  const more = Object.keys(members)
    .filter((name) => !described.includes(name))
    .sort();
  const causes = headers
    .filter(([name]) => namesCause.test(name))
    .map(([name, value]) => `${name.toLowerCase()}${words.test(value) ? `=${value}` : ''}`)
    .sort();
  const challenges = headers.filter(([name]) => name === 'www-authenticate').map(([, value]) => `challenge=${value}`);
  return [status, ...shown, ...more, ...challenges, ...causes].join(' ');
}
