import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { describe, expect, test } from 'vitest';
import { homes, type Import, type Source, sourceOf, sources, targetOf } from './sources.ts';

/** An import points to the left only. */
const order = ['suites', 'validator', 'jws', 'testbed', 'cases', 'runner', 'reporters', 'cli'];

/** Each third-party package has one home. */
const thirdParty: Readonly<Record<string, string>> = {
  jose: 'jws',
  ajv: 'cases',
  'fast-check': 'cases',
  'strip-json-comments': 'cases',
  '@peculiar/x509': 'runner',
  'reflect-metadata': 'runner',
  undici: 'runner',
  yargs: 'cli',
};

const all = sources();
const lines = all.flatMap((source) => source.imports.map((one) => ({ source, one })));

function ours(specifier: string): string | undefined {
  return /^@assay\/([^/]+)/.exec(specifier)?.[1];
}

function isRelative(specifier: string): boolean {
  return specifier.startsWith('.');
}

/** The package that a specifier names: `ajv` of `ajv/dist/2020.js`. */
function packageOf(specifier: string): string {
  const [first = '', second = ''] = specifier.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

function isNode(specifier: string): boolean {
  return specifier.startsWith('node:') || builtinModules.includes(specifier);
}

function told(source: Source, one: Import): string {
  return `${source.home}/${source.path} imports ${one.specifier}`;
}

function wrong(is: (source: Source, one: Import) => boolean): readonly string[] {
  return lines.filter(({ source, one }) => is(source, one)).map(({ source, one }) => told(source, one));
}

/** A way from a file back to itself; undefined when there is none. */
function cycle(edges: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const finished = new Set<string>();
  const walk = (file: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (finished.has(file)) return undefined;
    for (const next of edges.get(file) ?? []) {
      const found = walk(next, [...way, file]);
      if (found !== undefined) return found;
    }
    finished.add(file);
    return undefined;
  };
  for (const file of edges.keys()) {
    const found = walk(file, []);
    if (found !== undefined) return found;
  }
  return undefined;
}

function edgesOf(files: readonly Source[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    files.map((file) => [
      file.path,
      file.imports.filter((one) => isRelative(one.specifier)).map((one) => targetOf(file, one)),
    ]),
  );
}

describe('between packages', () => {
  test('every package has its place in the row', () => {
    expect(homes().filter((home) => !order.includes(home))).toEqual([]);
  });

  test('an import points to the left', () => {
    const upwards = wrong((source, { specifier }) => {
      const other = ours(specifier);
      return other !== undefined && (order.indexOf(other) < 0 || order.indexOf(other) >= order.indexOf(source.home));
    });
    expect(upwards).toEqual([]);
  });

  test('a relative import stays inside its package', () => {
    expect(wrong((source, one) => isRelative(one.specifier) && targetOf(source, one).startsWith('..'))).toEqual([]);
  });

  test('the door of another package is its name alone', () => {
    const doors = /^@assay\/(?:[^/]+|suites\/.+|validator\/(?:bare|about|error))$/;
    expect(wrong((_, { specifier }) => ours(specifier) !== undefined && !doors.test(specifier))).toEqual([]);
  });

  test('what is imported stands in package.json', () => {
    const undeclared = homes().flatMap((home) => {
      const file = new URL(`../packages/${home}/package.json`, import.meta.url);
      const { dependencies } = JSON.parse(readFileSync(file, 'utf8')) as { readonly dependencies: object };
      return wrong(({ home: from }, { specifier }) => {
        const outside = !isRelative(specifier) && !isNode(specifier);
        return from === home && outside && !Object.hasOwn(dependencies, packageOf(specifier));
      });
    });
    expect(undeclared).toEqual([]);
  });
});

describe('third-party packages', () => {
  test('each is imported by exactly one of ours', () => {
    const users: Record<string, string> = {};
    for (const { source, one } of lines) {
      if (isRelative(one.specifier) || isNode(one.specifier) || ours(one.specifier) !== undefined) continue;
      const name = packageOf(one.specifier);
      users[name] = [...new Set([...(users[name]?.split(' ') ?? []), source.home])].join(' ');
    }
    expect(users).toEqual(thirdParty);
  });
});

describe('inside a package', () => {
  test('nobody goes through the door', () => {
    expect(wrong((source, one) => isRelative(one.specifier) && targetOf(source, one) === 'index.ts')).toEqual([]);
  });

  test('every relative import leads to a file', () => {
    const there = new Set(all.map((one) => `${one.home}/${one.path}`));
    const lost = wrong((from, one) => isRelative(one.specifier) && !there.has(`${from.home}/${targetOf(from, one)}`));
    expect(lost).toEqual([]);
  });

  test.each(homes())('%s has no cycle, types included', (home) => {
    expect(cycle(edgesOf(all.filter((one) => one.home === home)))).toBeUndefined();
  });

  test('no file has more than 350 lines', () => {
    const written = all.filter(({ text }) => !text.startsWith('// Generated '));
    const long = written.filter(({ text }) => text.split('\n').length > 351);
    expect(long.map((one) => `${one.home}/${one.path}`)).toEqual([]);
  });
});

describe('fences', () => {
  const pure = ['validator', 'jws', 'reporters'];

  test('validator imports nothing', () => {
    expect(wrong(({ home }, { specifier }) => home === 'validator' && !isRelative(specifier))).toEqual([]);
  });

  test('jws knows no Node.js', () => {
    expect(wrong(({ home }, { specifier }) => home === 'jws' && isNode(specifier))).toEqual([]);
  });

  test('reporters takes only types, from runner and validator', () => {
    const strange = wrong(({ home }, { specifier, typeOnly }) => {
      return (
        home === 'reporters' &&
        !isRelative(specifier) &&
        !(['@assay/runner', '@assay/validator'].includes(specifier) && typeOnly)
      );
    });
    expect(strange).toEqual([]);
  });

  test('the reference endpoint takes no check from the validator', () => {
    const taken = lines.filter(({ source, one }) => source.home === 'testbed' && one.specifier === '@assay/validator');
    // An error to throw and a guard of a type judge nothing.
    const harmless = ['AssayError', 'isJsonObject'];
    expect([...new Set(taken.flatMap(({ one }) => one.names))].filter((name) => !harmless.includes(name))).toEqual([]);
  });

  test.each(pure)('%s reads no clock and draws no lots', (home) => {
    const impure = all.filter((one) => one.home === home && /\bDate\.now|\bnew Date\(\)|\bMath\.random/.test(one.text));
    expect(impure.map((one) => one.path)).toEqual([]);
  });

  test('the command line alone has files, environment and exit codes', () => {
    const exits = /\bprocess\.(?:env|exit|exitCode|argv|cwd)\b/;
    const outside = all.filter((one) => one.home !== 'cli' && exits.test(one.text));
    expect(outside.map((one) => `${one.home}/${one.path}`)).toEqual([]);
  });
});

describe('what the tests above rest on', () => {
  const text = [
    "import { a, type B } from './a.ts';",
    "import type { C } from '@assay/runner';",
    "import {\n  type D,\n  type E,\n} from './d.ts';",
    "export * from '../f.ts';",
    "export type { G } from './g/h.ts';",
    "import 'effect';",
    "const late = await import('./late.ts');",
    "import yargs, { type Argv } from 'yargs';",
    'const text = "import { x } from \'y\'";',
  ].join('\n');

  test('every form of import is seen, and what it takes', () => {
    const { imports } = sourceOf('runner', 'one/two.ts', text);
    expect(imports.map((one) => [one.specifier, one.typeOnly])).toEqual([
      ['./a.ts', false],
      ['@assay/runner', true],
      ['./d.ts', true],
      ['../f.ts', false],
      ['./g/h.ts', true],
      ['yargs', false],
      ['effect', false],
      ['./late.ts', false],
    ]);
    expect(imports[0]?.names).toEqual(['a']);
  });

  test('a relative import is followed from the folder of its file', () => {
    const source = sourceOf('runner', 'one/two.ts', text);
    const targets = source.imports.filter((one) => isRelative(one.specifier)).map((one) => targetOf(source, one));
    expect(targets).toEqual(['one/a.ts', 'one/d.ts', 'f.ts', 'one/g/h.ts', 'one/late.ts']);
  });

  test('a cycle is found, also one that does not pass the first file', () => {
    expect(
      cycle(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['b']],
        ]),
      ),
    ).toEqual(['b', 'c', 'b']);
    expect(
      cycle(
        new Map([
          ['a', ['b', 'c']],
          ['b', ['c']],
          ['c', []],
        ]),
      ),
    ).toBeUndefined();
  });

  test('there is something to look at', () => {
    expect(all.length).toBeGreaterThan(200);
    expect(lines.length).toBeGreaterThan(all.length);
  });
});
