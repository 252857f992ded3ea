import { type Examples, type ParamTypes, type RequestRule, strings, type Words } from '../../rule.ts';
import { isSigned } from './signed.ts';

/** `alg` is one of those that the profile prefers among the allowed ones. */
export const rule: RequestRule = {
  id: 'alg-preferred',
  kind: 'request',
  on: 'header',
  refusal: 'authentication',
  yieldsTo: ['alg-required', 'jws-not-unsecured', 'alg-fits-method', 'alg-allowed', 'alg-registered', 'alg-fits-key'],
  applies: isSigned,
  check({ header: { alg } }, params) {
    const accept = strings(params, 'accept');
    if (typeof alg !== 'string' || accept.includes(alg)) return [];
    return [{ path: '/header/alg', expected: accept, actual: alg }];
  },
};

export const paramTypes: ParamTypes = { accept: 'strings' };

export const words: Words = {
  title: 'alg is one of those preferred',
  message: 'alg "{{actual}}" is allowed, yet {{expected}} is preferred',
  help: 'Sign with {{expected}}; the other algorithms are kept for clients that cannot yet.',
};

export const examples: Examples = {
  right: [{ title: 'a preferred one', params: { accept: ['RS384'] } }],
  wrong: [{ title: 'an allowed one that is not preferred', params: { accept: ['PS256'] } }],
};
