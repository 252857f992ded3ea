import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../packages/validator/src/rules/', import.meta.url);
/** Presence before type before value, the request before its assertion: the order in which findings are listed. */
const groups = ['http', 'params', 'assertion', 'header', 'client', 'claims', 'tolerance', 'response', 'behaviour'];

/** The ids of the rules in every group, as the index lists them. */
export function groupsOfRules(): readonly { readonly group: string; readonly ids: readonly string[] }[] {
  return groups.map((group) => ({
    group,
    ids: readdirSync(new URL(group, folder))
      .filter((name) => name.endsWith('.ts') && exportsOf(`${group}/${name}`).has('rule'))
      .sort()
      .map((name) => name.slice(0, -3)),
  }));
}

/** What a bundler keeps apart: whoever judges requests need not carry the rules about answers. */
const lists: Readonly<Record<string, readonly string[]>> = {
  request: ['http', 'params', 'assertion', 'header', 'client', 'claims'],
  response: ['response'],
};

const types: Readonly<Record<string, string>> = { request: 'AnyRequestRule', response: 'ResponseRule' };

/** The texts of the lists in `rules`, made from the files of the folder. */
export function ruleIndexes(): Readonly<Record<'index.ts' | 'param-types.ts' | 'words.ts' | 'about.ts', string>> {
  const files = groupsOfRules().flatMap(({ group, ids }) =>
    ids.map((id) => ({ group, path: `./${group}/${id}.ts`, id, key: id.includes('-') ? `'${id}'` : id })),
  );
  const name = (id: string) => id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const of = (kind: string) => files.filter(({ group }) => lists[kind]?.includes(group));
  const kinds = Object.keys(lists);
  const index = [
    '// Generated from the files of this folder by `pnpm docs`.',
    "import type { AnyRequestRule, ResponseRule, Rule } from '../rule.ts';",
    ...files.map(({ path, id }) => `import { rule as ${name(id)} } from '${path}';`),
    ...kinds.flatMap((kind) => [
      '',
      `/** The ${kind} rules, in the order in which findings are listed. */`,
      `export const ${kind}Rules: readonly ${types[kind]}[] = [`,
      ...of(kind).map(({ id }) => `  ${name(id)},`),
      '];',
    ]),
    '',
    '/** Every rule, in the order in which findings are listed. */',
    'export const rules: readonly Rule[] = [',
    ...files.map(({ id }) => `  ${name(id)},`),
    '];',
    '',
  ];
  const withParams = files.filter(({ path }) => exportsOf(path).has('paramTypes'));
  const entries = (some: typeof files) => some.map(({ key, id }) => `  ${key}: ${name(id)},`);
  const begin = (type: string, member: string, some: typeof files) => [
    '// Generated from the files of this folder by `pnpm docs`.',
    `import type { ${type} } from '../rule.ts';`,
    ...some.map(({ path, id }) => `import { ${member} as ${name(id)} } from '${path}';`),
  ];
  const record = (said: string, constant: string, lines: readonly string[]) => [
    '',
    `/** ${said} */`,
    `export const ${constant} = {`,
    ...lines,
    '};',
  ];
  const paramTypes = [
    ...begin('ParamTypes', 'paramTypes', withParams),
    ...record(
      'The types of the parameters that a profile must set, by the id of the rule.',
      'paramTypes: Readonly<Record<string, ParamTypes>>',
      entries(withParams),
    ),
    '',
  ];
  const words = [
    ...begin('Words', 'words', files),
    ...kinds.flatMap((kind) =>
      record(
        `The words of the ${kind} rules, by id.`,
        `${kind}Words: Readonly<Record<string, Words>>`,
        entries(of(kind)),
      ),
    ),
    ...record('The words of every rule, by its id.', 'words: Readonly<Record<string, Words>>', entries(files)),
    '',
  ];
  const about = [
    ...begin('About', 'examples', files),
    ...record(
      'What every rule checks, in words, and its examples, by its id.',
      'about: Readonly<Record<string, About>>',
      files.map(
        ({ path, id }) => `  ${JSON.stringify(id)}: { text: ${JSON.stringify(comment(path))}, examples: ${name(id)} },`,
      ),
    ),
    '',
  ];
  return {
    'index.ts': index.join('\n'),
    'param-types.ts': paramTypes.join('\n'),
    'words.ts': words.join('\n'),
    'about.ts': about.join('\n'),
  };
}

/** The comment above a rule, one line a paragraph. */
function comment(path: string): string {
  const text = readFileSync(new URL(path, folder), 'utf8');
  const [, written = ''] = /\/\*\*((?:(?!\*\/).)*)\*\/\nexport const rule\b/s.exec(text) ?? [];
  const lines = written.split('\n').map((line) => line.replace(/^\s*\*? ?/, '').trim());
  const paragraphs = lines.join('\n').split(/\n{2,}/);
  return paragraphs
    .map((one) => one.replaceAll('\n', ' ').replaceAll('`', '').trim())
    .join('\n')
    .trim();
}

/** The names of the constants that a file exports. */
function exportsOf(path: string): ReadonlySet<string> {
  const text = readFileSync(new URL(path, folder), 'utf8');
  return new Set([...text.matchAll(/^export const (\w+)/gm)].flatMap(([, name]) => name ?? []));
}

/** Writes the index files. */
export function writeRuleIndexes(): void {
  for (const [file, text] of Object.entries(ruleIndexes())) writeFileSync(new URL(file, folder), text);
}
