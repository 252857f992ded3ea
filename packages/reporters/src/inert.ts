/** Where a logging command of Azure Pipelines, TeamCity or an old GitHub runner starts, anywhere in a line. */
export const loggingCommand: RegExp = /##(?=[a-z]*\[)/gi;

/** Breaks logging commands that hostile text could issue to the CI system that reads our output. */
export function inert(text: string): string {
  return text.replace(loggingCommand, '#\\#');
}

/** Breaks a GitHub workflow command at the start of a line; its runner trims white space before it looks. */
export function inertLine(line: string): string {
  return line.replace(/^(\s*)::/u, '$1\\::');
}

/** Breaks `[[ATTACHMENT|path]]`, by which CI systems that read JUnit are told to publish a file of the build machine. */
export function attachmentFree(text: string): string {
  return text.replace(/\[\[(?=attachment)/gi, '[ [');
}
