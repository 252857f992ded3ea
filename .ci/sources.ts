import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One `import`, `export … from`, `import()` or `import.meta.resolve()`. */
export interface Import {
  /** What is written between the quotes. */
  readonly specifier: string;
  /** Only types are taken: nothing of it is left when the program runs. */
  readonly typeOnly: boolean;
  /** Names between the braces, without those that are types. */
  readonly names: readonly string[];
}

/** One source file of a package. */
export interface Source {
  /** Name of the folder in `packages/`. */
  readonly home: string;
  /** Path inside the `src` folder of the package. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

const packages = fileURLToPath(new URL('../packages/', import.meta.url));

/** Names of the folders in `packages/`. */
export function homes(): readonly string[] {
  const entries = readdirSync(packages, { withFileTypes: true });
  return entries.filter((one) => one.isDirectory()).map((one) => one.name);
}

/** Every source file of every package; tests and what is built are not among them. */
export function sources(): readonly Source[] {
  return homes().flatMap((home) => {
    const folder = join(packages, home, 'src');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    return files.sort().map((path) => sourceOf(home, path, readFileSync(join(folder, path), 'utf8')));
  });
}

/** A source file and what it imports. */
export function sourceOf(home: string, path: string, text: string): Source {
  return { home, path, text, imports: importsOf(text) };
}

/** Where a relative import leads, as a path inside the same `src` folder; it begins with `..` when it leaves that. */
export function targetOf({ path }: Source, { specifier }: Import): string {
  return relative('.', join(dirname(path), specifier)).replaceAll('\\', '/');
}

const statement = /^(?:import|export)\s+(type\s)?([\w$*{}\s,]+?)\s+from\s+['"]([^'"]+)['"]/gm;
const bare = /^import\s+['"]([^'"]+)['"]|\b(?:import|import\.meta\.resolve|require)\(\s*['"]([^'"]+)['"]/gm;

function importsOf(text: string): readonly Import[] {
  const named = [...text.matchAll(statement)].map(([, type, what = '', specifier = '']): Import => {
    const names = type === undefined ? valuesOf(what) : [];
    return { specifier, typeOnly: names.length === 0, names };
  });
  const others = [...text.matchAll(bare)].map(([, effect, call]): Import => {
    return { specifier: effect ?? call ?? '', typeOnly: false, names: [] };
  });
  return [...named, ...others];
}

/** The names that are left when the types are taken away. */
function valuesOf(what: string): readonly string[] {
  const names = what.replaceAll(/[{}]/g, ',').split(',');
  return names.map((one) => one.trim()).filter((one) => one !== '' && !one.startsWith('type '));
}
