import type { Report, Result } from '@assay/runner';

/**
 * The command that sends a case again, ready for a shell; of a property the same draws, from where it failed.
 * Undefined for a certified client: its requests are its own, and starting it again is all there is.
 */
export function again({ group, reproduce }: Result, mode: Report['mode']): string | undefined {
  if (mode === 'certify') return undefined;
  const { id, variant, seed, path } = reproduce;
  const from = path === undefined ? '' : `:${path}`;
  const replay = `assay test --replay ${quoted(variant === undefined ? id : `${id}[${variant}]${from}`)}`;
  return group === 'property' || path !== undefined ? `${replay} --seed ${seed}` : replay;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
