import fc from 'fast-check';
import { audienceOf } from '../draft.ts';
import type { Property } from './property.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789-._~/'.split('');

/** `aud` one edit away from the right one; shrinks towards the first character at which the edit goes unseen. */
export const audienceNearMisses: Property = {
  id: 'property-audience-near-misses',
  title: 'no aud that differs from the right one in a single place is accepted',
  rule: 'aud-accepted',
  draw: (bench) => {
    const url = audienceOf(bench);
    const at = fc.nat({ max: url.length - 1 });
    const letter = fc.constantFrom(...letters);
    const replaced = fc.tuple(at, letter).map(([index, one]) => splice(url, index, other(url[index], one)));
    const inserted = fc.tuple(fc.nat({ max: url.length }), letter).map(([index, one]) => insert(url, index, one));
    const cut = fc.nat({ max: url.length - 1 }).map((index) => url.slice(0, index));
    return fc
      .oneof(replaced, inserted, cut)
      .filter((aud) => aud !== url)
      .map((aud) => ({ edit: [{ op: 'replace', path: '/claims/aud', value: aud }] }));
  },
};

function other(current: string | undefined, wanted: string): string {
  return current === wanted ? (wanted === 'a' ? 'b' : 'a') : wanted;
}

function splice(url: string, index: number, letter: string): string {
  return `${url.slice(0, index)}${letter}${url.slice(index + 1)}`;
}

function insert(url: string, index: number, letter: string): string {
  return `${url.slice(0, index)}${letter}${url.slice(index)}`;
}
