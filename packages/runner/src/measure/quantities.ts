import { type Bench, lineOf, type Recipe } from '@assay/cases';
import type { Shot } from '../shot.ts';
import type { Range } from './search.ts';

/** A limit of an endpoint that requests can find. */
export interface Quantity {
  /** Name in the report: the largest value that is accepted. */
  readonly name: string;
  /** A fact: "how far ahead exp may lie". */
  readonly title: string;
  readonly unit: string;
  readonly range: (bench: Bench, intrusive: boolean) => Omit<Range, 'tries'>;
  /** The valid request with the value in it. */
  readonly recipe: (value: number, bench: Bench) => Recipe;
  /** What a request that was sent stands for, where that is not the value itself. */
  readonly reading?: (shot: Shot) => number;
}

const hour = 3600;
const day = 86_400;
/** Seconds between a claim in the future and the `exp` behind it. */
const behind = 30;

/** The distance of `exp` that the profile allows, or a day. */
function limitOf({ profile }: Bench): number {
  const seconds = lineOf(profile, 'exp-max-lifetime')?.params['seconds'];
  return typeof seconds === 'number' ? seconds : day;
}

function claims(values: Readonly<Record<string, number>>): Recipe {
  return {
    edit: Object.entries(values).map(([name, value]) => ({
      op: 'replace',
      path: `/claims/${name}`,
      value: { $now: value },
    })),
  };
}

/** A claim that lies ahead, with an `exp` behind it that is within the limit. */
function ahead(name: 'nbf' | 'iat'): Pick<Quantity, 'range' | 'recipe'> {
  return {
    range: (bench) => {
      const most = Math.min(limitOf(bench) - behind, 10 * 60);
      return { low: 0, ladder: [...[120, 270].filter((one) => one < most), most] };
    },
    recipe: (value, bench) =>
      claims({ [name]: value, exp: Math.max(value + behind, Math.min(90, limitOf(bench) - 10)) }),
  };
}

/** Everything that is measured, in this order. */
export const quantities: readonly Quantity[] = [
  {
    name: 'lifetime-accepted',
    title: 'how far ahead exp may lie',
    unit: 's',
    range: (bench) => {
      const limit = limitOf(bench);
      return { low: Math.min(90, limit - 10), ladder: limit < hour ? [limit * 2, hour, day] : [hour, day, 2 * day] };
    },
    recipe: (value) => claims({ exp: value }),
  },
  {
    name: 'exp-in-past-accepted',
    title: 'how long ago exp may have passed',
    unit: 's',
    range: () => ({ low: -5, ladder: [120, 600, hour] }),
    // An iat that is older still: an assertion that ended before it began is refused for another reason.
    recipe: (value) => claims({ exp: -value, iat: -value - 5 }),
  },
  { name: 'nbf-ahead-accepted', title: 'how far ahead nbf may lie', unit: 's', ...ahead('nbf') },
  { name: 'iat-ahead-accepted', title: 'how far ahead iat may lie', unit: 's', ...ahead('iat') },
  {
    name: 'assertion-size-accepted',
    title: 'how long an assertion may be',
    unit: 'octets',
    range: (_, intrusive) => ({ low: 0, ladder: [6000, 12_000, 48_000, ...(intrusive ? [780_000] : [])] }),
    recipe: (value) => ({ edit: [{ op: 'replace', path: '/claims/x-assay', value: { $repeat: ['x', value] } }] }),
    reading: ({ minted }) => minted.assertion?.length ?? 0,
  },
];
