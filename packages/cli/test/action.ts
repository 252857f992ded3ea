import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** One step of a composite action or of a workflow. */
export interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A composite action, as far as it is looked at here. */
export interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string; readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

/** Reads a YAML file under `.github`. */
export function readYaml<T>(path: string): T {
  return parse(readFileSync(fileURLToPath(new URL(`../../../.github/${path}`, import.meta.url)), 'utf8')) as T;
}

/** The action of this repository. */
export const action: Action = readYaml('actions/assay/action.yml');
