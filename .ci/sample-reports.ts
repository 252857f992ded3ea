import { fileURLToPath } from 'node:url';
import { type ReporterName, reporters } from '../packages/reporters/src/index.ts';
import { sample, sections } from '../packages/reporters/test/sample.ts';

/** Where the sample reports lie. */
export const sampleFolder: string = fileURLToPath(new URL('../reports/sample/', import.meta.url));

const names: Readonly<Record<ReporterName, string>> = {
  pretty: 'pretty.txt',
  json: 'report.json',
  junit: 'junit.xml',
  'junit-strict': 'junit-strict.xml',
  github: 'github.txt',
  markdown: 'summary.md',
};

/** One small report in every format, by file name. It holds every status and what a hostile server may answer. */
export function sampleReports(): Readonly<Record<string, string>> {
  const options = { sections, file: 'assay.config.json', line: 3, width: 100 };
  return Object.fromEntries(
    Object.entries(names).map(([name, file]) => [file, [...reporters[name as ReporterName](sample, options)].join('')]),
  );
}
