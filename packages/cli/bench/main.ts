/** Ratios measured side by side in one run; absolute times say more about the machine than about the tool. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

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

/** Milliseconds of each contestant, interleaved so that noise falls on all alike. */
const times = new Map<string, number[]>(contestants.map(([name]) => [name, []]));
for (let round = 0; round < rounds + 2; round += 1) {
  for (const [name, command, args] of contestants) {
    const started = performance.now();
    spawnSync(command, args, { stdio: 'ignore' });
    // The first rounds fill the compile cache.
    if (round >= 2) times.get(name)?.push(performance.now() - started);
  }
}

const median = (name: string): number => (times.get(name) ?? []).toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
const floor = median('node -e 0');
console.log('| start-up | × node -e 0 |\n|---|---:|');
for (const [name] of contestants) console.log(`| ${name} | ${(median(name) / floor).toFixed(2)} |`);
