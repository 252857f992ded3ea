/** Options of `assay test`, as yargs gives them. */
export interface TestArguments {
  readonly config: string;
  readonly profile?: string | undefined;
  readonly reporter: readonly string[];
  readonly seed?: number | undefined;
  readonly runs: number;
  readonly grep?: string | undefined;
  readonly replay?: string | undefined;
  readonly baseline?: string | undefined;
  readonly 'fail-on': 'failed' | 'warning';
  readonly slow: boolean;
  readonly intrusive: boolean;
  readonly rate?: string | undefined;
  readonly concurrency?: number | undefined;
  readonly 'max-requests'?: number | undefined;
  readonly 'dry-run': boolean;
}
