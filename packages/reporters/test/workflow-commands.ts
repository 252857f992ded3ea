/** A workflow command as the runner of GitHub Actions reads it. */
export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** Reads the commands of an output: a line that begins with two colons, white space before it passed over. */
export function commandsIn(output: string): readonly Command[] {
  return output.split(/\r\n|[\n\r\u0085\u2028\u2029]/).flatMap((line) => {
    const [, name = '', properties = '', data = ''] = /^\s*::([^ :]+)(?: (.*?))?::(.*)$/u.exec(line) ?? [];
    if (name === '') return [];
    const pairs = properties.split(',').map((pair) => [pair.split('=')[0] ?? '', pair.replace(/^[^=]*=/, '')] as const);
    return [
      {
        name,
        properties: Object.fromEntries(pairs.map(([key, value]) => [key, decoded(value)])),
        data: decoded(data),
      },
    ];
  });
}

const escapes: Readonly<Record<string, string>> = { '25': '%', '0D': '\r', '0A': '\n', '3A': ':', '2C': ',' };

function decoded(text: string): string {
  return text.replace(/%(25|0D|0A|3A|2C)/g, (_, code: string) => escapes[code] ?? '');
}
