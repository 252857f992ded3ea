import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { action, readYaml, type Step } from './action.ts';

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

const scripts = [
  ...action.runs.steps,
  ...Object.values(readYaml<Workflow>('workflows/ci.yml').jobs).flatMap((job) => job.steps),
].flatMap((step) => step.run ?? []);

test('no script holds an expression: its text would be run', () => {
  expect(scripts.length).toBeGreaterThan(1);
  expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
});

describe('the action', () => {
  const [step] = action.runs.steps;

  test('is one step in bash', () => {
    expect(action.runs.using).toBe('composite');
    expect(action.runs.steps).toHaveLength(1);
    expect(step?.shell).toBe('bash');
  });

  test('hands every input to the script, as environment', () => {
    const names = Object.keys(action.inputs);
    expect(step?.env).toEqual(
      Object.fromEntries(
        names.map((name) => [`ASSAY_${name.toUpperCase().replace('-', '_')}`, `\${{ inputs.${name} }}`]),
      ),
    );
    for (const variable of Object.keys(step?.env ?? {})) expect(step?.run).toContain(`$${variable}`);
  });

  test('describes every input and output', () => {
    for (const one of [...Object.values(action.inputs), ...Object.values(action.outputs)])
      expect(one.description).toMatch(/^[A-Z0-9]\S* /);
    for (const [name, { value }] of Object.entries(action.outputs))
      expect(value).toBe(`\${{ steps.assay.outputs.${name} }}`);
  });

  test('installs the version that it was released with', () => {
    const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
    expect(action.inputs['version']?.default).toBe((JSON.parse(manifest) as { readonly version: string }).version);
  });
});
