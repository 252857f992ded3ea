import type { Json } from '../../json.ts';
import type { Examples, Fault, ResponseRule, Words } from '../../rule.ts';
import { isErrorText, isUriReference } from './error-grammar.ts';

/**
 * `error_description` and `error_uri`, when present, keep to their grammar.
 *
 * RFC 6749 section 5.2 and appendices A.8 and A.9.
 */
export const rule: ResponseRule = {
  id: 'error-members',
  kind: 'response',
  on: 'error',
  refusal: 'authentication',
  check({ members }) {
    return [
      ...judged('description', members['error_description'], isErrorText),
      ...judged('uri', members['error_uri'], isUriReference),
    ];
  },
};

function judged(as: string, value: Json | undefined, grammar: (text: string) => boolean): readonly Fault[] {
  if (value === undefined || (typeof value === 'string' && grammar(value))) return [];
  return [{ path: `/body/error_${as}`, as, actual: value }];
}

export const words: Words = {
  title: 'what explains an error keeps to its grammar',
  message: {
    description: 'error_description is not a string of printable ASCII without quotes and backslashes',
    uri: 'error_uri is not a URI',
  },
  help: 'Leave error_description and error_uri out when there is nothing to say; else keep to RFC 6749 section 5.2.',
};

const body = (members: string) => ({ status: 400, body: `{"error":"invalid_client",${members}}` });
const page = '"error_uri":"https://as.example/errors#42"';

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [
    { title: 'a description', response: body('"error_description":"client authentication failed (E-42)!"') },
    { title: 'a page', response: body(page) },
    { title: 'a page of the same server', response: body('"error_uri":"/errors?id=a%20b"') },
  ],
  wrong: [
    { title: 'an empty description', response: body('"error_description":""') },
    { title: 'a description with a quote', response: body('"error_description":"no \\"aud\\""') },
    { title: 'a description with a line break', response: body('"error_description":"no\\naud"') },
    { title: 'a description beyond ASCII', response: body('"error_description":"läuft nicht"') },
    { title: 'a description that is null', response: body('"error_description":null') },
    { title: 'a page with a space', response: body('"error_uri":"https://as.example/my errors"') },
    { title: 'a page with half a triplet', response: body('"error_uri":"https://as.example/%4"') },
    { title: 'a page that is a number', response: body('"error_uri":42') },
  ],
}))();
