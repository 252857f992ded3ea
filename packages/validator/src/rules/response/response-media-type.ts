import type { Examples, ResponseRule, Words } from '../../rule.ts';
import { isBareRefusal } from './bare-refusal.ts';

/** An answer is declared as `application/json`; parameters such as a charset are welcome. RFC 6749 sections 5.1 and 5.2. */
export const rule: ResponseRule = {
  id: 'response-media-type',
  kind: 'response',
  on: 'any',
  refusal: 'authentication',
  check(view) {
    const { mediaType } = view;
    if (mediaType === 'application/json' || isBareRefusal(view)) return [];
    const path = '/headers/content-type';
    if (mediaType === '') return [{ path, as: 'absent' }];
    return [{ path, as: 'other', actual: mediaType }];
  },
};

export const words: Words = {
  title: 'answers are declared as application/json',
  message: { absent: 'the answer has no Content-Type', other: 'the answer is declared as {{actual}}' },
  expected: 'application/json',
  help: 'Send Content-Type: application/json with every answer, tokens and errors alike.',
};

const json = (...type: readonly string[]) => [
  ...type.map((one) => ['Content-Type', one] as const),
  ['Cache-Control', 'no-store'] as const,
  ['Pragma', 'no-cache'] as const,
];

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [
    { title: 'with a charset', response: { headers: json('application/json;charset=UTF-8') } },
    { title: 'in capitals', response: { headers: json('Application/JSON') } },
    {
      title: 'a status that HTTP explains',
      response: { status: 415, headers: json('text/plain'), body: 'unsupported media type' },
      expected: { refusal: 'method-or-media-type' },
    },
  ],
  wrong: [
    { title: 'text/html', response: { headers: json('text/html') } },
    { title: 'another JSON type', response: { headers: json('application/problem+json') } },
    { title: 'no Content-Type', response: { headers: json() } },
  ],
}))();
