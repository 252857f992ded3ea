/** What may be chosen for a reporter. Each reporter takes what concerns it and ignores the rest. */
export interface ReporterOptions {
  /** Pretty: colour the marks and labels. Off unless asked for; meaning never depends on it. */
  readonly color?: boolean;
  /** Pretty: columns of the terminal, 40 to 1000; 100 unless given. */
  readonly width?: number;
  /** JUnit: `warning` writes warnings as failures. */
  readonly failOn?: 'failed' | 'warning';
  /** JUnit: the configuration file, relative to the repository, so that annotations land somewhere real. */
  readonly file?: string;
}
