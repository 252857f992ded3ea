import { createHash } from 'node:crypto';
import type { Report } from '../report.ts';

/** The files of a record that its manifest lists. */
export const recordFiles = [
  'result.json',
  'exchanges.ndjson',
  'requirements.csv',
  'summary.html',
  'profile.json',
] as const;

/** One of the files that the manifest lists. */
export type RecordFile = (typeof recordFiles)[number];

/** The file that holds the digests of all others, and the JWS (RFC 7515) whose payload is that file. */
export const manifestFile = 'record.json';
export const sealFile = 'record.jws';

/** What a record is about, and the SHA-256 of each of its files in hex. */
export interface Manifest
  extends Pick<Report, 'version' | 'tool' | 'profile' | 'target' | 'startedAt' | 'interrupted' | 'outcome'> {
  readonly files: Readonly<Record<RecordFile, string>>;
}

/** Writes the manifest of a record. */
export function manifestText(report: Report, texts: Readonly<Record<RecordFile, string>>): string {
  const files = Object.fromEntries(recordFiles.map((name) => [name, sha256(texts[name])]));
  return `${JSON.stringify({ ...aboutOf(report), files }, null, 2)}\n`;
}

/** The part of a manifest that stands in the report as well. */
export function aboutOf(report: Omit<Manifest, 'files'>): Omit<Manifest, 'files'> {
  const { version, tool, profile, target, startedAt, interrupted, outcome } = report;
  return { version, tool, profile, target, startedAt, interrupted, outcome };
}

/** SHA-256 over the UTF-8 octets of a text, in hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
