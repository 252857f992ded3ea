import { isJsonObject, type Json, shorten } from '@assay/validator';
import type { Edit } from './case.ts';
import type { Bench, Draft } from './draft.ts';
import type { Recipe } from './recipe.ts';
import { describeTamper } from './tamper.ts';

/** Says how a request differs from the valid one: one line an edit, then key and damage. */
export function describeEdits(recipe: Recipe, draft: Draft, bench: Bench): readonly string[] {
  return [
    ...(recipe.edit ?? []).map((edit) => describe(edit, draft, bench)),
    ...(recipe.key === undefined || recipe.key === 'registered' ? [] : [`signed with ${keyWords[recipe.key]}`]),
    ...(recipe.tamper === undefined ? [] : [describeTamper(recipe.tamper)]),
    ...(recipe.damage === undefined ? [] : [`then: ${recipe.damage}`]),
  ];
}

const keyWords = { other: 'a key that is registered nowhere', 'second-client': "another client's key" } as const;

function describe({ op, path, value = null }: Edit, draft: Draft, bench: Bench): string {
  if (op === 'remove') return `${path}  removed`;
  const shown = written(path, draft) ?? JSON.stringify(value);
  const distance = offset(value, shown, bench);
  return `${path}  ${shorten(shown)}${distance}${op === 'add' ? '  (added beside the one there)' : ''}`;
}

/** The text that stands in the draft now; credentials are named, not shown. */
function written(path: string, draft: Draft): string | undefined {
  const [, area, name] = path.split('/');
  if (area === 'params' && (name === 'client_secret' || name === 'client_assertion')) return undefined;
  if (area !== 'header' && area !== 'claims' && area !== 'params') return undefined;
  return draft[area].findLast((one) => one[0] === name)?.[1];
}

function offset(value: Json, shown: string, { now }: Bench): string {
  if (!isJsonObject(value) || value['$now'] === undefined) return '';
  const ahead = Number(shown) - now;
  return Number.isFinite(ahead) ? `  (now ${ahead < 0 ? '−' : '+'} ${Math.abs(ahead)} s)` : '';
}
