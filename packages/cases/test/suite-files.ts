import { readdirSync, readFileSync } from 'node:fs';
import { type Case, profileIds, properties, type Reason, shippedCases, shippedProfile } from '../src/index.ts';

const root = new URL('../../../suites/', import.meta.url);

/** The JSON files of a folder of the suites, as paths inside it. */
export function jsonFiles(folder: string): readonly string[] {
  const names = readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.json'))
    .map((name) => `${folder}/${name}`)
    .sort();
}

/** A JSON file of the suites, read by nothing but JSON.parse. */
export function suiteFile<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(path, root), 'utf8')) as T;
}

/** One sentence of a document that started the suite. */
export interface Sentence {
  readonly document: 'redox' | 'reltio';
  readonly ordinal: number;
  readonly paraphrase: string;
  readonly rules?: readonly string[];
  readonly cases?: readonly string[];
  readonly variants?: readonly string[];
  readonly informative?: string;
}

/** `suites/seeds.json`. */
export const sentences: readonly Sentence[] = suiteFile<{ readonly sentences: readonly Sentence[] }>(
  'seeds.json',
).sentences;

/** `suites/cases/reasons.json`. */
export const reasons: Readonly<Record<string, Reason>> = suiteFile('cases/reasons.json');

/** Every profile, resolved. */
export const profiles = profileIds().map(shippedProfile);

export const cases: readonly Case[] = shippedCases();
export const caseIds: ReadonlySet<string> = new Set(cases.map((one) => one.id));
export const propertyIds: ReadonlySet<string> = new Set(properties.map((one) => one.id));

/** The rules that a case is about. */
export function rulesOf({ violates, tolerates = [], proves = [] }: Case): readonly string[] {
  return [...violates, ...tolerates, ...proves];
}

/** A sentence, for messages. */
export function nameOf({ document, ordinal }: Sentence): string {
  return `${document} ${ordinal}`;
}
