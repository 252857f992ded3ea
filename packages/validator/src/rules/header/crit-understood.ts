import { type Examples, type ParamTypes, type RequestRule, strings, type Words } from '../../rule.ts';
import { registered } from './extensions.ts';

/**
 * Every extension that `crit` names is understood; else the whole JWS is invalid. RFC 7515 section 4.1.11.
 *
 * Flaws of its form are the business of `crit-wellformed`: members that are no strings, and parameters of RFC 7515
 * itself, which every recipient understands and may refuse here, not must.
 */
export const rule: RequestRule = {
  id: 'crit-understood',
  kind: 'request',
  on: 'header',
  refusal: 'authentication',
  check({ header }, params) {
    const { crit } = header;
    if (!Array.isArray(crit)) return [];
    const understood = [...strings(params, 'understood'), ...registered];
    const name = crit.find((one) => typeof one === 'string' && !understood.includes(one));
    return name === undefined ? [] : [{ path: '/header/crit', data: { name }, actual: crit }];
  },
};

export const paramTypes: ParamTypes = { understood: 'strings' };

export const words: Words = {
  title: 'every critical extension is understood',
  message: 'crit demands the extension "{{name}}", which is not understood',
  help: 'Send no crit; refuse an assertion that demands an extension you do not implement.',
};

export const examples: Examples = {
  right: [
    { title: 'no crit' },
    { title: 'a parameter of RFC 7515', subject: { header: { crit: ['alg'] } } },
    {
      title: 'an understood extension',
      subject: { header: { crit: ['x-hardening'], 'x-hardening': true } },
      params: { understood: ['x-hardening'] },
    },
  ],
  wrong: [
    { title: 'an unknown extension', subject: { header: { crit: ['x-hardening'], 'x-hardening': true } } },
    { title: 'unencoded payload', subject: { header: { crit: ['b64'], b64: true } } },
  ],
};
