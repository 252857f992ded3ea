import type { Json } from '../../json.ts';
import type { ResponseView } from '../../response.ts';
import type { Examples, ResponseRule, Words } from '../../rule.ts';

/** Texts shorter than this come back by chance. */
const shortest = 8;

const none: readonly never[] = Object.freeze([]);

/** A text without any of these shows neither a stack nor a key; nearly all are such. */
const suspicious = /-----BEGIN |\b(?:at|in|goroutine|panicked at) |Traceback|\.rb:|#\d/;

/** Bounded repeats only: the text comes from outside. */
const leaks: readonly (readonly [kind: string, signs: readonly RegExp[]])[] = [
  ['pem', [/-----BEGIN [A-Z0-9 ]{1,40}-----/]],
  [
    'stack',
    [
      /\bat [^\s()]{1,200} ?\([^()\s]{1,300}\.[a-z]{1,6}:\d{1,9}(?::\d{1,9})?\)/,
      /\bat (?:async )?(?:file:|node:|\/|[A-Za-z]:\\)[^\s()]{1,300}:\d{1,9}:\d{1,9}\b/,
      /\bin \S{1,300}:line \d/,
      /Traceback \(most recent call last\)/,
      /\bgoroutine \d{1,20} \[/,
      /\.rb:\d{1,9}:in [`']/,
      /#\d{1,4} \S{1,300}\(\d{1,9}\): /,
      /\bpanicked at /,
    ],
  ],
];

/**
 * Nothing comes back that helps an attacker: no assertion, secret or key of the request, no stack trace, no PEM block.
 *
 * The found text is never repeated in the finding. RFC 7523 section 3.2 leaves open what a description may explain.
 */
export const rule: ResponseRule = {
  id: 'error-no-leak',
  kind: 'response',
  on: 'any',
  refusal: 'authentication',
  check(view, { confidential = [] }) {
    const secrets = confidential.filter((text) => text.length >= shortest);
    const isClean = (text: string): boolean => !suspicious.test(text) && !secrets.some((one) => text.includes(one));
    const texts = textsOf(view);
    if (texts.every(isClean) && view.headers.every(([, value]) => isClean(value))) return none;
    const body = leaksIn(texts, secrets).map((as) => ({ path: '/body', as }));
    const fields = view.headers.flatMap(([name, value]) =>
      leaksIn([value], secrets).map((as) => ({ path: `/headers/${name.toLowerCase()}`, as })),
    );
    return [...body, ...fields];
  },
};

/** What kinds of things the texts give away. */
function leaksIn(texts: readonly string[], secrets: readonly string[]): readonly string[] {
  const suspects = texts.filter((text) => suspicious.test(text));
  const secret = secrets.some((one) => texts.some((text) => text.includes(one)));
  const kinds = leaks.filter(([, all]) => suspects.some((text) => all.some((one) => one.test(text))));
  return [...(secret ? ['confidential'] : []), ...kinds.map(([kind]) => kind)];
}

/** The body as it stands, and every name and string in its JSON where escapes could hide something. */
function textsOf({ text, json }: ResponseView): readonly string[] {
  const texts = [text];
  const open: Json[] = json === undefined || !text.includes('\\') ? [] : [json];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value === 'string') texts.push(value);
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value)) texts.push(...Object.keys(value));
    for (const inner of Object.values(value)) open.push(inner);
  }
  return texts;
}

export const words: Words = {
  title: 'answers give nothing away',
  message: {
    confidential: 'the answer repeats an assertion, a secret or key material of the request',
    stack: 'the answer shows a stack trace',
    pem: 'the answer shows a PEM block',
  },
  help: 'Keep details in the log of the server and answer with the error code alone.',
};

const refused = (description: string) => ({
  status: 400,
  body: JSON.stringify({ error: 'invalid_client', error_description: description }),
});
const expected = {
  refusal: 'authentication',
  confidential: ['GZ6Jb/1qJp"Xk', 'abc', 'eightoct', 'never sent back'],
} as const;

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [
    {
      title: 'a plain description',
      response: refused('expired at noon (12:30), that is at 2026-11-23T12:30:00Z'),
      expected,
    },
    { title: 'a text too short to be told from chance', response: refused('abc'), expected },
  ],
  wrong: [
    {
      title: 'the secret in a header field',
      response: {
        headers: [
          ['Content-Type', 'application/json'],
          ['Cache-Control', 'no-store'],
          ['Pragma', 'no-cache'],
          ['X-Debug', 'key=GZ6Jb/1qJp"Xk'],
        ],
      },
      expected,
    },
    {
      title: 'the secret, escaped in another way',
      response: { status: 400, body: '{"error":"invalid_client","error_description":"x","k":"GZ6Jb\\/1qJp\\u0022Xk"}' },
      expected,
    },
    { title: 'the shortest text that counts', response: refused('not eightoct'), expected },
    { title: 'a stack trace of Node.js', response: refused('Error at verify (/srv/jwt.js:10:7)'), expected },
    { title: 'a stack trace without names', response: refused('Error at file:///srv/jwt.js:10:7'), expected },
    { title: 'a stack trace of Java', response: refused('Bad at com.acme.Jwt.verify(Jwt.java:88)'), expected },
    { title: 'a stack trace of .NET', response: refused('at Acme.Jwt.Verify() in Jwt.cs:line 88'), expected },
    { title: 'a stack trace of Python', response: refused('Traceback (most recent call last): jwt.py'), expected },
    { title: 'a key', response: refused('cannot read -----BEGIN EC PRIVATE KEY----- MHcCAQEE'), expected },
  ],
}))();
