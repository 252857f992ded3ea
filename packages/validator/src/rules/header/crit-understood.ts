import { type Examples, type RequestRule, strings, type Words } from '../../rule.ts';

/**
 * Every extension that `crit` names is understood; else the whole JWS is invalid. RFC 7515 section 4.1.11.
 *
 * Members of `crit` that are no strings, and other flaws of its form, are the business of `crit-wellformed`.
 */
export const rule: RequestRule = {
  id: 'crit-understood',
  kind: 'request',
  on: 'header',
  refusal: 'authentication',
  params: { understood: 'strings' },
  check({ header }, params) {
    const { crit } = header;
    if (!Array.isArray(crit)) return [];
    const understood = strings(params, 'understood');
    const name = crit.find((one) => typeof one === 'string' && !understood.includes(one));
    return name === undefined ? [] : [{ path: '/header/crit', data: { name }, actual: crit }];
  },
};

export const words: Words = {
  title: 'every critical extension is understood',
  message: 'crit demands the extension "{{name}}", which is not understood',
  help: 'Send no crit; refuse an assertion that demands an extension you do not implement.',
};

export const examples: Examples = {
  right: [
    { title: 'no crit' },
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
