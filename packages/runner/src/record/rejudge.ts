import { isDeepStrictEqual } from 'node:util';
import { type ClientFact, type Profile, parseAssertion, rules } from '@assay/validator';
import { assertionOf } from '../certify/judge-request.ts';
import { openRequestTally, requestRules } from '../certify/request-tally.ts';
import type { Report } from '../report.ts';
import { type JudgedAgain, judgeAgain, type KeptExchange, shape } from './kept-exchange.ts';

/** What judging the kept requests of a record again came to. */
export interface Rejudged {
  /** Token requests judged again. */
  readonly requests: number;
  /** Rules that were run again on some request, the signature's left out. */
  readonly rules: readonly string[];
  /** Rules that could not be run again on every request, and on how many not. */
  readonly unkept: Readonly<Record<string, number>>;
  /** What does not agree with the record, in sentences. */
  readonly problems: readonly string[];
}

/** Rules about the signature: their verdict stands as recorded. */
const signatureRules: ReadonlySet<string> = new Set(
  rules.flatMap((one) => (one.kind === 'request' && one.needs?.includes('signature') === true ? [one.id] : [])),
);

/** Judges every kept request again under a profile, and compares what is found with what the record says. */
export function rejudge(exchanges: readonly KeptExchange[], profile: Profile, report: Report): Rejudged {
  const again = exchanges.flatMap((exchange) => {
    const judged = judgeAgain(exchange, profile);
    return judged === undefined ? [] : [{ exchange, judged }];
  });
  const unkept: Record<string, number> = {};
  for (const rule of exchanges.flatMap((one) => one.unkept ?? [])) unkept[rule] = (unkept[rule] ?? 0) + 1;
  const rerun = new Set(
    again.flatMap(({ exchange, judged }) => judged.judged.filter((rule) => exchange.unkept?.includes(rule) !== true)),
  );
  return {
    requests: again.length,
    rules: [...rerun].filter((rule) => !signatureRules.has(rule)).sort(),
    unkept,
    problems: [
      ...again.flatMap(({ exchange, judged }) => differences(exchange, judged)),
      ...pastOf(exchanges),
      ...resultsOf(again, { profile, report, unkept }),
    ],
  };
}

function differences(exchange: KeptExchange, again: JudgedAgain): readonly string[] {
  const { findings = [], facts, unkept = [] } = exchange;
  const name = nameOf(exchange);
  const clock = again.facts.now === facts?.now ? [] : [`${name}: its arrival and the moment it was judged at differ`];
  const kept = (rule: string) => !unkept.includes(rule);
  const [then, now] = [new Set(findings.map(shape)), new Set(again.findings.map(shape))];
  const gone = findings.filter((one) => kept(one.rule) && !now.has(shape(one)));
  const fresh = again.findings.filter((one) => kept(one.rule) && !then.has(shape(one)));
  return [
    ...clock,
    ...gone.map(({ rule, level }) => `${name}: the record says that ${rule} (${level}) is broken; it is not`),
    ...fresh.map(
      ({ rule, level, message }) => `${name}: ${rule} (${level}) is broken: ${message}; the record is silent`,
    ),
  ];
}

function nameOf({ session, nth }: KeptExchange): string {
  return `exchanges.ndjson: ${session} #${nth}`;
}

/** Of all that carry the same `jti` or the same assertion, one was the first. */
function pastOf(exchanges: readonly KeptExchange[]): readonly string[] {
  const jtis = new Map<string, string[]>();
  const texts = new Map<string, string[]>();
  for (const { request, facts } of exchanges) {
    const text = facts === undefined ? undefined : assertionOf(request);
    if (text === undefined || facts === undefined) continue;
    const { iss, jti } = parseAssertion(text).claims ?? {};
    if (typeof jti === 'string' && jti !== '') push(jtis, JSON.stringify([iss, jti]), facts.replay ?? '');
    push(texts, text, facts.history?.sameAssertion === true ? 'seen' : 'fresh');
  }
  const wrong = (seen: readonly string[]) => seen.filter((one) => one === 'fresh').length !== 1;
  return [
    ...[...jtis]
      .filter(([, seen]) => wrong(seen))
      .map(([name]) => `exchanges.ndjson: which use of the jti ${name} was the first is told wrongly`),
    ...([...texts.values()].some(wrong)
      ? ['exchanges.ndjson: which use of an assertion was the first is told wrongly']
      : []),
  ];
}

function push(map: Map<string, string[]>, name: string, value: string): void {
  map.set(name, [...(map.get(name) ?? []), value]);
}

interface Against {
  readonly profile: Profile;
  readonly report: Report;
  readonly unkept: Readonly<Record<string, number>>;
}

/** The results of the request rules, counted again. */
function resultsOf(
  again: readonly { readonly exchange: KeptExchange; readonly judged: JudgedAgain }[],
  { profile, report, unkept }: Against,
): readonly string[] {
  const client = again[0]?.exchange.facts?.client;
  if (client === undefined) return report.results.some(tellsOfRequest) ? [nothingJudged] : [];
  const tally = openRequestTally(profile, clientOf(client));
  for (const { exchange, judged } of again) {
    const kept = exchange.unkept ?? [];
    const recorded = (exchange.findings ?? []).filter(({ rule }) => kept.includes(rule));
    tally.add(judged.judged, [...judged.findings.filter(({ rule }) => !kept.includes(rule)), ...recorded]);
    tally.addUnjudged(judged.unjudged);
  }
  const told = report.results.filter(({ group, id }) => group === 'request' && requestRules.has(id));
  const counted = tally.results().filter(({ id }) => requestRules.has(id));
  const ids = [...new Set([...told, ...counted].map(({ id }) => id))].filter((id) => unkept[id] === undefined);
  const says = (results: Report['results'], id: string) => {
    const one = results.find((each) => each.id === id);
    return one && { status: one.status, level: one.level, spec: one.spec };
  };
  return ids
    .filter((id) => !isDeepStrictEqual(says(told, id), says(counted, id)))
    .map((id) => {
      const [said, is] = [says(told, id)?.status ?? 'nothing', says(counted, id)?.status ?? 'nothing'];
      return `result.json: ${id}: the record says ${said}; judged again it is ${is}`;
    });
}

const nothingJudged = 'result.json: tells how requests were judged, and exchanges.ndjson holds none';

function tellsOfRequest({ group, id, status }: Report['results'][number]): boolean {
  return group === 'request' && requestRules.has(id) && (status === 'passed' || status === 'failed');
}

function clientOf({ id, method, algs, jwksUrl }: ClientFact): Parameters<typeof openRequestTally>[1] {
  return { clientId: id, method, alg: algs[0] ?? '', confidential: [], ...(jwksUrl !== undefined && { jwksUrl }) };
}
