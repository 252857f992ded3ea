import { AssayError } from './error.ts';
import type { RefusalClass } from './facts.ts';
import type { Json, JsonObject } from './json.ts';
import type { DroppedRule, FlatRule, Profile, ProfileSource, RuleEntry } from './profile.ts';
import type { ParamType, Rule } from './rule.ts';
import { rules } from './rules/index.ts';
import { paramTypes } from './rules/param-types.ts';

const refusalClasses: readonly RefusalClass[] = [
  'authentication',
  'malformed-request',
  'method-or-media-type',
  'grant',
  'scope',
];

/**
 * Resolves a profile and its chain of parents into one flat list of rules.
 *
 * A line of the child replaces that of its parent; `params` and `when` are taken over where the child leaves them out.
 *
 * @param source the profile as it is written in a file
 * @param lookup gives the source of a parent by its id; undefined when there is none
 * @throws AssayError `ERR_PROFILE` with a JSON pointer, when a parent, rule or parameter is unknown or of a wrong type
 */
export function resolveProfile(
  source: ProfileSource,
  lookup: (id: string) => ProfileSource | undefined = () => undefined,
): Profile {
  const chain = chainOf(source, lookup);
  const flat = new Map<string, FlatRule>();
  const dropped = new Map<string, Profile['dropped'][number]>();
  const refusals = new Map<RefusalClass, Profile['refusals'][RefusalClass]>();
  for (const one of chain) {
    for (const [id, line] of Object.entries(one.rules)) {
      const rule = known(one, id);
      if (isDropped(line)) {
        if (!flat.delete(id)) fail(one, `/rules/${id}`, 'an inherited rule, for there is nothing to drop');
        dropped.set(id, { rule: id, why: line.drop, origin: one.id });
      } else {
        flat.set(id, flatten(one, rule, line, flat.get(id)));
        dropped.delete(id);
      }
    }
    for (const [name, refusal] of Object.entries(one.refusals ?? {})) {
      refusals.set(name as RefusalClass, { ...refusal, origin: one.id });
    }
  }
  for (const name of refusalClasses) if (!refusals.has(name)) fail(source, `/refusals/${name}`, 'a description');
  return {
    id: source.id,
    title: source.title,
    edition: source.edition,
    ...(source.evidence && { evidence: source.evidence }),
    ancestors: chain
      .slice(0, -1)
      .reverse()
      .map((one) => one.id),
    methods: source.methods,
    rules: rules.flatMap((rule) => flat.get(rule.id) ?? []),
    dropped: [...dropped.values()],
    refusals: Object.fromEntries(refusals) as Profile['refusals'],
  };
}

/** The chain of profiles, root first. */
function chainOf(source: ProfileSource, lookup: (id: string) => ProfileSource | undefined): readonly ProfileSource[] {
  const chain = [source];
  for (let one = source; one.extends !== undefined; ) {
    const parent = lookup(one.extends);
    if (parent === undefined) return fail(one, '/extends', `a known profile, found "${one.extends}"`);
    if (chain.some((seen) => seen.id === parent.id))
      return fail(one, '/extends', 'a profile that is not its own parent');
    chain.unshift(parent);
    one = parent;
  }
  return chain;
}

function isDropped(line: RuleEntry | DroppedRule): line is DroppedRule {
  return 'drop' in line;
}

function known(profile: ProfileSource, id: string): Rule {
  const rule = rules.find((one) => one.id === id);
  return rule ?? fail(profile, `/rules/${id}`, 'the id of a rule');
}

function flatten(profile: ProfileSource, rule: Rule, line: RuleEntry, inherited: FlatRule | undefined): FlatRule {
  const pointer = `/rules/${rule.id}`;
  const client = line.client ?? line.level;
  const server = line.server ?? line.level;
  if (client === undefined && server === undefined) fail(profile, pointer, 'level, client or server');
  if ((line.kind === 'tolerance') !== (rule.kind === 'tolerance')) {
    fail(
      profile,
      `${pointer}/kind`,
      rule.kind === 'tolerance' ? '"tolerance"' : 'nothing: a refusal does not break this rule',
    );
  }
  const params = line.params ?? inherited?.params ?? {};
  checkParams(profile, rule.id, params);
  const when = line.when ?? inherited?.when;
  return {
    rule: rule.id,
    ...(client && { client }),
    ...(server && { server }),
    params,
    ...(when && { when }),
    spec: line.spec,
    ...(line.note !== undefined && { note: line.note }),
    origin: profile.id,
  };
}

function checkParams(profile: ProfileSource, id: string, params: JsonObject): void {
  const pointer = `/rules/${id}/params`;
  const wanted = new Map(
    Object.entries(paramTypes[id] ?? {}).map(([name, type]) => {
      const optional = name.endsWith('?');
      return [optional ? name.slice(0, -1) : name, { type, optional }];
    }),
  );
  for (const name of Object.keys(params)) {
    if (!wanted.has(name))
      fail(profile, `${pointer}/${name}`, `no such parameter; ${id} knows ${[...wanted.keys()].join(', ') || 'none'}`);
  }
  for (const [name, { type, optional }] of wanted) {
    const value = params[name];
    if (value === undefined ? !optional : !isOfType(value, type)) fail(profile, `${pointer}/${name}`, describe(type));
  }
}

function isOfType(value: Json, type: ParamType): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'boolean') return typeof value === 'boolean';
  if (type === 'strings') return Array.isArray(value) && value.every((one) => typeof one === 'string');
  return type.some((word) => word === value);
}

function describe(type: ParamType): string {
  if (type === 'integer') return 'an integer';
  if (type === 'boolean') return 'true or false';
  if (type === 'strings') return 'a list of strings';
  return `one of ${type.join(', ')}`;
}

function fail(profile: ProfileSource, pointer: string, wanted: string): never {
  throw new AssayError('ERR_PROFILE', `profile ${profile.id}: ${pointer}: expected ${wanted}`);
}
