#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';

enableCompileCache();

const argv = process.argv.slice(2);
const [first] = argv;
const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');

// Help and version are answered before anything heavy is loaded.
if (argv.length === 0 || (argv.length === 1 && (first === '--help' || first === '-h' || first === 'help'))) {
  process.stdout.write(read('../help.txt'));
} else if (argv.length === 1 && first === '--version') {
  process.stdout.write(`${(JSON.parse(read('../package.json')) as { version: string }).version}\n`);
} else {
  const { run } = await import('./process.ts');
  process.exitCode = await run(argv);
}
