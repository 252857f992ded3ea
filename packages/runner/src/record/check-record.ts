import { isDeepStrictEqual } from 'node:util';
import { checkShape } from '@assay/cases';
import type { KeySet } from '@assay/jws';
import type { Profile } from '@assay/validator';
import { clientRequirementsOf } from '../certify/client-requirements.ts';
import { digestOf } from '../digest.ts';
import { outcomeOf } from '../outcome.ts';
import type { Report } from '../report.ts';
import type { KeptExchange } from './kept-exchange.ts';
import { aboutOf, type Manifest, manifestFile, recordFiles, sealFile, sha256 } from './record-files.ts';
import { type Rejudged, rejudge } from './rejudge.ts';
import { type Opened, openSeal } from './seal.ts';

/** The texts of a record by file name; a file that is not there is absent. */
export type RecordTexts = Readonly<Partial<Record<string, string>>>;

/** What a look into a record came to. It holds when there is no problem. */
export interface CheckedRecord {
  /** What is wrong, in sentences that name the file. */
  readonly problems: readonly string[];
  /** Absent when it cannot be read. */
  readonly report?: Report;
  readonly signature?: Extract<Opened, { ok: true }>;
  /** Absent when exchanges, profile or report cannot be read. */
  readonly rejudged?: Rejudged;
}

/** Checks a record: the signature over the digests, the digests, and every verdict that can be judged again. */
export async function checkRecord(texts: RecordTexts, keys: KeySet): Promise<CheckedRecord> {
  const sealed = await checkSeal(texts, keys);
  const content = checkContent(texts);
  return {
    ...content,
    problems: [...sealed.problems, ...digestProblems(texts), ...content.problems],
    ...(sealed.signature && { signature: sealed.signature }),
  };
}

async function checkSeal(texts: RecordTexts, keys: KeySet): Promise<Pick<CheckedRecord, 'problems' | 'signature'>> {
  const jws = texts[sealFile];
  if (jws === undefined) return { problems: [`${sealFile}: not there: the record is not signed`] };
  const opened = await openSeal(jws, keys);
  if (!opened.ok) return { problems: [`${sealFile}: ${opened.why}`] };
  const same = opened.payload === texts[manifestFile];
  return { problems: same ? [] : [`${manifestFile}: is not what was signed`], signature: opened };
}

/** What is wrong with the files of a record, by the digests of its manifest. */
export function digestProblems(texts: RecordTexts): readonly string[] {
  const manifest = parsed<Manifest>(texts, manifestFile);
  if (typeof manifest?.files !== 'object' || manifest.files === null) return [`${manifestFile}: is no manifest`];
  return recordFiles.flatMap((name) => {
    const text = texts[name];
    if (text === undefined) return [`${name}: not there`];
    return sha256(text) === manifest.files[name]
      ? []
      : [`${name}: was changed: its SHA-256 is not that of ${manifestFile}`];
  });
}

/** Reads what a record says and judges it again. */
function checkContent(texts: RecordTexts): Omit<CheckedRecord, 'signature'> {
  const report = readReport(texts);
  if (report === undefined) return { problems: ['result.json: is no report of assay'] };
  const profile = parsed<Profile>(texts, 'profile.json');
  try {
    if (profile === undefined) throw new TypeError();
    const rejudged = rejudge(readExchanges(texts), profile, report);
    return { report, rejudged, problems: [...agreement(texts, report, profile), ...rejudged.problems] };
  } catch (error) {
    // Whatever else was written into these files, judging it again broke on it.
    if (!(error instanceof TypeError) && !(error instanceof SyntaxError)) throw error;
    return { report, problems: ['profile.json, exchanges.ndjson: cannot be judged again'] };
  }
}

function agreement(texts: RecordTexts, report: Report, profile: Profile): readonly string[] {
  const manifest = parsed<Manifest>(texts, manifestFile);
  const { interrupted, results } = report;
  const best = outcomeOf({ interrupted, results, stale: 0, failOn: 'failed' });
  const said: readonly (readonly [agrees: boolean, problem: string])[] = [
    [digestOf(profile) === report.profile.digest, 'profile.json: is not the profile of result.json'],
    [
      manifest !== undefined && isDeepStrictEqual(aboutOf(manifest), aboutOf(report)),
      `${manifestFile}: does not tell what result.json tells`,
    ],
    [
      isDeepStrictEqual(plain(clientRequirementsOf(results, profile)), report.requirements),
      'result.json: its requirements are not what its results prove',
    ],
    // A stale waiver fails a run whose results do not.
    [
      report.outcome === best || (report.outcome === 'failed' && best === 'passed'),
      'result.json: its outcome is not what its results come to',
    ],
  ];
  return said.flatMap(([agrees, problem]) => (agrees ? [] : [problem]));
}

function readReport(texts: RecordTexts): Report | undefined {
  try {
    return checkShape<Report>(parsed(texts, 'result.json'), 'report', { file: 'result.json', code: 'ERR_USAGE' });
  } catch {
    return undefined;
  }
}

function readExchanges(texts: RecordTexts): readonly KeptExchange[] {
  const lines = (texts['exchanges.ndjson'] ?? '').split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as KeptExchange);
}

function parsed<T>(texts: RecordTexts, name: string): T | undefined {
  try {
    return JSON.parse(texts[name] ?? '') as T;
  } catch {
    return undefined;
  }
}

function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
