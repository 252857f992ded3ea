/** How long the command takes to start, beside node alone. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median } from './contest.ts';
import { table } from './table.ts';

const bin = fileURLToPath(new URL('../src/bin.ts', import.meta.url));
const shim = fileURLToPath(new URL('../../../node_modules/.bin/assay', import.meta.url));
const rounds = 15;

const contestants: readonly (readonly [name: string, command: string, args: readonly string[]])[] = [
  ['node -e 0', process.execPath, ['-e', '0']],
  ['assay --version', process.execPath, [bin, '--version']],
  ['assay --help', process.execPath, [bin, '--help']],
  ['assay --help (through the shim)', shim, ['--help']],
  ['assay test --help', process.execPath, [bin, 'test', '--help']],
  ['assay profiles', process.execPath, [bin, 'profiles']],
];

/** Prints the table. */
export function benchStartUp(): void {
  // Interleaved, so that noise falls on all alike.
  const times = new Map<string, number[]>(contestants.map(([name]) => [name, []]));
  for (let round = 0; round < rounds + 2; round += 1) {
    for (const [name, command, args] of contestants) {
      const started = performance.now();
      spawnSync(command, args, { stdio: 'ignore' });
      // The first rounds fill the compile cache.
      if (round >= 2) times.get(name)?.push(performance.now() - started);
    }
  }
  const floor = median(times.get('node -e 0') ?? []);
  const rows = [...times].map(([name, all]) => [name, (median(all) / floor).toFixed(2)]);
  table(['start-up', '× node -e 0'], rows);
}
