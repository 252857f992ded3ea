import type { Scenario } from '@assay/runner';
import { type Level, type Profile, words } from '@assay/validator';
import { sourcesOf } from './explain-rule.ts';
import { page, type Row } from './lines.ts';
import { allProfiles } from './shipped.ts';
import { sourceText } from './source-text.ts';

const needed: Readonly<Record<NonNullable<Scenario['needs']>, string>> = {
  'next-key': 'a second private key: "nextKey" of the client in the configuration',
  tls: 'a run with --tls',
};

/** A scenario for reading: what the client is asked to do, which rules are at stake, what passes. */
export function explainScenario(one: Scenario): string {
  const { id, title, rules, latitude, needs } = one;
  const rows: readonly Row[] = [
    ['asked', asked(one)],
    ['rules', ...rules.map((rule) => `${rule} — ${words[rule]?.title ?? ''}`)],
    ['lawful', latitude],
    ['needs', ...(needs === undefined ? [] : [needed[needs]])],
    ['source', ...[...new Set(rules.flatMap(sourcesOf))].flatMap(sourceText)],
    ['profiles', ...allProfiles().map((profile) => `${profile.id}: ${levels(profile, rules)}`)],
  ];
  return page(`${id} — ${title}\na scenario of assay certify`, rows);
}

function asked({ calls = 1, intervalMs = 0, starts = 1 }: Scenario): string {
  const often = calls === 1 ? 'once' : `${calls} times`;
  const pause = intervalMs === 0 ? '' : `, ${intervalMs} ms apart`;
  return `get a token and call the resource ${often}${pause}${starts === 1 ? '' : `; started ${starts} times`}`;
}

/** The levels that bind clients, rule by rule. */
function levels({ rules: lines }: Profile, rules: readonly string[]): string {
  const told = rules.map((rule) => {
    const level: Level | undefined = lines.find((line) => line.rule === rule)?.client;
    return `${rule} ${level ?? 'not held'}`;
  });
  return told.join(', ');
}
