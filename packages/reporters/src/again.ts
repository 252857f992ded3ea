import type { Report, Result } from '@assay/runner';

/**
 * The command that sends a case again, ready for a shell.
 * Undefined for a certified client: its requests are its own, and starting it again is all there is.
 */
export function again(result: Result, mode: Report['mode']): string | undefined {
  if (mode === 'certify') return undefined;
  const { id, seed, path } = result.reproduce;
  const command = `assay test --grep ${quoted(id)} --seed ${seed}`;
  return path === undefined ? command : `${command}   (path ${path})`;
}

function quoted(id: string): string {
  return /^[\w.:-]*$/.test(id) ? `"${id}"` : `'${id.replaceAll("'", "'\\''")}'`;
}
