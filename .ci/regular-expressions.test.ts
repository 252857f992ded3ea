import { getFirstConsumedChar, hasSomeDescendant, toCache } from 'regexp-ast-analysis';
import { parseAst } from 'rolldown/parseAst';
import { analyse, type ParsedLiteral } from 'scslre';
import { describe, expect, test } from 'vitest';
import { type Source, sources } from './sources.ts';

interface Expression {
  readonly source: string;
  readonly flags: string;
}

interface Node {
  readonly type?: string;
  readonly regex?: { readonly pattern: string; readonly flags: string };
  readonly callee?: { readonly name?: string };
}

/** Every node of a program, in any order. */
function nodes(program: unknown): readonly Node[] {
  const found: unknown[] = [program];
  for (const one of found) if (typeof one === 'object' && one !== null) found.push(...Object.values(one));
  return found.filter((one): one is Node => typeof one === 'object' && one !== null);
}

const parsed = new Map<string, readonly Node[]>();

function nodesOf(text: string): readonly Node[] {
  const found = parsed.get(text) ?? nodes(parseAst(text, { lang: 'ts' }));
  parsed.set(text, found);
  return found;
}

/** The regular expressions that are written in a text. */
function expressions(text: string): readonly Expression[] {
  return nodesOf(text).flatMap(({ regex }) => (regex ? [{ source: regex.pattern, flags: regex.flags }] : []));
}

/** How an expression takes more than linear time: by backtracking, or because a search tries it at every place. */
function faults({ source, flags }: Expression): readonly string[] {
  // A sticky expression is tried at one place only.
  const anchored = flags.includes('y') ? `^(?:${source})` : source;
  const { reports, parsed: tree } = analyse({ source: anchored, flags: flags.replace('y', '') });
  const backtracking = reports.map(({ type, exponential }) => (exponential ? `${type}, exponential` : type));
  return isAmbiguous(tree) ? [...backtracking, 'ambiguous, exponential'] : backtracking;
}

/** Whether something that is repeated without end has alternatives that begin alike: each doubles the ways to read a text. */
function isAmbiguous({ pattern, flags }: ParsedLiteral): boolean {
  const cache = toCache(flags);
  return hasSomeDescendant(pattern, (node) => {
    if (node.type !== 'Quantifier' || node.max !== Number.POSITIVE_INFINITY) return false;
    const { element } = node;
    if (element.type !== 'Group' && element.type !== 'CapturingGroup') return false;
    const first = element.alternatives.map((one) => getFirstConsumedChar(one, 'ltr', cache).char);
    return first.some((one, at) => first.slice(at + 1).some((other) => !one.isDisjointWith(other)));
  });
}

const faultsIn = ({ text, home, path }: Source, isFault: (fault: string) => boolean) =>
  expressions(text).flatMap((one) => {
    const found = faults(one).filter(isFault);
    return found.length === 0 ? [] : [`${home}/${path}: /${one.source}/${one.flags}: ${found.join('; ')}`];
  });

const all = sources();
const validator = all.filter(({ home }) => home === 'validator');

describe('what the validator reads comes from anybody', () => {
  test('none of its regular expressions takes more than linear time', () => {
    expect(validator.flatMap(({ text }) => expressions(text)).length).toBeGreaterThan(30);
    expect(validator.flatMap((source) => faultsIn(source, () => true))).toEqual([]);
  });

  test('none is put together while it runs, where nobody could look at it', () => {
    const made = validator.filter(({ text }) => nodesOf(text).some(({ callee }) => callee?.name === 'RegExp'));
    expect(made.map(({ path }) => path)).toEqual([]);
  });
});

test('no regular expression of any package takes exponential time', () => {
  expect(all.flatMap((source) => faultsIn(source, (fault) => fault.includes('exponential')))).toEqual([]);
});

describe('a planted expression is caught', () => {
  const planted = (expression: string): Source => ({
    home: 'validator',
    path: 'planted.ts',
    text: `export const isWord = (text: string): boolean => ${expression}.test(text);`,
    imports: [],
  });
  test.each([
    ['/^(a+)+$/', 'Self, exponential'],
    ['/^(?:[a-z]+\\.?)*!/', 'Self, exponential'],
    ['/^\\s*\\w*\\s*=/', 'Trade'],
    ['/[a-z]+\\s*$/', 'Move'],
    ['/^"(?:[^"]|\\\\.)*"/', 'ambiguous, exponential'],
    ['/^(?:ab|ac)*$/', 'ambiguous, exponential'],
  ])('%s', (expression, fault) => {
    expect(faultsIn(planted(expression), () => true)).toEqual([expect.stringContaining(fault)]);
  });
  test('while a linear one is not', () => {
    expect(faultsIn(planted('/^[a-z]+(?:-[a-z]+)*$/'), () => true)).toEqual([]);
  });
});
