import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const million = fileURLToPath(new URL('./million.ts', import.meta.url));
const peak = 'console.log(process.resourceUsage().maxRSS * 1024)';
const mebibyte = 2 ** 20;

/** The most that a report of a million results may take, in MiB. */
const bound = 150;

/** Held to this many MiB, the young generation shows what is kept; Node.js lets it grow with the memory of the machine. */
const young = '--max-semi-space-size=4';

/** Prints the peak memory of each reporter over a million results. @returns whether all stay within the bound */
export function benchMemory(names: readonly string[]): boolean {
  const floor = measure([young, '-e', peak]);
  console.log(`\n| a report of a million results | peak MiB (at most ${bound}) | × node -e 0 |\n|---|---:|---:|`);
  const peaks = names.map((name) => {
    // The first run fills the compile cache: taking types away needs memory of its own.
    measure([young, million, name, '1000']);
    const octets = measure([young, million, name]);
    console.log(`| ${name} | ${(octets / mebibyte).toFixed(0)} | ${(octets / floor).toFixed(2)} |`);
    return octets;
  });
  return Math.max(...peaks) <= bound * mebibyte;
}

function measure(args: readonly string[]): number {
  const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env });
  if (status !== 0) throw new Error(stderr);
  return Number(stdout);
}
