import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { action } from '../action.ts';
import { type Ended, type Project, run } from './project.ts';

/** What a step of a workflow learns from the action. */
export interface Done extends Ended {
  readonly outputs: ReadonlyMap<string, string>;
}

/** Runs the script of the action as GitHub does, with these inputs; what is not given has its default. */
export async function runAction(
  project: Project,
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>>,
): Promise<Done> {
  const [step] = action.runs.steps;
  const place = await mkdtemp(join(project.path, 'runner-'));
  const [script, output] = [join(place, 'script.sh'), join(place, 'output')];
  await writeFile(script, step?.run ?? '');
  const given = Object.entries(step?.env ?? {}).map(([variable, expression]) => {
    const name = /^\$\{\{ inputs\.(.*) \}\}$/.exec(expression)?.[1] ?? '';
    return [variable, inputs[name] ?? action.inputs[name]?.default ?? ''];
  });
  const ended = await run('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', script], {
    cwd: project.path,
    env: { ...project.env, ...Object.fromEntries(given), ...env, RUNNER_TEMP: place, GITHUB_OUTPUT: output },
  });
  return { ...ended, outputs: outputsOf(await readFile(output, 'utf8')) };
}

/** Reads the file of outputs as the runner does: `name=value`, or `name<<delimiter`, lines, delimiter. */
function outputsOf(text: string): ReadonlyMap<string, string> {
  const outputs = new Map<string, string>();
  const lines = text.split('\n');
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    const [, name = '', , delimiter] = /^([\w-]+)(<<(.*)|=.*)$/.exec(line) ?? [];
    if (delimiter === undefined) {
      if (name !== '') outputs.set(name, line.slice(name.length + 1));
      continue;
    }
    const end = lines.indexOf(delimiter);
    outputs.set(name, lines.slice(0, end).join('\n'));
    lines.splice(0, end + 1);
  }
  return outputs;
}
