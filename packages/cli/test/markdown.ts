/** The fenced blocks of a language in a Markdown text. */
export function blocksOf(markdown: string, language: string): readonly string[] {
  return [...markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)]
    .filter((one) => one[1] === language)
    .map((one) => one[2] ?? '');
}

/** The commands in the shell blocks that begin with these words, without their comments. */
export function commandsOf(markdown: string, begin: string): readonly string[] {
  return blocksOf(markdown, 'sh')
    .flatMap((block) => block.split('\n'))
    .filter((line) => line.startsWith(`${begin} `))
    .map((line) => line.replace(/ +#.*$/, '').trim());
}
