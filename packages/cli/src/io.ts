/** Everything a command may touch: streams, environment, folder. Tests bring their own. */
export interface Io {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Columns of the terminal on stdout; undefined when it is none. */
  readonly columns?: number;
  /** Whether progress may be redrawn on stderr. */
  readonly interactive: boolean;
  readonly signal: AbortSignal;
}

/** Whether text for a person may carry colour (no-color.org, force-color.org). */
export function wantsColor({ env, columns }: Io): boolean {
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return columns !== undefined && env['TERM'] !== 'dumb';
}
