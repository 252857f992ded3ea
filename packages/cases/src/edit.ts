import { isJsonObject, type Json, type Pair } from '@assay/validator';
import type { Edit, EditPath } from './case.ts';
import type { Bench, Draft, Member } from './draft.ts';
import { Unresolvable } from './unresolvable.ts';
import { changeText, jsonText, plainText, textOf } from './value.ts';

/** Separates the parts of a multipart body. */
export const boundary = 'assay-part';

const bodyTypes = {
  json: 'application/json',
  multipart: `multipart/form-data; boundary=${boundary}`,
  text: 'text/plain',
} as const;

/**
 * Applies edits to a draft, in order.
 *
 * @throws Unresolvable when a value has no meaning in this profile or run
 */
export function applyEdits(draft: Draft, edits: readonly Edit[], bench: Bench): Draft {
  return edits.reduce((edited, edit) => applyEdit(edited, edit, bench), draft);
}

function applyEdit(draft: Draft, { op, path, value = null }: Edit, bench: Bench): Draft {
  const [, area = '', ...rest] = path.split('/');
  const name = unescaped(rest.join('/'));
  if (name === '') return whole(draft, path, value, bench);
  if (area === 'header' || area === 'claims') {
    const text = () => sameText(value, draft) ?? jsonText(value, bench);
    return { ...draft, [area]: pairs(draft[area], op, [name, text]) };
  }
  if (area === 'params') {
    return { ...draft, params: pairs(draft.params, op, [name, () => plainText(value, bench)]) };
  }
  return http(draft, name, op === 'remove' ? undefined : value, bench);
}

/** `{"$same": name}`: the text of a claim as it stands before this edit, changed. */
function sameText(value: Json, draft: Draft): string | undefined {
  if (!isJsonObject(value) || typeof value['$same'] !== 'string') return undefined;
  const name = value['$same'];
  const text = draft.claims.findLast((one) => one[0] === name)?.[1];
  if (text === undefined) throw new Unresolvable(`there is no ${name} to take over`);
  return JSON.stringify(changeText(JSON.parse(text) as string, value));
}

function unescaped(name: string): string {
  return name.replaceAll('~1', '/').replaceAll('~0', '~');
}

function pairs(
  list: readonly Pair[],
  op: Edit['op'],
  [name, text]: readonly [string, () => string],
): readonly (Pair | Member)[] {
  if (op === 'remove') return list.filter((one) => one[0] !== name);
  if (op === 'add') return [...list, [name, text()]];
  const made: Pair = [name, text()];
  return list.some((one) => one[0] === name) ? list.map((one) => (one[0] === name ? made : one)) : [...list, made];
}

function whole(draft: Draft, path: EditPath, value: Json, bench: Bench): Draft {
  if (path === '/header') return { ...draft, headerText: jsonText(value, bench) };
  if (path === '/claims') return { ...draft, claimsText: jsonText(value, bench) };
  const wrap = isJsonObject(value) ? value['$assertion'] : undefined;
  if (isJsonObject(wrap)) {
    return { ...draft, assertion: { prefix: textOf(wrap['prefix'] ?? ''), suffix: textOf(wrap['suffix'] ?? '') } };
  }
  return { ...draft, assertion: { raw: plainText(value, bench) } };
}

function http(draft: Draft, name: string, value: Json | undefined, bench: Bench): Draft {
  if (name === 'method') return { ...draft, method: textOf(value) };
  if (name === 'content-type') {
    const { contentType: _, ...without } = draft;
    return value === undefined ? without : { ...draft, contentType: plainText(value, bench) };
  }
  if (name === 'transfer-encoding') return { ...draft, chunked: true };
  if (name === 'host' && value !== undefined) return { ...draft, host: plainText(value, bench) };
  if (name === 'forwarded-host' && value !== undefined) return { ...draft, forwardedHost: plainText(value, bench) };
  if (name === 'authorization' && value !== undefined) return { ...draft, authorization: plainText(value, bench) };
  if (name === 'query' && isJsonObject(value)) {
    const move = value['$move'];
    if (move === 'all' || move === 'credentials') return { ...draft, move };
    return { ...draft, query: Object.entries(value).map(([key, one]) => [key, plainText(one, bench)]) };
  }
  if (name === 'body' && isJsonObject(value)) {
    const as = value['$body'];
    if (as === 'json' || as === 'multipart' || as === 'text')
      return { ...draft, body: { as }, contentType: bodyTypes[as] };
    if (as === 'crowded') return { ...draft, body: { as } };
    return { ...draft, body: { raw: plainText(value, bench) } };
  }
  throw new Unresolvable(`an edit of /http/${name} with this value means nothing`);
}
