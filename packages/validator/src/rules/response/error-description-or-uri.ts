import type { Examples, ResponseRule, Words } from '../../rule.ts';
import { isBareRefusal } from './bare-refusal.ts';

/** A refusal explains itself: `error_description` or `error_uri` is there. SMART App Launch, Backend Services. */
export const rule: ResponseRule = {
  id: 'error-description-or-uri',
  kind: 'response',
  on: 'error',
  refusal: 'authentication',
  yieldsTo: ['error-json', 'response-json-object'],
  check(view) {
    const { error_description, error_uri } = view.members;
    const explained = error_description !== undefined || error_uri !== undefined;
    return explained || isBareRefusal(view) ? [] : [{ path: '/body' }];
  },
};

export const words: Words = {
  title: 'a refusal explains itself',
  message: 'the answer has neither error_description nor error_uri',
  help: 'Add a short error_description, or an error_uri of a page that explains the error to a developer.',
};

const body = (members: string) => ({ status: 400, body: `{"error":"invalid_client"${members}}` });

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [
    { title: 'a description', response: body(',"error_description":"client authentication failed"') },
    { title: 'a page', response: body(',"error_uri":"https://as.example/errors"') },
    {
      title: 'a status that HTTP explains',
      response: { status: 405, body: '' },
      expected: { refusal: 'method-or-media-type' },
    },
  ],
  wrong: [{ title: 'only the code', response: body('') }],
}))();
