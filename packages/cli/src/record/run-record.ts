import { join } from 'node:path';
import { recordHeadline, visible } from '@assay/reporters';
import {
  type CheckedRecord,
  checkRecord,
  digestProblems,
  manifestFile,
  type RecordTexts,
  seal,
  sealFile,
} from '@assay/runner';
import { writeText } from '../files.ts';
import type { Io } from '../io.ts';
import { version } from '../version.ts';
import { readRecord } from './read-record.ts';
import { signingKeyOf, verifyingKeysOf } from './record-key.ts';
import { rendered } from './render.ts';

/** Arguments of `assay record`. */
export interface RecordArguments {
  readonly action: 'sign' | 'verify';
  readonly dir: string;
  readonly key: string;
}

/** Runs `assay record` and returns its exit code. @throws AssayError for a folder without a record, or a bad key */
export function runRecord({ action, dir, key }: RecordArguments, io: Io): Promise<number> {
  return action === 'sign' ? signRecord(dir, key, io) : verifyRecord(dir, key, io);
}

async function signRecord(dir: string, file: string, io: Io): Promise<number> {
  const key = await signingKeyOf({ option: '--key', file }, io);
  const { path, texts } = await readRecord(dir, io);
  // What was changed since it was written is not to be signed unseen.
  const problems = digestProblems(texts);
  if (problems.length > 0) {
    io.stdout(`not signed: ${dir} is not as it was written\n${listed(problems)}`);
    return 1;
  }
  await writeText(join(path, sealFile), await seal(texts[manifestFile] ?? '', key));
  io.stdout(`signed with ${key.alg}: ${join(dir, sealFile)}\n`);
  return 0;
}

async function verifyRecord(dir: string, file: string, io: Io): Promise<number> {
  const keys = await verifyingKeysOf({ option: '--key', file }, io);
  const { texts } = await readRecord(dir, io);
  const checked = await checkRecord(texts, keys);
  const problems = [...checked.problems, ...renderProblems(texts, checked)];
  const { report } = checked;
  const says = report === undefined ? 'the record cannot be read' : recordHeadline(report);
  const head = problems.length === 0 ? `verified: ${says}` : `NOT VERIFIED, though the record says: ${says}`;
  io.stdout(`${head}\n${problems.length === 0 ? '' : listed(problems)}${basis(checked)}`);
  return problems.length === 0 ? 0 : 1;
}

/** Tables and pages are made from the report alone, so the same version makes the same ones. */
function renderProblems(texts: RecordTexts, { report }: CheckedRecord): readonly string[] {
  if (report === undefined || report.tool.version !== version()) return [];
  return Object.entries(rendered(report)).flatMap(([name, text]) =>
    texts[name] === text ? [] : [`${name}: is not what result.json makes it`],
  );
}

function listed(problems: readonly string[]): string {
  return problems.map((one) => `  ${visible(one)}\n`).join('');
}

/** What the verdict on the record rests on. */
function basis({ signature, rejudged, report }: CheckedRecord): string {
  const lines = [
    ...(signature ? [`signed with ${signature.alg} by the key ${signature.kid}`] : []),
    ...(rejudged
      ? [
          `judged again: ${rejudged.requests} token requests by ${rejudged.rules.length} rules of the kept profile`,
          'not judged again: signatures, whose verdicts stand as recorded, and what a client did over time',
          ...Object.entries(rejudged.unkept).map(
            ([rule, count]) =>
              `not judged again: ${rule} on ${count} requests, for it rests on what a record does not keep`,
          ),
        ]
      : []),
    ...(report !== undefined && report.tool.version !== version()
      ? [`written by ${report.tool.version}, looked at with ${version()}: the table and the page were not made again`]
      : []),
  ];
  return lines.map((line) => `${visible(line)}\n`).join('');
}
