import { type Canvas, canvas, labelled } from './canvas.ts';
import type { ReporterOptions } from './options.ts';
import { blocks } from './pretty-blocks.ts';
import { closing } from './pretty-closing.ts';
import { groupLines } from './pretty-groups.ts';
import type { Reportable } from './reportable.ts';

/**
 * Writes a report for people: one line per group, a block for each result that asks for attention, and the verdict.
 * Words and marks carry the meaning, colour only repeats it. What a server sent is shown, never obeyed:
 * control characters appear as pictures, and commands to a CI system are broken.
 */
export function* pretty(
  report: Reportable,
  options: Pick<ReporterOptions, 'color' | 'width' | 'sections'> = {},
): Generator<string> {
  const on = canvas(options);
  yield lines(opening(on, report));
  yield lines([...groupLines(on, report.results), '']);
  for (const block of blocks(on, report, options.sections)) yield lines([...block, '']);
  yield lines(closing(on, report));
}

function opening(on: Canvas, { tool, mode, profile, target, seed }: Reportable): readonly string[] {
  const start = `${tool.name} ${tool.version}   ${mode}   ${profile.id} (edition ${profile.edition})   → ${target}   seed ${seed}`;
  return [...labelled(on, ['', 'bold'], start), ''];
}

function lines(of: readonly string[]): string {
  return of.map((line) => `${line}\n`).join('');
}
