import { account, inAttribute, whySkipped } from './junit-account.ts';
import { countAttributes } from './junit-counts.ts';
import { type Dialect, junitDocument, stampOf } from './junit-document.ts';
import type { ReporterOptions } from './options.ts';
import type { Reportable } from './reportable.ts';
import { decimal } from './seconds.ts';
import { oneLine } from './shorten.ts';
import { verdictOf } from './verdict.ts';
import { element, xmlText } from './xml.ts';

const strict: Dialect = {
  root: () => ({}),
  suite(report, { name, index, count }) {
    const { skipped, ...counts } = countAttributes(count);
    const stamp = stampOf(report);
    return {
      name,
      package: name,
      id: String(index),
      hostname: 'localhost',
      ...(stamp !== undefined && { timestamp: stamp }),
      ...counts,
      // The schema of Ant knows no such attribute, and no skipped case either.
      ...(skipped !== '0' && { skipped }),
    };
  },
  testcase(result, place, { telling, options }) {
    const verdict = verdictOf(result, options.failOn);
    const attributes = { ...place, time: decimal(result.seconds, 3) };
    if (verdict === 'passed') return element('testcase', attributes);
    if (verdict === 'skipped') {
      const { why, more } = whySkipped(result);
      return element('testcase', attributes, element('skipped', {}, xmlText(`${why}\n${more}`)));
    }
    const about = { type: result.requirement, message: inAttribute(result.message) };
    return element('testcase', attributes, element(verdict, about, xmlText(account(result, telling))));
  },
  remark: ({ status, message }, name) =>
    status === 'warning' || status === 'info' ? `${status.toUpperCase()} ${name}: ${oneLine(message)}\n` : '',
  end: (remarks) => [element('system-out', {}, xmlText(remarks.join(''))), element('system-err', {})],
};

/**
 * Writes a report as JUnit XML that the schemas of Jenkins (`junit-4.xsd`, `junit-10.xsd`) accept, and that of Ant where
 * nothing was skipped: no properties, file or line on a testcase, the reason of a skipped case as text alone,
 * what a warning or an observation says at the end of its suite.
 *
 * @param options `failOn` writes warnings as failures
 */
export function junitStrict(
  report: Reportable,
  options: Pick<ReporterOptions, 'failOn' | 'sections'> = {},
): Generator<string> {
  return junitDocument(report, strict, options);
}
