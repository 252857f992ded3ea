import { spawnSync } from 'node:child_process';

/**
 * Why a server cannot be run here, for `context.skip`; undefined when the command that looks for it succeeds.
 *
 * @throws in CI, where nothing is skipped.
 */
export function missing(packages: string, [command, ...args]: readonly [string, ...string[]]): string | undefined {
  if (spawnSync(command, args).status === 0) return undefined;
  const reason = `not installed: ${packages} (packages of Debian 12)`;
  if (process.env['CI']) throw new Error(reason);
  return reason;
}
