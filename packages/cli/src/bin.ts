#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import * as module from 'node:module';

// An older Node.js has no such function, and must get as far as the message below.
module.enableCompileCache?.();

// Until the command runs there is nothing to keep: a signal ends it with the code of one that was interrupted.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

const argv = process.argv.slice(2);
const [first] = argv;
const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

/** Writes to stdout. A reader that went away is no fault. */
function print(text: string): void {
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code !== 'EPIPE') process.exitCode = 3;
  });
  process.stdout.write(text);
}

// Help and version are answered before anything heavy is loaded.
if (major < 22 || (major === 22 && minor < 19)) {
  process.stderr.write(`assay: needs Node.js 22.19 or later; this is ${process.version}\n`);
  process.exitCode = 2;
} else if (argv.length === 0 || (argv.length === 1 && (first === '--help' || first === '-h' || first === 'help'))) {
  print(read('../help.txt'));
} else if (argv.length === 1 && first === '--version') {
  print(`${(JSON.parse(read('../package.json')) as { version: string }).version}\n`);
} else {
  const { run } = await import('./process.ts');
  process.exitCode = await run(argv);
}
