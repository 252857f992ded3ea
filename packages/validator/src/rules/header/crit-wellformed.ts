import type { Json, JsonObject } from '../../json.ts';
import type { Examples, RequestRule, Words } from '../../rule.ts';

/** Header parameters of RFC 7515; an extension is none of them. */
const registered = ['alg', 'jku', 'jwk', 'kid', 'x5u', 'x5c', 'x5t', 'x5t#S256', 'typ', 'cty', 'crit'];

/** `crit`, when present, is a list of different extension names that stand in the header. RFC 7515 section 4.1.11. */
export const rule: RequestRule = {
  id: 'crit-wellformed',
  kind: 'request',
  on: 'header',
  refusal: 'authentication',
  yieldsTo: ['crit-understood'],
  check({ header }) {
    const { crit } = header;
    const flaw = crit === undefined ? undefined : flawOf(crit, header);
    return flaw === undefined || crit === undefined ? [] : [{ path: '/header/crit', data: { flaw }, actual: crit }];
  },
};

export const words: Words = {
  title: 'crit is well-formed',
  message: 'crit is malformed: {{flaw}}',
  help: 'Send no crit, or let it list each extension of this header once.',
};

export const examples: Examples = {
  right: [{ title: 'no crit' }],
  wrong: [
    { title: 'a string', subject: { header: { crit: 'exp' } } },
    { title: 'null', subject: { header: { crit: null } } },
    { title: 'an empty list', subject: { header: { crit: [] } } },
    { title: 'a number in the list', subject: { header: { crit: [1] } } },
  ],
};

function flawOf(crit: Json, header: JsonObject): string | undefined {
  if (!Array.isArray(crit)) return 'it is no list';
  if (crit.length === 0) return 'it is empty';
  const names = crit.filter((one) => typeof one === 'string');
  if (names.length < crit.length) return 'a member is no string';
  if (new Set(names).size < names.length) return 'it names an extension twice';
  if (names.some((name) => registered.includes(name))) return 'it names a parameter that is no extension';
  return names.every((name) => Object.hasOwn(header, name)) ? undefined : 'it names a parameter that is not there';
}
