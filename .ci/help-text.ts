import { fileURLToPath } from 'node:url';
import { commandLine } from '../packages/cli/src/main.ts';

/** Where the text of `assay --help` lies: it is shown without loading the command line. */
export const helpFile: string = fileURLToPath(new URL('../packages/cli/help.txt', import.meta.url));

/** The text of `assay --help`, made from the command line itself. */
export async function helpText(): Promise<string> {
  const nowhere = (): void => {};
  const io = {
    stdout: nowhere,
    stderr: nowhere,
    env: {},
    cwd: '.',
    columns: 100,
    interactive: false,
    signal: new AbortController().signal,
  };
  return `${await commandLine(io, nowhere).getHelp()}\n`;
}
