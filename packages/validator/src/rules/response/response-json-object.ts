import { isJsonObject } from '../../json.ts';
import type { Examples, ResponseRule, Words } from '../../rule.ts';
import { isBareRefusal } from './bare-refusal.ts';

/** The body of an answer is one JSON object with its parameters at the top level. RFC 6749 sections 5.1 and 5.2. */
export const rule: ResponseRule = {
  id: 'response-json-object',
  kind: 'response',
  on: 'any',
  refusal: 'authentication',
  check(view) {
    if (isJsonObject(view.json) || isBareRefusal(view)) return [];
    return [{ path: '/body', as: view.json === undefined ? 'text' : 'value' }];
  },
};

export const words: Words = {
  title: 'answers are JSON objects',
  message: { text: 'the body of the answer is not JSON', value: 'the body of the answer is JSON, but not an object' },
  expected: 'a JSON object',
  help: 'Answer with one JSON object in UTF-8, tokens and errors alike.',
};

const refused = { status: 400, body: 'invalid_client' };

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [
    { title: 'an object' },
    {
      title: 'a status that HTTP explains',
      response: { status: 405, body: '' },
      expected: { refusal: 'method-or-media-type' },
    },
  ],
  wrong: [
    { title: 'plain text', response: refused, expected: { refusal: 'authentication' } },
    { title: 'nothing', response: { ...refused, body: '' }, expected: { refusal: 'authentication' } },
    { title: 'a list', response: { ...refused, body: '[]' }, expected: { refusal: 'authentication' } },
    { title: 'a string', response: { ...refused, body: '"invalid_client"' }, expected: { refusal: 'authentication' } },
    {
      title: 'an object with a comma too many',
      response: { ...refused, body: '{"error":"invalid_client",}' },
      expected: { refusal: 'authentication' },
    },
  ],
}))();
