import { readFileSync } from 'node:fs';
import { blocksOf, commandsOf } from '../markdown.ts';

/** A page of `packages/cli/docs`: its fenced blocks and its commands. */
export interface Page {
  readonly text: string;
  readonly blocks: (language: string) => readonly string[];
  /** Without their comments. */
  readonly commands: readonly string[];
}

/** Reads a page. */
export function page(name: string): Page {
  const text = readFileSync(new URL(`../../docs/${name}.md`, import.meta.url), 'utf8');
  return { text, blocks: (language) => blocksOf(text, language), commands: commandsOf(text, 'assay') };
}

/** The words of a command after its name, as a shell would hand them over. */
export function wordsOf(command: string): readonly string[] {
  return command
    .split(/ +/)
    .slice(1)
    .map((word) => word.replace(/^'(.*)'$/, '$1'));
}
