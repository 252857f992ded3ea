/** Everything a command may touch: streams, environment, folder. Tests bring their own. */
export interface Io {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Standard input; absent where there is none. */
  readonly stdin?: { readonly terminal: boolean; readonly read: () => AsyncIterable<Uint8Array> };
  /** Resolves when stdout takes more text, or will never again; absent where it always does. */
  readonly drained?: () => Promise<void>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Columns of the terminal on stdout; undefined when it is none. */
  readonly columns?: number;
  /** Columns of the terminal on stderr at this moment; absent when it is none. */
  readonly errorColumns?: () => number;
  /** Which of the streams go to a file. */
  readonly toFile?: readonly ('stdout' | 'stderr')[];
  /** Whether progress may be redrawn on stderr. */
  readonly interactive: boolean;
  readonly signal: AbortSignal;
}

/** Services whose logs show colour, though what they read is no terminal. */
const colorfulLogs = ['GITHUB_ACTIONS', 'GITLAB_CI'] as const;

/** Whether text for a person may carry colour (no-color.org, force-color.org). */
export function wantsColor(
  { env, columns, errorColumns, toFile }: Io,
  stream: 'stdout' | 'stderr' = 'stdout',
): boolean {
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if (env['TERM'] === 'dumb') return false;
  const terminal = stream === 'stdout' ? columns !== undefined : errorColumns !== undefined;
  return terminal || (colorfulLogs.some((name) => env[name] === 'true') && toFile?.includes(stream) !== true);
}
