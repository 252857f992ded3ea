import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const validator = fileURLToPath(new URL('../packages/validator/', import.meta.url));
const entry = '\0entry';

/**
 * One minified module of what a text of imports asks for, as a bundler makes it for a browser.
 *
 * @param source an ES module; `@validator/` stands for the folder of the validator
 */
export async function bundle(source: string): Promise<string> {
  const build = await rolldown({
    input: entry,
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => {
          if (id === entry) return id;
          return id.startsWith('@validator/') ? validator + id.slice('@validator/'.length) : null;
        },
        load: (id) => (id === entry ? source : null),
      },
    ],
  });
  const { output } = await build.generate({ format: 'esm', minify: true, comments: false });
  return output[0].code;
}

/** The contract kit as a module that exports `run`. */
export function kitBundle(): Promise<string> {
  const folder = `${validator}src/rules/`;
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /^[a-z]+\/[a-z0-9-]+\.ts$/.test(path))
    .sort();
  const imports = paths.map((path, at) => `import * as m${at} from '@validator/src/rules/${path}';`);
  const files = paths.map((path, at) => `{ group: '${path.split('/')[0]}', name: '${path}', ...m${at} }`);
  return bundle(
    [
      ...imports,
      `import { runKit } from '@validator/test/rules/kit.ts';`,
      `const files = [${files.join(',\n')}].filter((file) => 'rule' in file);`,
      'export const run = () => runKit(files);',
    ].join('\n'),
  );
}
