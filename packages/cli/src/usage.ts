import { AssayError } from '@assay/validator/error';

/**
 * A check for yargs: these options may be given once. yargs would make a list of the values.
 *
 * @throws AssayError `ERR_USAGE` naming the option
 */
export function once(...names: readonly string[]): (given: Readonly<Record<string, unknown>>) => true {
  return (given) => {
    const twice = names.find((name) => Array.isArray(given[name]));
    if (twice !== undefined) throw new AssayError('ERR_USAGE', `--${twice}: give it once`);
    return true;
  };
}

/** A list takes no id. @throws AssayError `ERR_USAGE` when one is given */
export function checkNoId(id: string | undefined, command: string): void {
  if (id !== undefined)
    throw new AssayError('ERR_USAGE', `${command} list takes no id; to see one: assay ${command} show ${id}`);
}

/** What yargs found unknown, and the options that would have been known. */
export interface Unknown {
  readonly message: string;
  readonly argv: readonly string[];
  readonly options: readonly string[];
}

/** Says what is unknown on a command line, and what may have been meant. Other messages of yargs stay as they are. */
export function explainUsage(
  { message, argv, options }: Unknown,
  suggest: (name: string, known: readonly string[]) => string,
): string {
  const unknown = /^Unknown (?:argument|command)s?: (.+)$/.exec(message)?.[1]?.split(', ') ?? [];
  const told = unknown.flatMap((name) => {
    const option = argv
      .map((one) => one.replace(/=.*$/s, ''))
      .find((one) => /^-/.test(one) && one.replace(/^-+/, '') === name);
    if (option !== undefined)
      return [
        `unknown option ${option}; ${suggest(
          option,
          options.map((one) => `--${one}`),
        )}`,
      ];
    // yargs names an option a second time in camel case; only what was written is told.
    if (!argv.includes(name)) return [];
    return [argv[0] === name ? `unknown command "${name}"; see: assay --help` : `"${name}" is a word too many`];
  });
  return told.length === 0 ? message : told.join('; ');
}
