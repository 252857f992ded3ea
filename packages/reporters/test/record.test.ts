import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordHeadline, requirementsCsv, summaryHtml } from '../src/index.ts';
import { report as anyReport } from './hostile.ts';
import { certified, reportOf, resultOf } from './sample.ts';
import { unseenIn } from './unseen.ts';

/** Reads CSV as a spreadsheet does (RFC 4180). */
function fieldsOf(csv: string): readonly (readonly string[])[] {
  const lines = csv.split('\r\n').slice(0, -1);
  return lines.map((line) => {
    const fields = [...line.matchAll(/(?:^|,)"((?:[^"]|"")*)"/g)];
    expect(fields.map(([text]) => text).join('')).toBe(line);
    return fields.map(([, text = '']) => text.replaceAll('""', '"'));
  });
}

test('the headline names verdict, profile, waivers and what was not proven', () => {
  const known = { reason: 'agreed', whose: 'choice', clause: 'redox#audience', until: '2027-01-31' } as const;
  const waived = resultOf({ id: 'aud', status: 'failed', requirement: 'aud-accepted', known });
  const line = recordHeadline({ ...certified, results: [waived] });
  expect(line).toContain(`${certified.target} `);
  expect(line).toContain(
    '1 waiver: aud [RS384] failed by aud-accepted (choice: agreed; redox#audience, until 2027-01-31)',
  );
  const open = { rule: 'tls-required', level: 'MUST', spec: [], passed: 0, failed: 0, warning: 0, notRun: 1 } as const;
  expect(recordHeadline({ ...certified, requirements: [open] })).toMatch(/; 1 MUST rule not proven: tls-required$/);
  expect(recordHeadline({ ...certified, results: [], requirements: [] })).toMatch(
    /; no waivers; every MUST rule judged$/,
  );
});

test('no field of the table begins as a formula does, whatever the report says', () => {
  const starts = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r\n=1', '"=1'];
  const requirements = starts.map((reason) => {
    return {
      rule: `${reason}x`,
      level: 'MUST',
      spec: [],
      passed: 0,
      failed: 0,
      warning: 0,
      notRun: 1,
      reason,
    } as const;
  });
  const rows = fieldsOf(requirementsCsv(reportOf({ requirements })));
  expect(rows).toHaveLength(starts.length + 1);
  for (const row of rows) {
    expect(row).toHaveLength(10);
    for (const field of row) expect(field).not.toMatch(/^\s*[=+\-@]/);
  }
});

test('the style sheet is the one that the policy of the page lets through, and nothing else is loaded', () => {
  const page = summaryHtml(certified);
  const [, style = ''] = /<style>(.*)<\/style>/s.exec(page) ?? [];
  const digest = createHash('sha256').update(style).digest('base64');
  expect(page).toContain(
    `content="default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'"`,
  );
  expect(page).not.toMatch(/\b(?:src|href|style|on\w+)=/);
});

test('a hostile report adds no element to the page, no line to the table, and hides no character', () => {
  const elements = (page: string) => new Set(page.match(/<[a-z!/][^>]*>/g));
  const usual = elements(summaryHtml(certified));
  fc.assert(
    fc.property(anyReport, (report) => {
      const page = summaryHtml(report);
      for (const one of elements(page)) expect(usual).toContain(one);
      expect(fieldsOf(requirementsCsv(report))).toHaveLength(report.requirements.length + 1);
      for (const text of [page, requirementsCsv(report).replaceAll('\r\n', '')])
        expect(unseenIn(text.replaceAll('\n', ''))).toEqual([]);
      expect(recordHeadline(report)).not.toMatch(/[\r\n]/);
    }),
    { numRuns: 50 },
  );
});
