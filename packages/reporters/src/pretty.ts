import type { Report } from '@assay/runner';
import { canvas, labelled } from './canvas.ts';
import type { ReporterOptions } from './options.ts';
import { blocks } from './pretty-blocks.ts';
import { closing } from './pretty-closing.ts';
import { groupLines } from './pretty-groups.ts';

/**
 * Writes a report for people: one line per group, a block for each result that asks for attention, and the verdict.
 * Words and marks carry the meaning, colour only repeats it. What a server sent is shown, never obeyed:
 * control characters appear as pictures, and commands to a CI system are broken.
 */
export function pretty(report: Report, options: Pick<ReporterOptions, 'color' | 'width'> = {}): string {
  const on = canvas(options);
  const { tool, mode, profile, target, seed } = report;
  const start = `${tool.name} ${tool.version}   ${mode}   ${profile.id} (edition ${profile.edition})   → ${target}   seed ${seed}`;
  const lines = [
    ...labelled(on, ['', 'bold'], start),
    '',
    ...groupLines(on, report.results),
    '',
    ...blocks(on, report).flatMap((block) => [...block, '']),
    ...closing(on, report),
  ];
  return `${lines.join('\n')}\n`;
}
