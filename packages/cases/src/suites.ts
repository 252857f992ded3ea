import { readdirSync, readFileSync } from 'node:fs';
import {
  AssayError,
  type AssayErrorCode,
  type Profile,
  type ProfileSource,
  resolveProfile,
  rules,
} from '@assay/validator';
import type { Case } from './case.ts';
import { parseJsonFile } from './json-file.ts';
import { checkShape, nearest, type SchemaName } from './schemas.ts';

const root = new URL('../', import.meta.resolve('@assay/suites/schema/profile.schema.json'));

/** Why a rule that binds servers has no case of its own. */
export interface Reason {
  readonly reason: string;
  readonly why: string;
}

/** A document that profiles cite, with the headings of the sections cited. */
interface CitedDocument {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly sections: Readonly<Record<string, string>>;
}

/** Reads and checks one JSON file of the suites. */
function read<T>(path: string, schema: SchemaName, code: AssayErrorCode): T {
  const file = `suites/${path}`;
  const data = parseJsonFile(readFileSync(new URL(path, root), 'utf8'), { file, code });
  return checkShape<T>(data, schema, { file, code });
}

function jsonFiles(folder: string): readonly string[] {
  return readdirSync(new URL(`${folder}/`, root))
    .filter((name) => name.endsWith('.json'))
    .sort();
}

/** Ids of the profiles that are shipped. */
export function profileIds(): readonly string[] {
  return jsonFiles('profiles').map((name) => name.replace(/\.json$/, ''));
}

/** The source of a shipped profile; undefined when there is none of this id. @throws AssayError `ERR_PROFILE` */
export function profileSource(id: string): ProfileSource | undefined {
  return profileIds().includes(id) ? read<ProfileSource>(`profiles/${id}.json`, 'profile', 'ERR_PROFILE') : undefined;
}

const resolved = new Map<string, Profile>();

/**
 * A shipped profile, resolved once.
 *
 * @throws AssayError `ERR_PROFILE` when there is none of this id, naming the nearest
 */
export function shippedProfile(id: string): Profile {
  const ready = resolved.get(id);
  if (ready !== undefined) return ready;
  const source = profileSource(id);
  if (source === undefined) {
    const near = nearest(id, profileIds());
    const known = near === undefined ? `known profiles: ${profileIds().join(', ')}` : `did you mean "${near}"?`;
    throw new AssayError('ERR_PROFILE', `no profile "${id}"; ${known}`);
  }
  const profile = resolveProfile(source, profileSource);
  resolved.set(id, profile);
  return profile;
}

/**
 * A profile of the user's own, which may extend a shipped one.
 *
 * @throws AssayError `ERR_PROFILE` naming file, JSON pointer and what was expected
 */
export function ownProfile(text: string, file: string): Profile {
  const data = parseJsonFile(text, { file, code: 'ERR_PROFILE' });
  return resolveProfile(checkShape<ProfileSource>(data, 'profile', { file, code: 'ERR_PROFILE' }), profileSource);
}

/**
 * Every shipped case, by folder and file.
 *
 * @throws AssayError `ERR_CASE` naming file, JSON pointer and what was expected
 */
export function shippedCases(): readonly Case[] {
  const groups = readdirSync(new URL('cases/', root), { withFileTypes: true }).filter((one) => one.isDirectory());
  const cases = groups
    .map((one) => one.name)
    .sort()
    .flatMap((group) =>
      jsonFiles(`cases/${group}`).flatMap((name) => {
        const path = `cases/${group}/${name}`;
        const file = read<{ readonly cases: readonly Omit<Case, 'group'>[] }>(path, 'cases', 'ERR_CASE');
        return file.cases.map((one, index): Case => checkRules({ ...one, group }, `suites/${path}: /cases/${index}`));
      }),
    );
  const twice = cases.find((one, index) => cases.findIndex((other) => other.id === one.id) !== index);
  if (twice !== undefined) throw new AssayError('ERR_CASE', `suites/cases: the id "${twice.id}" stands twice`);
  return cases;
}

function checkRules(one: Case, where: string): Case {
  const known = rules.map((rule) => rule.id);
  for (const member of ['violates', 'tolerates', 'proves'] as const) {
    for (const [index, id] of (one[member] ?? []).entries()) {
      if (!known.includes(id)) {
        throw new AssayError(
          'ERR_CASE',
          `${where}/${member}/${index}: expected the id of a rule, found "${id}"; nearest is "${nearest(id, known)}"`,
        );
      }
    }
  }
  const strange = one.steps?.flatMap(({ proves = [] }) => proves).find((id) => !one.proves?.includes(id));
  if (strange !== undefined)
    throw new AssayError('ERR_CASE', `${where}/steps: a step proves "${strange}", and the case does not`);
  return one;
}

/** Why rules without a case of their own have none. */
export function reasons(): Readonly<Record<string, Reason>> {
  return JSON.parse(readFileSync(new URL('cases/reasons.json', root), 'utf8')) as Record<string, Reason>;
}

/** A section of a document that rules cite. */
export interface Section {
  /** Document and section, as a person names them. */
  readonly title: string;
  readonly url: string;
}

/** Every section that rules cite, by `document#section`; a section of an RFC with the address of its own. @throws AssayError `ERR_CASE` */
export function sections(): Readonly<Record<string, Section>> {
  const { documents } = read<{ readonly documents: readonly CitedDocument[] }>('sources.json', 'sources', 'ERR_CASE');
  return Object.fromEntries(
    documents.flatMap((document) =>
      Object.entries(document.sections).map(([id, title]) => [
        `${document.id}#${id}`,
        { title: `${document.title}, ${title}`, url: document.url + anchor(document.url, id) },
      ]),
    ),
  );
}

function anchor(url: string, section: string): string {
  const number = /^\d+(?:\.\d+)*/.exec(section)?.[0];
  return url.includes('rfc-editor.org') && number !== undefined ? `#section-${number}` : '';
}
