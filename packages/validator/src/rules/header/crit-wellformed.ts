import type { Examples, RequestRule, Words } from '../../rule.ts';
import { flawOf } from './extensions.ts';

/** `crit`, when present, is a list of different extension names that stand in the header. RFC 7515 section 4.1.11. */
export const rule: RequestRule = {
  id: 'crit-wellformed',
  kind: 'request',
  on: 'header',
  refusal: 'authentication',
  yieldsTo: ['crit-understood'],
  check({ header }) {
    const { crit } = header;
    if (crit === undefined) return [];
    const flaw = flawOf(crit, header);
    return flaw === undefined ? [] : [{ path: '/header/crit', as: flaw, actual: crit }];
  },
};

export const words: Words = {
  title: 'crit is well-formed',
  message: {
    'no-list': 'crit is no list',
    empty: 'crit is an empty list',
    'no-string': 'a member of crit is no string',
    twice: 'crit names an extension twice',
    registered: 'crit names a parameter that is no extension',
    absent: 'crit names a parameter that is not there',
  },
  help: 'Send no crit, or let it list each extension of this header once.',
};

export const examples: Examples = {
  right: [
    { title: 'no crit' },
    { title: 'a present extension', subject: { header: { crit: ['x-known'], 'x-known': 1 } } },
  ],
  wrong: [
    { title: 'a string', subject: { header: { crit: 'exp' } } },
    { title: 'null', subject: { header: { crit: null } } },
    { title: 'an empty list', subject: { header: { crit: [] } } },
    { title: 'a number in the list', subject: { header: { crit: [1] } } },
    { title: 'an understood extension twice', subject: { header: { crit: ['x-known', 'x-known'], 'x-known': 1 } } },
    { title: 'a parameter of RFC 7515', subject: { header: { crit: ['alg'] } } },
    { title: 'an understood extension that is not there', subject: { header: { crit: ['x-known'] } } },
  ],
};
